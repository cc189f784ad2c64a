import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
} from 'graphql';
import { printApiSchema } from '#gateway/api-schema.ts';
import { accessMatrix } from '#infra/reference/access-matrix.ts';
import { domains } from '#schema/domains.ts';
import { isSampleIdentity } from '#shared/identity/sample-identities.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { createViewerTokenSigner } from '#shared/identity/viewer-token.ts';
import { loadContract } from '#shared/server/schema.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import {
  documentOf,
  documentOfRefusals,
  inOneDocument,
  isRefusal,
  refusalsOf,
  type Way,
  waysTo,
} from './every-coordinate.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// docs/reference/access.md says who may ask for what; here everybody asks for everything.

const schema = buildSchema(printApiSchema());
const { viewers, rows } = accessMatrix();
const rowOf = new Map(rows.map((row) => [`${row.type}.${row.field}`, row]));
const ways = waysTo(schema);
const refusals: ReadonlySet<unknown> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'PURPOSE_FORBIDDEN',
]);
/** So many at once keep the gateway busy. */
const abreast = 8;

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {}, { gate: { rateFactor: 0 } });
}, 120_000);
afterAll(() => graph.close());

type Question = { document: string; coordinates: string[]; viewer: Viewer; mayAsk: boolean };

function fieldsOf(type: GraphQLObjectType) {
  return Object.keys(type.getFields()).map((field) => ({
    field,
    coordinate: `${type.name}.${field}`,
  }));
}

function mayAsk(coordinate: string, at: number): boolean {
  const row = rowOf.get(coordinate);
  if (!row) throw new Error(`The matrix has no ${coordinate}`);
  return row.mayAsk[at] === true;
}

/** Of several with the same rights the first alone asks for each field by itself. */
const first = new Map(
  viewers
    .map(rightsOf)
    .map((rights, at) => [rights, at] as const)
    .reverse(),
);

function rightsOf({ role, purpose, scopes }: Viewer): string {
  return JSON.stringify([role, purpose, scopes.toSorted()]);
}

/** What a viewer may is asked for together; what not, each by itself, unless the way there is barred already. */
function questionsOf(type: GraphQLObjectType, way: Way, at: number): Question[] {
  const viewer = viewers[at] as Viewer; // one of those that are counted
  const isFirst = first.get(rightsOf(viewer)) === at;
  const wayIsOpen = way.through.every((coordinate) => mayAsk(coordinate, at));
  const fields = fieldsOf(type).map((each) => ({
    ...each,
    may: wayIsOpen && mayAsk(each.coordinate, at),
  }));
  const isEach = wayIsOpen && isFirst;
  const allowed = fields.filter(({ may }) => may).map(({ field }) => field);
  const refused = fields.filter(({ may }) => !may).map(({ field }) => field);
  const ask = (names: string[], may: boolean): Question => ({
    document: documentOf(way, type, names),
    coordinates: names.map((name) => `${type.name}.${name}`),
    viewer,
    mayAsk: may,
  });
  return [
    ...inOneDocument(type, allowed).map((names) => ask(names, true)),
    ...(isEach ? refused.map((name) => [name]) : inOneDocument(type, refused)).map((names) =>
      ask(names, false),
    ),
  ];
}

function wayTo(type: string): Way {
  const way = ways.get(type);
  if (!way) throw new Error(`There is no way to ${type}`);
  return way;
}

async function forEach<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

const types = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'));

