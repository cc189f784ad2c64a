import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { domains } from '#schema/domains.ts';
import { loadContract } from './schema.ts';

/** Name of the graph that the gateway answers itself: `node` and `nodes`. */
export const localGraph = 'gateway';

/** The gateway's graph: `node` and a key stub of each entity that some domain owns. */
export function nodeContract(): DocumentNode {
  const base = loadContract(localGraph, ['shared/node.graphql', 'shared/federation.graphql']);
  const stubs = entityTypes().map(
    (name) => `type ${name} implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
  );
  return { ...base, definitions: [...base.definitions, ...parse(stubs.join('\n')).definitions] };
}

/** Types that implement Node, each in the contract of the domain that owns it. */
export function entityTypes(): string[] {
  return domains.flatMap((domain) => ownedEntities(domain).map((type) => type.name.value)).sort();
}

function ownedEntities(domain: string): ObjectTypeDefinitionNode[] {
  return loadContract(domain).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.some((implemented) => implemented.name.value === 'Node')
      ? [definition]
      : [],
  );
}
