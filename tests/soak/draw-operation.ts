import { getNamedType, isObjectType, isUnionType } from 'graphql';
import type { Random } from '#shared/sample/sample-random.ts';
import type { ConnectionField } from '../every-connection.ts';
import { drawSelection, drawValue, type Ids, type Offered, totalOf } from './offered.ts';

export type Operation = {
  asked: string;
  document: string;
  variables: Record<string, unknown>;
  /** The list whose total is of all its nodes that the viewer may read. */
  list?: ConnectionField;
  writes: boolean;
};

/** The version at which a row is, so that an act does not fail for being late. */
export type VersionOf = (id: string) => number | undefined;

/** A list, or a batch of entities of anybody. */
export function drawReading(random: Random, offered: Offered, ids: Ids): Operation {
  return random.chance(0.5)
    ? drawList(random, random.pick(offered.roots), ids)
    : drawEntities(random, offered, ids);
}

function drawList(random: Random, list: ConnectionField, ids: Ids): Operation {
  const given: string[] = [];
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  for (const { name, type } of list.arguments) {
    if (name === 'after' || random.chance(0.3)) continue;
    declared.push(`$${name}: ${type}`);
    given.push(`${name}: $${name}`);
    variables[name] =
      name === 'first' ? random.integer(1, 60) : drawValue(random, ids, type, name, list.node.name);
  }
  const outer = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
  const inner = given.length > 0 ? `(${given.join(', ')})` : '';
  const nodes = drawSelection(random, list.node, random.integer(0, 1));
  return {
    asked: `${list.coordinate} ${JSON.stringify(variables)}`,
    document: `${outer} { ${list.field}${inner} { ${totalOf(list.type)} nodes { ${nodes} } } }`,
    variables,
    list,
    writes: false,
  };
}

function drawEntities(random: Random, { entities }: Offered, ids: Ids): Operation {
  const type = random.pick(entities.filter(({ name }) => ids.has(name)));
  const known = ids.get(type.name) ?? [];
  const keys = Array.from({ length: 12 }, () => ({
    __typename: type.name,
    id: random.pick(known),
    ...required[type.name],
  }));
  const selection = drawSelection(random, type, 1);
  return {
    asked: `_entities of ${type.name}`,
    document: `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type.name} { ${selection} } } }`,
    variables: { keys },
    writes: false,
  };
}

/** What a domain requires of the one that owns the entity. */
const required: Record<string, object> = {
  Memorandum: { signedBy: [], inForceFrom: '2026-01-01' },
};

/** A mutation with ids of anybody, at the version at which each is. */
export function drawMutation(
  random: Random,
  { mutations }: Offered,
  ids: Ids,
  versionOf: VersionOf,
): Operation {
  const field = random.pick(mutations);
  const payload = getNamedType(field.type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const entity = fields.map(({ type }) => getNamedType(type)).find(isObjectType);
  const variables = Object.fromEntries(
    field.args.map(({ name, type }) => [name, drawValue(random, ids, type, name, entity?.name)]),
  );
  for (const input of Object.values(variables)) bringUpToDate(input, versionOf);
  const selection = fields.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isUnionType(named)) return `${name} { __typename ... on UserError { message } }`;
    return isObjectType(named) ? `${name} { ${drawSelection(random, named, 1)} }` : [];
  });
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`);
  const given = field.args.map(({ name }) => `${name}: $${name}`);
  return {
    asked: `Mutation.${field.name} ${JSON.stringify(variables)}`,
    document: `mutation (${declared.join(', ')}) { ${field.name}(${given.join(', ')}) { __typename ${selection.join(' ')} } }`,
    variables,
    writes: true,
  };
}

function bringUpToDate(input: unknown, versionOf: VersionOf): void {
  if (typeof input !== 'object' || input === null || !('version' in input)) return;
  const id = Object.entries(input).find(([name, value]) => /^id$|Id$/.test(name) && value);
  const version = typeof id?.[1] === 'string' ? versionOf(id[1]) : undefined;
  if (version !== undefined) input.version = version;
}
