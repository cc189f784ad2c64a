import { type GraphQLInputType, getNullableType, isInputObjectType, isListType } from 'graphql';
import type { CostWeights } from './cost-weights.ts';

/** What the contract says that the given fields of an input cost: a search by a part of a name, say. */
export function inputCost(type: GraphQLInputType, value: unknown, weights: CostWeights): number {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return 0;
  if (isListType(nullable)) {
    const items = Array.isArray(value) ? value : [value];
    return items.reduce<number>((sum, item) => sum + inputCost(nullable.ofType, item, weights), 0);
  }
  if (!isInputObjectType(nullable) || typeof value !== 'object') return 0;
  let cost = 0;
  for (const [name, inside] of Object.entries(value)) {
    const field = nullable.getFields()[name];
    if (!field || inside === null || inside === undefined) continue;
    cost += weights.get(`${nullable.name}.${name}`) ?? 0;
    cost += inputCost(field.type, inside, weights);
  }
  return cost;
}

/** The items of the lists that an input holds: each may be a row to write. */
export function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const below = Object.values(value).reduce<number>((sum, inside) => sum + valuesIn(inside), 0);
  return Array.isArray(value) ? value.length + below : below;
}
