import { type HostileKind, nested, times } from './hostile-document.ts';
import { nearMisses } from './near-misses.ts';

const validation = 'GRAPHQL_VALIDATION_FAILED';

const pageByVariable =
  'query ($n: Int) { organisations { nodes { accessPoints(first: $n) { totalCount } } } }';

/** Requests that are hostile by their values, their form, or what they would take. */
export const hostileRequests: HostileKind[] = [
  {
    kind: 'a page too large',
    codes: ['PAGE_SIZE_INVALID'],
    make: ({ pick, integer }) => {
      const first = pick([0, -1, -2_147_483_648, 101, 2_147_483_647, integer(101, 1_000_000)]);
      return { query: `{ organisations(first: ${first}) { totalCount } }` };
    },
  },
  {
    kind: 'a page too large by a variable',
    codes: ['PAGE_SIZE_INVALID'],
    make: ({ pick, integer }) => ({
      query: pageByVariable,
      variables: { n: pick([0, -5, 101, 5_000, integer(101, 2_000_000_000)]) },
    }),
  },
  {
    kind: 'a page too large by default',
    codes: ['PAGE_SIZE_INVALID'],
    make: ({ integer }) => ({
      query: pageByVariable.replace('$n: Int', `$n: Int = ${integer(101, 2_000_000_000)}`),
    }),
  },
  {
    kind: 'many ids',
    codes: ['PAGE_SIZE_INVALID'],
    make: ({ integer }) => ({
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: {
        ids: Array.from({ length: integer(101, 5_000) }, (_, id) => `organisation_${id}`),
      },
    }),
  },
  {
    kind: 'a page that is no number',
    codes: ['BAD_USER_INPUT', 'PAGE_SIZE_INVALID'],
    make: ({ pick }) => ({
      query: pageByVariable,
      variables: { n: pick(['5000', 1.5, 3_000_000_000, true, [5000], { first: 5000 }]) },
    }),
  },
  {
    kind: 'large pages in large pages',
    codes: ['COST_TOO_HIGH'],
    make: ({ integer }) => ({ query: nested(integer(3, 4), `(first: ${integer(70, 100)})`) }),
  },
  {
    kind: 'large pages in large pages by a variable',
    codes: ['COST_TOO_HIGH'],
    make: ({ integer }) => ({
      query: `query ($n: Int = 2) ${nested(3, '(first: $n)')}`,
      variables: { n: integer(70, 100) },
    }),
  },
  {
    kind: 'many fetches',
    codes: ['TOO_MANY_FETCHES'],
    make: ({ pick }) => ({
      query: `{ ${times(
        20,
        (i) => `a${i}: organisations(first: ${pick([1, 2, 3])}) { nodes {
        accessPoints(first: 1) { nodes { id } } microInterventions(first: 1) { nodes { id } } } }`,
      )} }`,
    }),
  },
  {
    kind: 'variables of many values',
    codes: ['VARIABLES_TOO_LARGE'],
    make: ({ integer }) => ({
      query: '{ __typename }',
      variables: { v: Array.from({ length: integer(50_001, 300_000) }, () => 1) },
    }),
  },
  {
    kind: 'values nested deep',
    codes: ['VARIABLES_TOO_LARGE'],
    make: ({ integer, pick }) => {
      const depth = integer(20, 150_000);
      const [open, close] = pick([
        ['[', ']'],
        ['{"a":', '}'],
      ]);
      const value = `${open.repeat(depth)}1${close.repeat(depth)}`;
      return `{"query":"{ __typename }","variables":{"v":${value}}}`;
    },
  },
  {
    kind: 'a list of requests',
    codes: ['BATCHING_NOT_ALLOWED'],
    make: ({ integer }) =>
      Array.from({ length: integer(0, 500) }, () => ({ query: '{ __typename }' })),
  },
  {
    kind: 'a body too large',
    codes: ['BODY_MALFORMED'],
    make: ({ integer }) => ({ query: 'x'.repeat(integer(1_050_000, 1_500_000)) }),
  },
  {
    kind: 'the way round to the subgraphs',
    codes: [validation],
    make: ({ pick }) => ({
      query: pick([
        '{ _service { sdl } }',
        '{ _entities(representations: [{ __typename: "Person", id: "x" }]) { __typename } }',
        'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      ]),
      variables: { r: [{ __typename: 'PersonRecord' }] },
    }),
  },
  { kind: 'a near miss', codes: [validation], make: ({ pick }) => ({ query: pick(nearMisses) }) },
  {
    kind: 'a near miss in a variable',
    codes: ['BAD_USER_INPUT'],
    make: ({ pick }) => ({
      query: 'query ($f: OrganisationFilter) { organisations(filter: $f) { totalCount } }',
      variables: { f: pick([{ type: ['UNIVERSITI'] }, { nameContain: 'a' }, { typ: [] }, 'x']) },
    }),
  },
  {
    kind: 'letters of elsewhere',
    codes: ['GRAPHQL_PARSE_FAILED'],
    make: ({ pick, integer }) => ({
      query: `{ ${times(integer(1, 300), () => pick(['nаme', '\u202Ename', '😀', 'na\u200Dme', '\uD800', 'ｎame']))} }`,
    }),
  },
  {
    kind: 'the null character',
    codes: ['CHARACTER_INVALID'],
    make: ({ pick }) => ({
      query: `{ organisations(after: "${pick(['\0', '\\u0000', '\\u{0}'])}") { totalCount } }`,
    }),
  },
  {
    kind: 'brackets without an end',
    codes: ['GRAPHQL_PARSE_FAILED', 'DOCUMENT_TOO_LONG'],
    make: ({ pick, integer }) => ({
      query: pick(['{', '{a', '[', '{a(b:[', '"', '"""']).repeat(integer(1, 900)),
    }),
  },
  {
    kind: 'no one operation',
    codes: ['OPERATION_RESOLUTION_FAILURE'],
    make: ({ pick }) => ({
      query: 'query A { __typename } query B { __typename }',
      ...pick([{}, { operationName: 'C' }, { operationName: '__proto__' }]),
    }),
  },
  {
    kind: 'an operation that is not offered',
    codes: ['OPERATION_RESOLUTION_FAILURE'],
    make: ({ pick }) => ({
      query: pick([
        'subscription { a }',
        'type Query { a: Int }',
        'fragment A on Query { __typename }',
      ]),
    }),
  },
  {
    kind: 'no request',
    codes: ['BAD_REQUEST'],
    make: ({ pick }) =>
      pick([
        {},
        { query: { kind: 'Document' } },
        { query: 7 },
        { query: '{ __typename }', variables: [1] },
        { query: '{ __typename }', extensions: 'x' },
        { query: '{ __typename }', operationName: { a: 1 } },
      ]),
  },
  {
    kind: 'a document nobody registered',
    codes: ['PERSISTED_QUERY_NOT_FOUND'],
    make: ({ pick }) =>
      pick([
        { documentId: `sha256:${'0'.repeat(64)}` },
        { documentId: "' or true --" },
        { extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } },
      ]),
  },
];
