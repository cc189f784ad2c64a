import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

type Asked = { query?: string | undefined; variables?: Record<string, unknown> | undefined };

/**
 * Where something is missing when a subgraph does not answer this question: at each of its fields and, where it
 * is asked about entities, at each field of each. Apollo puts them where they are in the answer of the gateway.
 */
export function missingPaths({ query = '', variables = {} }: Asked): (string | number)[][] {
  const document = parse(query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const { selectionSet } = operation as OperationDefinitionNode; // the kind that was looked for
  const { representations } = variables;
  if (!Array.isArray(representations)) {
    return fieldsIn(document, selectionSet).map(({ name }) => [name]);
  }
  const [entities] = fieldsIn(document, selectionSet);
  const fields = fieldsIn(document, entities?.selectionSet);
  return representations.flatMap(({ __typename: type }, index) =>
    fields
      .filter(({ of }) => of === undefined || of === type)
      .map(({ name }) => ['_entities', index, name]),
  );
}

type Field = { name: string; of: string | undefined; selectionSet: SelectionSetNode | undefined };

/** By the names they have in the answer, each with the type it is asked of where that is said. */
function fieldsIn(document: DocumentNode, set?: SelectionSetNode, of?: string): Field[] {
  return (set?.selections ?? []).flatMap((selection): Field[] => {
    if (selection.kind === Kind.FIELD) {
      const { name, alias = name, selectionSet } = selection;
      return name.value === '__typename' ? [] : [{ name: alias.value, of, selectionSet }];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (each) =>
              each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
          );
    if (!fragment || !('selectionSet' in fragment)) return [];
    const type = 'typeCondition' in fragment ? fragment.typeCondition?.name.value : undefined;
    return fieldsIn(document, fragment.selectionSet, type ?? of);
  });
}
