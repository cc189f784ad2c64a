import { Kind, parse, type TypeDefinitionNode } from 'graphql';

/** What the contract says costs more than usual (`@cost`), by `Type.field`. */
export type CostWeights = ReadonlyMap<string, number>;

/** Reads `@cost(weight:)` of fields and of input fields; federation composes it into the supergraph. */
export function readCostWeights(supergraph: string): CostWeights {
  const weights = new Map<string, number>();
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (!('fields' in definition)) continue;
    // Object, interface and input types: what has fields.
    const { name, fields = [] } = definition as Extract<TypeDefinitionNode, { fields?: unknown }>;
    for (const field of fields) {
      const cost = field.directives?.find((directive) => directive.name.value === 'cost');
      const weight = cost?.arguments?.find((argument) => argument.name.value === 'weight')?.value;
      if (weight?.kind === Kind.INT) {
        weights.set(`${name.value}.${field.name.value}`, Number(weight.value));
      }
    }
  }
  return weights;
}
