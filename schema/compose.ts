import { composeServices } from '@apollo/composition';
import { localGraph, nodeContract } from '#shared/server/node-contract.ts';
import { loadContract } from '#shared/server/schema.ts';
import { domains } from './domains.ts';

/** The three domains and the gateway's own graph, composed; throws with everything that is wrong. */
export function composeSupergraph(): { supergraph: string; warnings: string[] } {
  const services = [
    ...domains.map((name) => ({ name, typeDefs: loadContract(name) })),
    { name: localGraph, typeDefs: nodeContract() },
  ].map((service) => ({ ...service, url: `http://${service.name}.invalid/graphql` }));
  const result = composeServices(services);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  const quiet = ['DEBUG', 'INFO'];
  const warnings = result.hints.filter((hint) => !quiet.includes(hint.definition.level.name));
  return { supergraph: result.supergraphSdl, warnings: warnings.map((hint) => hint.message) };
}
