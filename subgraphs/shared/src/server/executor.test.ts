import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, execute, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { executeAsSubgraph } from './executor.ts';

// Every kind of field there is, and faults of every kind.
const schema: GraphQLSchema = buildSchema(`
  interface Thing { id: ID! name: String }
  type Person implements Thing { id: ID! name: String age: Int friends(first: Int = 2): [Person!]! pet: Pet }
  type Dog implements Thing { id: ID! name: String owner: Person! barks: Boolean! }
  type Cat implements Thing { id: ID! name: String lives: Int! }
  union Pet = Dog | Cat
  enum Order { ASC DESC }
  input Filter { name: String minimum: Int = 3 order: Order }
  type Query {
    person(id: ID!): Person
    people(first: Int, filter: Filter): [Person]
    strict: Person!
    things: [Thing!]
    nothing: [Int!]
    refused: String
    echo(text: String, order: Order, filter: Filter): String
  }
`);

const person = (id: number): Record<string, unknown> => ({
  __typename: 'Person',
  id,
  name: `P${id}`,
});
const late = <T>(value: T) => new Promise<T>((resolve) => setImmediate(() => resolve(value)));

const resolvers: Record<string, Record<string, (source: never, args: never) => unknown>> = {
  Query: {
    person: (_, { id }: { id: string }) => (id === '0' ? null : late(person(Number(id)))),
    people: (_, { first }: { first?: number }) =>
      late(Array.from({ length: first ?? 3 }, (_, index) => (index === 1 ? null : person(index)))),
    strict: () => late(null),
    things: () => [
      person(1),
      { __typename: 'Dog', id: 5, name: null },
      { __typename: 'Cat', id: 6 },
    ],
    nothing: () => [1, null, 3],
    refused: () => {
      throw new GraphQLError('No', { extensions: { code: 'REFUSED' } });
    },
    // In which order arguments arrive says nothing.
    echo: (_, args) => JSON.stringify(Object.entries(args).sort()),
  },
  Person: {
    age: ({ id }: { id: number }) => (id === 2 ? Promise.reject(new Error('no age')) : id * 10),
    friends: ({ id }: { id: number }, { first }: { first: number }) =>
      late(Array.from({ length: first }, (_, index) => person(id + index + 1))),
    pet: ({ id }: { id: number }) =>
      id % 2 ? { __typename: 'Cat', id, name: 'Tom' } : { __typename: 'Dog', id, name: 'Rex' },
  },
  Dog: { owner: ({ id }: { id: number }) => (id === 4 ? null : person(1)), barks: () => true },
  Cat: { lives: ({ id }: { id: number }) => (id === 3 ? null : 9) },
};
for (const [type, fields] of Object.entries(resolvers)) {
  for (const [field, resolve] of Object.entries(fields)) {
    const found = schema.getType(type);
    if (found && 'getFields' in found) Object.assign(found.getFields()[field] ?? {}, { resolve });
  }
}

const { selection } = fc.letrec<{ selection: string; person: string; pet: string; thing: string }>(
  (tie) => ({
    pet: fc
      .subarray(
        [
          '__typename',
          '... on Dog { id barks }',
          '... on Cat { lives }',
          '... on Dog { owner { id } }',
        ],
        { minLength: 1 },
      )
      .map((parts) => parts.join(' ')),
    thing: fc
      .subarray(['id', 'name', '__typename', '...named', '... on Cat { lives }'], { minLength: 1 })
      .map((parts) => parts.join(' ')),
    person: fc
      .array(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.constantFrom(
            'id',
            'name',
            'n: name',
            '__typename',
            'age',
            'age @include(if: $yes)',
            'name @skip(if: $yes)',
            '...named',
          ),
          tie('pet').map((inner) => `pet { ${inner} }`),
          fc
            .tuple(fc.nat(3), tie('person'))
            .map(([first, inner]) => `f${first}: friends(first: ${first}) { ${inner} }`),
          tie('person').map((inner) => `friends { ${inner} }`),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join(' ')),
    selection: fc
      .array(
        fc.oneof(
          tie('person').map((inner) => `people(first: $n) { ${inner} }`),
          tie('person').map((inner) => `person(id: 4) { ${inner} }`),
          tie('person').map((inner) => `none: person(id: 0) { ${inner} }`),
          tie('thing').map((inner) => `things { ${inner} }`),
          fc.constantFrom(
            'strict { id }',
            'nothing',
            'refused',
            'echo(text: $text, order: DESC, filter: $filter)',
            'b: echo(filter: { name: $text })',
          ),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join(' ')),
  }),
);

const head = 'query Q($n: Int, $yes: Boolean = true, $text: String, $filter: Filter)';
const named = 'fragment named on Thing { id name }';
const variables = fc.record(
  {
    n: fc.integer({ min: 0, max: 4 }),
    yes: fc.boolean(),
    text: fc.option(fc.string()),
    filter: fc.constantFrom({}, { order: 'ASC' }, { name: 'x', minimum: null }, { order: 'UP' }, 7),
  },
  { requiredKeys: [] },
);

describe('a compiled query', () => {
  it('answers what graphql-js answers: data, errors, their paths and their codes', async () => {
    await fc.assert(
      fc.asyncProperty(selection, variables, async (fields, variableValues) => {
        const document = parse(`${head} { ${fields} } ${fields.includes('...named') ? named : ''}`);
        const asked = { document, variableValues, contextValue: {} };
        const expected = plain(await execute({ schema, ...asked }));
        const run = executeAsSubgraph(schema);
        for (const _ of ['not compiled', 'compiled', 'compiled before']) {
          expect(plain(await run(document, undefined, {}, variableValues))).toEqual(expected);
        }
      }),
      { numRuns: 120 },
    );
  }, 300_000);
});

/** As it is sent; the order of errors follows who was first, which is nobody's promise. */
function plain({ data, errors }: { data?: unknown; errors?: readonly GraphQLError[] }) {
  const told = errors?.map(({ message, path, extensions }) =>
    JSON.stringify({ message, path, extensions }),
  );
  return JSON.parse(JSON.stringify({ data, errors: told?.sort() }));
}
