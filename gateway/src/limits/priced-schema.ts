import type { ApolloServerPlugin } from '@apollo/server';
import type { PricedSchema } from './check-document.ts';
import { readCostWeights } from './cost-weights.ts';

export type CurrentSchema = { get(): PricedSchema };

/** The schema that Apollo serves at the moment, also after the supergraph was exchanged. */
export function followSchema(): { current: CurrentSchema; plugin: ApolloServerPlugin } {
  let priced: PricedSchema | undefined;
  return {
    current: {
      get() {
        if (!priced) throw new Error('Nothing is asked before Apollo has started');
        return priced;
      },
    },
    plugin: {
      async serverWillStart() {
        return {
          schemaDidLoadOrUpdate({ apiSchema: schema, coreSupergraphSdl }) {
            priced = { schema, weights: readCostWeights(coreSupergraphSdl ?? '') };
          },
        };
      },
    },
  };
}
