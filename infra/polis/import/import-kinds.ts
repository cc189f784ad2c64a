import { Kind, type TypeNode } from 'graphql';
import { loadContract } from '#shared/server/schema.ts';

export type Column = { name: string; required: boolean; description: string };

/** What can be imported: by the name of the list that takes it, the columns of a file of it. */
export type ImportKind = { name: string; description: string; columns: Column[] };

/** As the contract has them: `importRecords` takes one list of each kind. */
export function readImportKinds(): ImportKind[] {
  const inputs = new Map(
    loadContract('employment').definitions.flatMap((definition) =>
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  const lists = inputs.get('ImportRecordsInput')?.fields ?? [];
  return lists.map(({ name, type }) => {
    const record = inputs.get(typeNameIn(type));
    const columns = (record?.fields ?? []).flatMap((field) =>
      // The line is ours to say: a file has it without a column.
      field.name.value === 'line'
        ? []
        : [
            {
              name: field.name.value,
              required: field.type.kind === Kind.NON_NULL_TYPE,
              description: field.description?.value ?? '',
            },
          ],
    );
    return { name: name.value, description: record?.description?.value ?? '', columns };
  });
}

function typeNameIn(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameIn(type.type);
}
