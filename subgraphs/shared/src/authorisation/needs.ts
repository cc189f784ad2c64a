import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { asks, type Rule } from './rule.ts';
import { entityOf, type Rules } from './rules.ts';

/** A rule that an operation meets, and where it is written. */
export type Need = { coordinate: string; rule: Rule };

/**
 * All that an operation asks of whoever sends it, in the order in which it is met: of the types it enters, the
 * fields it selects and what they lead to. What `@skip` or `@include` leaves out counts, as does a fragment
 * of a type that may not come: a right is not there or missing by what the data are.
 */
export function needsOf(
  schema: GraphQLSchema,
  rules: Rules,
  document: DocumentNode,
  operationName?: string | null,
): Need[] {
  const found = new Map<string, Need>();
  const meet = (coordinate: string) => {
    const rule = rules.get(coordinate);
    // Only an interface is public in spite of the rules of what implements it.
    if (!rule || !asks(rule) || rule.isPublic) return;
    const written = JSON.stringify(rule);
    if (!found.has(written)) found.set(written, { coordinate, rule });
  };
  for (const definition of reached(document, operationName)) {
    const types = new TypeInfo(schema);
    const visitor = visitWithTypeInfo(types, {
      FragmentDefinition: ({ typeCondition }) => meet(typeCondition.name.value),
      InlineFragment({ typeCondition }) {
        if (typeCondition) meet(typeCondition.name.value);
      },
      Field({ name: { value: name } }) {
        if (name.startsWith('_')) return;
        const parent = types.getParentType()?.name;
        const type = getNamedType(types.getType());
        if (parent === undefined || type === undefined) {
          throw new Error(`An operation is checked before it is known to be valid: ${name}`);
        }
        meet(entityOf(parent));
        meet(`${parent}.${name}`);
        meet(entityOf(type.name));
      },
    });
    visit(definition, visitor);
  }
  return [...found.values()];
}

/** The operation and, once each, the fragments that it spreads. */
function reached(document: DocumentNode, operationName?: string | null): DefinitionNode[] {
  const operation = getOperationAST(document, operationName);
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const found = new Set<DefinitionNode>(operation ? [operation] : []);
  // A set goes on to what is added to it meanwhile.
  for (const definition of found) {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment) found.add(fragment);
      },
    });
  }
  return [...found];
}

/** Types and fields that a schema has and no rule was read for: the supergraph is of another contract. */
export function unknownTo(rules: Rules, schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('_'))
    .flatMap((type) => [
      type.name,
      ...Object.keys(type.getFields())
        // What begins so is no name of GraphQL: no document can ask for it.
        .filter((field) => !/^[_$]/.test(field))
        .map((field) => `${type.name}.${field}`),
    ])
    .filter((coordinate) => !rules.has(coordinate));
}