describe('who may ask for what', () => {
  it('is said of every field of the graph, and there is a way to each', () => {
    const coordinates = types.flatMap((type) => fieldsOf(type)).map((each) => each.coordinate);
    expect([...rowOf.keys()].toSorted()).toEqual(coordinates.toSorted());
    expect(types.filter(({ name }) => !ways.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('is what everybody meets who asks the graph', async () => {
    const differences: string[] = [];
    const fetched: string[] = [];
    let asked = 0;
    const questions = viewers.flatMap((viewer, at) => [
      ...types
        .filter((type) => !isRefusal(type))
        .flatMap((type) => questionsOf(type, wayTo(type.name), at)),
      ...refusalsOf(schema, ways).map(
        (refused): Question => ({
          document: documentOfRefusals(refused),
          coordinates: refused.types.flatMap(fieldsOf).map(({ coordinate }) => coordinate),
          viewer,
          mayAsk: refused.way.through.every((coordinate) => mayAsk(coordinate, at)),
        }),
      ),
    ]);
    await forEach(questions, async ({ document, coordinates, viewer, mayAsk: may }) => {
      const identity = isSampleIdentity(viewer.subject) ? viewer.subject : undefined;
      const ask = () => graph.query(document, {}, identity);
      // A connection that was kept may have been closed just then, on a busy machine.
      const { status, errors, counts } = await ask().catch(ask);
      const isRefused =
        [401, 403].includes(status) &&
        errors.some(({ extensions }) => refusals.has(extensions['code']));
      asked += coordinates.length;
      if (isRefused === may) differences.push(`${viewer.subject}: ${coordinates.join(' ')}`);
      if (isRefused && counts.fetches > 0) fetched.push(document);
    });
    console.log(
      `${rows.length} fields × ${viewers.length} identities: ${asked} asked in ${questions.length} operations, ${differences.length} differences`,
      ...differences,
    );
    expect(asked).toBe(rows.length * viewers.length);
    expect({ differences, fetched }).toEqual({ differences: [], fetched: [] });
  }, 600_000);

  it('is what a subgraph holds everybody to that is sent there past the rules of the gateway', async () => {
    const differences: string[] = [];
    let asked = 0;
    const questions = types.flatMap((type, position) => {
      const isRoot = ['Query', 'Mutation'].includes(type.name);
      const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
      if (!isRoot && !isNode) return [];
      return fieldsOf(type).flatMap(({ field, coordinate }, index) => {
        // A sample: everybody asks for some, and each field is asked for by somebody.
        const some = viewers.map((_, at) => at).filter((at) => (at + index + position) % 7 === 0);
        return some.map((at) => ({ type, field, coordinate, at, isRoot }));
      });
    });
    await forEach(questions, async ({ type, field, coordinate, at, isRoot }) => {
      const way = isRoot ? wayTo(type.name) : toEntity(type.name);
      const viewer = viewers[at] as Viewer; // one of those that are counted
      const owning = graph.subgraphs.filter(({ name }) => has(name, type.name, field));
      for (const subgraph of owning) {
        const send = () => askSubgraph(subgraph, viewer, documentOf(way, type, [field]));
        const codes = await send().catch(send);
        asked += 1;
        const isRefused = codes.some((code) => refusals.has(code));
        if (isRefused === mayAsk(coordinate, at)) {
          differences.push(`${subgraph.name}, ${viewer.subject}: ${coordinate}`);
        }
      }
    });
    console.log(`Subgraphs: ${asked} asked, ${differences.length} differences`, ...differences);
    expect(asked).toBeGreaterThan(3_000);
    expect(differences).toEqual([]);
  }, 600_000);
});

const schemas = new Map<string, GraphQLSchema>(
  domains.map((domain) => [domain, buildSubgraphSchema(loadContract(domain))]),
);

/** Whether a subgraph answers a field; the key of an entity it may only pass on. */
function has(domain: string, type: string, field: string): boolean {
  const known = schemas.get(domain);
  const owned = known?.getType(type);
  const union = known?.getType('_Entity');
  const isResolved = isUnionType(union) && union.getTypes().some(({ name }) => name === type);
  const isRoot = ['Query', 'Mutation'].includes(type);
  return isObjectType(owned) && field in owned.getFields() && (isRoot || isResolved);
}

/** As the gateway asks for an entity. */
function toEntity(name: string): Way {
  const place = 'code: "028060", level: "COMUNE", listName: "ISCO_08"';
  const key = `{ __typename: "${name}", id: "${newId(prefixOf(name))}", ${place} }`;
  return {
    begin: `_entities(representations: [${key}]) { ... on ${name} {`,
    end: '} }',
    isMutation: false,
    takes: [],
    through: [],
  };
}

async function askSubgraph(
  { name, url, viewerKey }: WholeGraph['subgraphs'][number],
  viewer: Viewer,
  query: string,
): Promise<unknown[]> {
  const body = JSON.stringify({ query });
  const token = createViewerTokenSigner(name, viewerKey)(viewer, body);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  // As GraphQL answers.
  const { errors = [] } = (await response.json()) as {
    errors?: { extensions?: Record<string, unknown> }[];
  };
  return errors.map(({ extensions }) => extensions?.['code']);
}
