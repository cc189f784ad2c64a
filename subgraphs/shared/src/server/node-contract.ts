import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { domains } from '#schema/domains.ts';
import { loadContract } from './schema.ts';

/** Name of the graph that the gateway answers itself: `node`, `nodes`, and who uses the graph. */
export const localGraph = 'gateway';

/** The gateway's graph: its own modules, `node`, and a key stub of each entity that some domain owns. */
export function nodeContract(): DocumentNode {
  const base = loadContract(localGraph, sharedWithGateway);
  const stubs = domains
    .flatMap(entitiesOf)
    .map(
      (name) => `type ${name} implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
    );
  return { ...base, definitions: [...base.definitions, ...parse(stubs.join('\n')).definitions] };
}

/** What of the shared contract the gateway's modules speak; the rest is of the domains. */
const sharedWithGateway = ['node', 'federation', 'connection', 'errors', 'scalars'].map(
  (file) => `shared/${file}.graphql`,
);

/** Types that implement Node, each in the contract of the graph that owns it. */
export function entityTypes(): string[] {
  return [...domains, localGraph].flatMap(entitiesOf).sort();
}

function entitiesOf(graph: string): string[] {
  return ownedEntities(graph).map((type) => type.name.value);
}

function ownedEntities(graph: string): ObjectTypeDefinitionNode[] {
  return loadContract(graph).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.some((implemented) => implemented.name.value === 'Node')
      ? [definition]
      : [],
  );
}
