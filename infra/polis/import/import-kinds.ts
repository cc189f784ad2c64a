import { Kind, type TypeNode } from 'graphql';
import { loadContract } from '#shared/server/schema.ts';

export type Column = { name: string; required: boolean; description: string };

/** By which mutation a kind comes in, and under which field its payload has the run. */
export type ImportMutation = { name: string; input: string; run: string };

/** What can be imported: by the name of the list that takes it, the columns of a file of it. */
export type ImportKind = {
  name: string;
  description: string;
  columns: Column[];
  mutation: ImportMutation;
};

const mutations = [
  { domain: 'employment', name: 'importRecords', input: 'ImportRecordsInput', run: 'importRun' },
  {
    domain: 'community',
    name: 'importParticipations',
    input: 'ImportParticipationsInput',
    run: 'participationImport',
  },
];

/** As the contracts have them: each of these mutations takes one list of each of its kinds. */
export function readImportKinds(): ImportKind[] {
  return mutations.flatMap(({ domain, ...mutation }) => kindsOf(domain, mutation));
}

function kindsOf(domain: string, mutation: ImportMutation): ImportKind[] {
  const inputs = new Map(
    loadContract(domain).definitions.flatMap((definition) =>
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
  const lists = inputs.get(mutation.input)?.fields ?? [];
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
    return { name: name.value, description: record?.description?.value ?? '', columns, mutation };
  });
}

function typeNameIn(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameIn(type.type);
}
