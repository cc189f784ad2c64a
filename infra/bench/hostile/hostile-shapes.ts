import { type HostileKind, nested, times } from './hostile-document.ts';

const validation = 'GRAPHQL_VALIDATION_FAILED';

/** Documents that are hostile by what is written in them. */
export const hostileShapes: HostileKind[] = [
  {
    kind: 'nested fields',
    codes: ['DOCUMENT_TOO_DEEP'],
    make: ({ integer }) => ({ query: nested(integer(7, 250)) }),
  },
  {
    kind: 'fields nested behind fragments',
    codes: ['DOCUMENT_TOO_DEEP'],
    make: ({ integer }) => {
      const count = integer(4, 25);
      const spread = (index: number) =>
        `fragment F${index} on Organisation { accessPoints { nodes { operatingOrganisation { ${
          index + 1 < count ? `...F${index + 1}` : 'name'
        } } } } }`;
      return { query: `{ organisations { nodes { ...F0 } } } ${times(count, spread)}` };
    },
  },
  {
    kind: 'a flood of aliases',
    codes: ['TOO_MANY_ALIASES'],
    make: ({ integer }) => ({
      query: `{ ${times(integer(41, 400), (i) => `a${i}: __typename`)} }`,
    }),
  },
  {
    kind: 'aliases behind fragments',
    codes: ['TOO_MANY_ALIASES'],
    make: ({ integer }) => ({
      query: `{ organisations { nodes { ${times(integer(5, 30), () => `... on Organisation { ...A }`)} } } }
        fragment A on Organisation { ${times(10, (i) => `a${i}: name`)} }`,
    }),
  },
  {
    kind: 'a flood of tokens',
    codes: ['DOCUMENT_TOO_LONG'],
    make: ({ integer }) => ({ query: `{ ${times(integer(1_600, 60_000), () => 'name')} }` }),
  },
  {
    kind: 'a long text',
    codes: ['DOCUMENT_TOO_LONG'],
    make: ({ integer }) => ({
      query: `{ organisations(filter: { nameContains: "${'x'.repeat(integer(60_000, 900_000))}" }) { totalCount } }`,
    }),
  },
  {
    kind: 'a long comment',
    codes: ['DOCUMENT_TOO_LONG'],
    make: ({ integer }) => ({ query: `#${'é'.repeat(integer(60_000, 400_000))}\n{ __typename }` }),
  },
  {
    kind: 'one directive over and over',
    codes: ['TOO_MANY_DIRECTIVES'],
    make: ({ integer, pick }) => ({
      query: `{ organisations { totalCount ${times(integer(5, 180), () => pick(['@skip(if: false)', '@include(if: true)']))} } }`,
    }),
  },
  {
    kind: 'unknown directives',
    codes: ['TOO_MANY_DIRECTIVES'],
    make: ({ integer }) => ({
      query: `{ __typename ${times(integer(41, 700), (i) => `@d${i}`)} }`,
    }),
  },
  {
    kind: 'directives of variables',
    codes: ['TOO_MANY_DIRECTIVES'],
    make: ({ integer }) => ({
      query: `query ($a: Int ${times(integer(41, 400), (i) => `@d${i}`)}) { __typename }`,
    }),
  },
  {
    kind: 'many things at once',
    codes: ['TOO_MANY_ROOT_FIELDS'],
    make: ({ integer }) => ({
      query: `{ ${times(integer(21, 290), () => 'organisations { totalCount }')} }`,
    }),
  },
  {
    kind: 'one field over and over',
    codes: ['TOO_MANY_ROOT_FIELDS'],
    make: ({ integer }) => ({ query: `{ ${times(integer(21, 1_400), () => '__typename')} }` }),
  },
  {
    kind: 'a fragment bomb',
    codes: ['TOO_MANY_FRAGMENTS'],
    make: ({ integer }) => {
      const count = integer(8, 29);
      const spread = (index: number) =>
        `fragment F${index} on Organisation { ${index + 1 < count ? times(2, () => `...F${index + 1}`) : 'name'} }`;
      return { query: `{ organisations { nodes { ...F0 } } } ${times(count, spread)}` };
    },
  },
  {
    kind: 'many fragments',
    codes: ['TOO_MANY_FRAGMENTS'],
    make: ({ integer }) => ({
      query: `{ __typename } ${times(integer(31, 180), (i) => `fragment F${i} on Query { __typename }`)}`,
    }),
  },
  {
    kind: 'inline fragments in one another',
    codes: ['TOO_MANY_FRAGMENTS'],
    make: ({ integer }) => {
      const count = integer(201, 340);
      return { query: `{ ${'... { '.repeat(count)}__typename${' }'.repeat(count)} }` };
    },
  },
  {
    kind: 'fragments in a circle',
    codes: [validation],
    make: ({ integer }) => {
      const count = integer(1, 20);
      const spread = (index: number) =>
        `fragment F${index} on Organisation { name ...F${(index + 1) % count} }`;
      return { query: `{ organisations { nodes { ...F0 } } } ${times(count, spread)}` };
    },
  },
  {
    kind: 'values nested in lists',
    codes: [validation],
    make: ({ integer }) => {
      const depth = integer(20, 700);
      return {
        query: `{ organisations(filter: { type: ${'['.repeat(depth)}UNIVERSITY${']'.repeat(depth)} }) { totalCount } }`,
      };
    },
  },
  {
    kind: 'arguments given many times',
    codes: [validation],
    make: ({ integer }) => ({
      query: `{ organisations(${times(integer(2, 450), () => 'first: 1')}) { totalCount } }`,
    }),
  },
  {
    kind: 'variables declared and not used',
    codes: [validation],
    make: ({ integer }) => ({
      query: `query (${times(integer(2, 350), (i) => `$v${i}: Int`)}) { __typename }`,
    }),
  },
  {
    kind: 'fields that differ under one name',
    codes: [validation],
    make: ({ integer }) => ({
      query: `{ organisations { nodes { ${times(integer(10, 30), (i) => `accessPoints(first: ${(i % 90) + 1}) { totalCount }`)} } } }`,
    }),
  },
  {
    kind: 'the schema, deep',
    codes: [validation, 'DOCUMENT_TOO_DEEP'],
    make: ({ integer }) => {
      let types = 'name';
      for (let level = integer(2, 60); level > 0; level -= 1)
        types = `fields { type { ${types} } }`;
      return { query: `{ __schema { types { ${types} } } }` };
    },
  },
];
