import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql';
import { newId, parseTypeId } from '../type-id.ts';
import { fieldsIn, mostFields, mostSubjects } from './audit-entry.ts';
import { collectReads, toReads } from './collect-reads.ts';
import { letSaySubjects, personalFieldsOf } from './personal-fields.ts';
import { planReading } from './reading-plan.ts';

const schema: GraphQLSchema = buildSchema(`
  directive @personal(category: String) on OBJECT | FIELD_DEFINITION
  type PersonRecord @personal(category: CASE) {
    id: ID! version: Int! name: String @personal(category: IDENTITY) mail: String
    guardian: Guardian friends: [PersonRecord!]! desk: Desk things: [Thing!]!
  }
  type Guardian @personal(category: FAMILY) { name: String! of: PersonRecord }
  type Desk { name: String! keeper: PersonRecord }
  type Intake @personal(category: CASE) { id: ID! words: String record: PersonRecord }
  union Thing = Intake | Desk
  type Query { record: PersonRecord records: [PersonRecord!]! desk: Desk things: [Thing!]! }
`);
const personal = personalFieldsOf(schema);
letSaySubjects(schema, personal);

type Source = Record<string, unknown>;

const ids = Array.from({ length: 5 }, () => newId('person_record'));
const record = (index: number, depth = 0): Source => ({
  __typename: 'PersonRecord',
  id: ids[index % 5],
  personId: newId('person'),
  version: 1,
  name: index % 2 ? `Name ${index}` : null,
  mail: `m${index}@example.org`,
  guardian: index % 3 ? { name: 'Guardian', of: () => record(index + 1, depth + 1) } : null,
  friends: () => (depth > 3 ? [] : [record(index + 1, depth + 1), record(index + 2, depth + 1)]),
  desk: { __typename: 'Desk', name: 'Desk', keeper: () => record(index + 3, depth + 1) },
  things: () => things(index, depth),
});
const things = (index: number, depth: number): Source[] => [
  { __typename: 'Desk', name: 'Desk', keeper: () => record(index, depth + 1) },
  { __typename: 'Intake', id: 'i', personRecordId: ids[(index + 1) % 5], words: 'w', record: null },
];
const root = {
  record: record(1),
  records: [record(0), record(2)],
  desk: record(4)['desk'],
  things: things(3, 0),
};

const { query } = fc.letrec<Record<'query' | 'record' | 'thing' | 'desk', string>>((tie) => {
  const some = (...parts: fc.Arbitrary<string>[]) =>
    fc
      .array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...parts), {
        minLength: 1,
        maxLength: 4,
      })
      .map((all) => all.join(' '));
  const desk = some(
    fc.constant('name'),
    tie('record').map((inner) => `keeper { ${inner} }`),
  );
  return {
    desk,
    record: some(
      fc.constantFrom(
        'id',
        'version',
        'name',
        'n: name',
        'mail @include(if: true)',
        'mail @skip(if: true)',
        '__typename',
        '...named',
        'guardian { name }',
      ),
      tie('record').map((inner) => `friends { ${inner} }`),
      tie('record').map((inner) => `guardian { of { ${inner} } }`),
      tie('desk').map((inner) => `desk { ${inner} }`),
      tie('thing').map((inner) => `things { ${inner} }`),
    ),
    thing: some(
      fc.constantFrom('__typename', '... on Intake { words }', '... on Intake { w: words id }'),
      tie('desk').map((inner) => `... on Desk { ${inner} }`),
    ),
    query: some(
      tie('record').map((inner) => `record { ${inner} }`),
      tie('record').map((inner) => `records { ${inner} }`),
      tie('thing').map((inner) => `things { ${inner} }`),
      tie('desk').map((inner) => `desk { ${inner} }`),
    ),
  };
});

const documentOf = (selection: string) =>
  parse(`query { ${selection} } fragment named on PersonRecord { mail guardian { name } }`);

describe('what is collected from an answer', () => {
  it('is what resolvers gave out of whom, and the answer is as without', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (selection) => {
        const document = documentOf(selection);
        const plain = await execute({ schema, document, rootValue: root });
        const plan = planReading(schema, personal, document, undefined);
        if (!plan) return expect(asked(plain.data)).toBe(false);
        const { data } = await execute({ schema, document: plan.document, rootValue: root });
        const { of } = collectReads(plan, data);
        expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(JSON.stringify(plain.data)));
        expect(named(plan.fields, of)).toEqual(await observed(document));
      }),
      { numRuns: 400 },
    );
  });

  it('goes into as many entries as it needs, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(70), { minLength: 1, maxLength: 50 }), {
          minLength: 1,
          maxLength: 250,
        }),
        (seenOf) => {
          const fields = Array.from({ length: 71 }, (_, index) => `Type.field${index}`);
          const of = new Map(
            seenOf.map((numbers) => {
              const words: number[] = [];
              for (const number of numbers) {
                const word = Math.floor(number / mostFields);
                words[word] = (words[word] ?? 0) | (1 << (number % mostFields));
              }
              return [newId('person_record'), words] as const;
            }),
          );
          const reads = toReads(fields, of);
          const told = new Map<string, Set<string>>();
          for (const read of reads) {
            expect(read.subjects.length).toBeLessThanOrEqual(mostSubjects);
            expect(read.fields.length).toBeLessThanOrEqual(mostFields);
            read.subjects.forEach((uuid, index) => {
              const known = told.get(uuid) ?? new Set();
              told.set(uuid, known);
              for (const field of fieldsIn(read.fields, read.reads[index] ?? 0)) known.add(field);
            });
          }
          const expected = new Map(
            [...of.keys()].map((id, index) => [
              parseTypeId(id)?.uuid,
              new Set((seenOf[index] ?? []).map((number) => `Type.field${number}`)),
            ]),
          );
          expect(told).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});

function named(fields: readonly string[], of: Map<string, number[]>) {
  return new Set(
    [...of].flatMap(([id, words]) =>
      fields.flatMap((field, number) =>
        (words[Math.floor(number / mostFields)] ?? 0) & (1 << (number % mostFields))
          ? [`${id} ${field}`]
          : [],
      ),
    ),
  );
}

/** The same seen by watching every resolver, which the audit does not do. */
async function observed(document: ReturnType<typeof parse>): Promise<Set<string>> {
  const seen = new Set<string>();
  const subjectOf = new Map<string, string>();
  await execute({
    schema,
    document,
    rootValue: root,
    fieldResolver(source, args, context, info) {
      const own =
        source.personRecordId ?? (info.parentType.name === 'PersonRecord' ? source.id : undefined);
      let above = info.path.prev;
      while (above && !subjectOf.has(key(above))) above = above.prev;
      const subject = own ?? (above && subjectOf.get(key(above))) ?? '?';
      if (info.path.prev) subjectOf.set(key(info.path.prev), subject);
      const found = source[info.fieldName];
      const value = typeof found === 'function' ? found(args, context, info) : found;
      const coordinate = `${info.parentType.name}.${info.fieldName}`;
      const tells = Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
      if (personal.has(coordinate) && tells) seen.add(`${subject} ${coordinate}`);
      return value;
    },
  });
  return seen;
}

type Path = { key: string | number; prev: Path | undefined };
const key = ({ key: last, prev }: Path): string => `${prev ? key(prev) : ''}/${last}`;

/** Whether an answer without a plan holds a text that is somebody's. */
function asked(data: unknown): boolean {
  return /Name \d|@example|Guardian"|"w"/.test(JSON.stringify(data));
}
