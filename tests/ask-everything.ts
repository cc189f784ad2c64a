import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Domain } from '#schema/domains.ts';
import {
  isSampleIdentity,
  sampleIdentities,
  viewerOf,
} from '#shared/identity/sample-identities.ts';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { loadContract } from '#shared/server/schema.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import {
  type ConnectionField,
  connectionFields,
  isConnection,
  pageOf,
  selectionOf,
} from './every-connection.ts';
import type { LargeDomain } from './large-domain.ts';

/** Of whom another has the same rights, at an organisation with as much or as little. */
const alike: ReadonlySet<string> = new Set([
  ...['case-worker-treviso', 'researcher-unipd', 'contact-comune-treviso', 'contact-unipd'],
  ...['association-lead-verona', 'evaluator-comune-venezia'],
]);

/** Each kind once, and the partners of whom the sample has many people and few. */
const viewers: Viewer[] = [
  anonymous,
  ...Object.keys(sampleIdentities)
    .filter(isSampleIdentity)
    .filter((name) => !alike.has(name))
    .map(viewerOf),
];

/** Refusals that are part of it: not every viewer may ask everything. */
const expected = new Set<unknown>(['FORBIDDEN', 'FILTER_FORBIDDEN', 'UNAUTHENTICATED']);
type Key = Record<string, unknown>;
type Question = { asked: string; document: string; variables?: Record<string, unknown> };

/**
 * Asks a subgraph, as everyone, all that its schema offers: lists in each order, from the first
 * page and from a cursor, with each field of their filter, and what they lead to; the other fields
 * of Query; batches of every entity with every list of it. Gives back what went wrong.
 */
export async function askEverything(name: Domain, domain: LargeDomain): Promise<string[]> {
  // As the subgraph joins it; without resolvers it is only looked at.
  const schema = buildSubgraphSchema(loadContract(name));
  const lists = connectionFields(schema);
  const union = schema.getType('_Entity');
  const entities = isUnionType(union) ? union.getTypes() : [];
  const singles = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(isSingle);
  const faults = new Set<string>();
  /** By connection and order: a cursor of one list fits every other list of the same entity. */
  const cursors = new Map<string, string>();
  /** Keys of the entities that answers showed. */
  const seen = new Map<string, Map<string, Key>>();

  /** What Query or the entities answered; undefined when it is not for this viewer. */
  async function ask(viewer: Viewer, { asked, document, variables = {} }: Question) {
    domain.note(asked, 'filter' in variables);
    const { data, errors } = await domain.query(document, variables, viewer);
    const wrong = errors.filter(({ extensions }) => !expected.has(extensions['code']));
    for (const { message } of wrong) faults.add(`${asked}: ${message}`);
    for (const [type, key] of keysIn(data)) {
      const keys = seen.get(type) ?? new Map<string, Key>();
      seen.set(type, keys);
      if (keys.size < 20) keys.set(JSON.stringify(key), key);
    }
    return errors.length > 0 ? undefined : data;
  }

  async function askList(viewer: Viewer, list: ConnectionField, keys: Key[]) {
    const document = listDocument(list);
    for (const order of [undefined, ...list.orders]) {
      const place = `${list.type.name} ${order}`;
      const variables = { keys, ...(order && { orderBy: [order] }) };
      const data = await ask(viewer, { asked: list.coordinate, document, variables });
      if (data === undefined) return;
      const pages = [data, ...(data?._entities ?? [])].map((each) => each?.[list.field]?.pageInfo);
      const after = pages.find((page) => page?.endCursor)?.endCursor ?? cursors.get(place);
      if (!after) continue;
      cursors.set(place, after);
      await ask(viewer, {
        asked: list.coordinate,
        document,
        variables: { ...variables, after },
      });
    }
    if (list.parent !== 'Query') return;
    for (const filter of list.filters) {
      const asked = `${list.coordinate} filter ${Object.keys(filter)}`;
      await ask(viewer, { asked, document, variables: { keys, filter } });
    }
  }

  const roots = lists.filter(({ parent }) => parent === 'Query');
  for (const viewer of viewers) {
    for (const list of roots) await askList(viewer, list, []);
  }
  for (const viewer of viewers) {
    for (const field of singles) {
      const [key] = keysOf(getNamedType(field.type).name);
      await ask(viewer, singleQuestion(field, key));
    }
    for (const type of entities) {
      const keys = keysOf(type.name).map((key) => ({ __typename: type.name, ...key }));
      for (const list of lists.filter(({ parent }) => parent === type.name)) {
        await askList(viewer, list, keys);
      }
      // A question is refused whole, so that whoever may not go as far goes less far.
      for (const steps of [2, 1]) {
        const document = entitiesDocument(type, selectionOf(type, steps));
        if (await ask(viewer, { asked: type.name, document, variables: { keys } })) break;
      }
    }
  }
  for (const { type, orders } of lists) {
    const without = orders.filter((order) => !cursors.has(`${type.name} ${order}`));
    for (const order of without) faults.add(`${type.name}: no cursor in the order ${order}`);
  }
  return [...faults];

  /** Of entities that only other domains show, keys that belong to nobody. */
  function keysOf(type: string): Key[] {
    const keys = [...(seen.get(type)?.values() ?? [])].map((key) => ({
      ...required[type],
      ...key,
    }));
    const place = { level: 'COMUNE', listName: 'ISCO_08', code: '028000' };
    const nobody = { ...required[type], id: newId(prefixOf(type)), ...place };
    return keys.length > 0 ? keys : [nobody];
  }
}

