import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromAST,
} from 'graphql';
import type { CostWeights } from './cost-weights.ts';
import { inputCost, valuesIn } from './input-cost.ts';
import type { Operation, Variables } from './operation.ts';

/** Page of a list that is asked without a size. */
const usualPage = 20;
/** Items of a list that has no pages. */
const usualList = 5;
/** Counting a list takes the database as long as reading some of it. */
const costOfCount = 5;
const costOfMutation = 10;

export type Estimate = {
  cost: number;
  /** Page sizes that are no size of a page, as they were given. */
  pageSizes: number[];
};

/**
 * What an operation would cost: one for each object it may bring, pages as large as they are asked to be.
 * Each fragment is estimated once. What the schema does not know costs nothing; it is refused afterwards.
 */
export function estimateCost(
  schema: GraphQLSchema,
  weights: CostWeights,
  { definition, fragments, variables }: Operation,
  mostPerPage: number,
): Estimate {
  const pageSizes: number[] = [];
  const known = new Map<string, number>();

  function ofSet({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += ofField(selection, type);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value);
      else {
        const condition = selection.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : schema.getType(condition);
        cost += ofSet(selection.selectionSet, narrowed);
      }
    }
    return cost;
  }

  function ofFragment(name: string): number {
    const estimated = known.get(name);
    if (estimated !== undefined) return estimated;
    // Should it come back to itself.
    known.set(name, 0);
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const cost = fragment ? ofSet(fragment.selectionSet, type) : 0;
    known.set(name, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | undefined): number {
    const name = node.name.value;
    const field = fieldOf(parent, name);
    if (!field || !parent) return 0;
    const { args, size } = readArguments(field, node, variables);
    const asked = size ?? args.keys();
    const least = size === undefined ? 0 : 1;
    if (asked !== undefined && (asked < least || asked > mostPerPage)) pageSizes.push(asked);
    const own = (weights.get(`${parent.name}.${name}`) ?? 0) + args.cost(weights);
    if (parent === schema.getMutationType()) {
      const below = node.selectionSet ? ofSet(node.selectionSet, getNamedType(field.type)) : 0;
      return costOfMutation + args.items() + own + below;
    }
    if (name === 'totalCount') return costOfCount + own;
    const named = getNamedType(field.type);
    if (!isCompositeType(named) || !node.selectionSet) return own;
    if (size !== undefined) return own + 1 + ofPage(node.selectionSet, named, Math.max(size, 0));
    const isList = isListType(getNullableType(field.type));
    const times = isList ? (args.keys() ?? usualList) : 1;
    return own + times * (1 + ofSet(node.selectionSet, named));
  }

  /** What of a connection there is once per item, and what once per page. */
  function ofPage(set: SelectionSetNode, connection: GraphQLNamedType, size: number): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        cost += ofPageFragment(selection.name.value, connection, size);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += ofPage(selection.selectionSet, connection, size);
        continue;
      }
      const field = fieldOf(connection, selection.name.value);
      const isItems = field !== undefined && isListType(getNullableType(field.type));
      if (!isItems) cost += ofField(selection, connection);
      else if (selection.selectionSet) {
        cost += size * (1 + ofSet(selection.selectionSet, getNamedType(field.type)));
      }
    }
    return cost;
  }

  function ofPageFragment(name: string, connection: GraphQLNamedType, size: number): number {
    const page = `${name} ${size}`;
    const estimated = known.get(page);
    if (estimated !== undefined) return estimated;
    known.set(page, 0);
    const fragment = fragments.get(name);
    const cost = fragment ? ofPage(fragment.selectionSet, connection, size) : 0;
    known.set(page, cost);
    return cost;
  }

  const root = schema.getRootType(definition.operation) ?? undefined;
  return { cost: ofSet(definition.selectionSet, root), pageSizes };
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** How large a page is asked for, and what is given otherwise. */
function readArguments(
  { args }: GraphQLField<unknown, unknown>,
  { arguments: given = [] }: FieldNode,
  variables: Variables,
) {
  const values = args.map((argument) => {
    const node = given.find(({ name }) => name.value === argument.name)?.value;
    // Undefined for what does not fit, which is refused afterwards.
    const value = node && valueFromAST(node, argument.type, variables);
    return { name: argument.name, type: argument.type, value: value ?? argument.defaultValue };
  });
  const first = values.find(({ name }) => name === 'first');
  const size = first && (typeof first.value === 'number' ? first.value : usualPage);
  const ids = values.find(({ name }) => name === 'ids')?.value;
  return {
    size,
    args: {
      cost: (weights: CostWeights) =>
        values.reduce((sum, { type, value }) => sum + inputCost(type, value, weights), 0),
      items: () => values.reduce((sum, { value }) => sum + valuesIn(value), 0),
      keys: () => (Array.isArray(ids) ? ids.length : undefined),
    },
  };
}