/** One document for every place and filter, so that the subgraph compiles it once. */
function listDocument({ parent, field, type, node, arguments: all }: ConnectionField): string {
  const asked = all.filter(({ name }) => ['after', 'orderBy', 'filter'].includes(name));
  const declared = asked.map((argument) => `$${argument.name}: ${argument.type}`);
  const given = asked.map(({ name }) => `${name}: $${name}`);
  const list = `${field}(${['first: 20', ...given].join(', ')}) { ${pageOf(type, selectionOf(node, 0))} }`;
  return parent === 'Query'
    ? `query (${declared.join(', ')}) { ${list} }`
    : entitiesDocument({ name: parent }, list, declared);
}

function entitiesDocument(
  { name }: Pick<GraphQLObjectType, 'name'>,
  selection: string,
  declared: string[] = [],
): string {
  return `query (${['$keys: [_Any!]!', ...declared].join(', ')}) {
    _entities(representations: $keys) { ... on ${name} { ${selection} } } }`;
}

/** Whether a field of Query gives one thing, or a short list. What takes an input is a use case. */
function isSingle(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  if (field.args.some(({ name }) => name === 'input')) return false;
  return isObjectType(type) && !type.name.startsWith('_') && !isConnection(type);
}

/** What identifies something where an answer has not shown it. */
const known: Key = {
  ...{ code: '436', name: 'LANGUAGE', list: 'LANGUAGE', number: 'TRN-0' },
  ...{ indicator: 'R.2.9', personRecordId: newId('person_record') },
};

/** What a domain requires of the one that owns the entity. */
const required: Record<string, Key> = { Memorandum: { signedBy: [], inForceFrom: '2026-01-01' } };

function singleQuestion(field: GraphQLField<unknown, unknown>, key: Key = {}): Question {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const given = required.map(({ name }) => `${name}: ${JSON.stringify(key[name] ?? known[name])}`);
  const type: GraphQLNamedType = getNamedType(field.type);
  const selection = isObjectType(type) ? selectionOf(type, 0) : '';
  const written = given.length > 0 ? `(${given.join(', ')})` : '';
  return {
    asked: `Query.${field.name}`,
    document: `{ ${field.name}${written} { ${selection} } }`,
  };
}

/** The keys in an answer: ids, and a territory's level and code. */
function keysIn(data: unknown): [type: string, key: Key][] {
  if (Array.isArray(data)) return data.flatMap(keysIn);
  if (typeof data !== 'object' || data === null) return [];
  const { __typename: type, id, level, code } = data as Record<string, unknown>; // an object of JSON
  const below = Object.values(data).flatMap(keysIn);
  const key: Key = level && code ? { level, code } : { id };
  return typeof type === 'string' && (id || level) ? [[type, key], ...below] : below;
}
