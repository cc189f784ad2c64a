import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, platform } from '../../../../tests/viewers.ts';
import { type Added, addEnrolments, addRecords, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personsOf } from './cluster.ts';
import { duplicateCases } from './duplicate-case.table.ts';

let employment: Bench;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const people = 5;
const both: Viewer[] = ['one', 'two'].map((subject) => ({ ...caseWorkerPadova, subject }));
const steps = fc.array(
  fc.tuple(
    fc.constantFrom('SAME', 'DIFFERENT'),
    fc.tuple(fc.nat(people - 1), fc.nat(people - 1)).filter(([a, b]) => a < b),
  ),
  { minLength: 1, maxLength: 10 },
);

/** A case for each pair, as rules or people open them. */
async function openCases(records: Added[]): Promise<Map<string, string>> {
  const ids = records.map(({ id }) => id).sort();
  const rows = ids.flatMap((first, index) =>
    ids.slice(index + 1).map((second) => ({
      id: newId('duplicate_case'),
      firstRecordId: first,
      secondRecordId: second,
      firstHolderId: venetoLavoro,
      secondHolderId: venetoLavoro,
      state: 'OPEN' as const,
      merged: false,
      round: 1,
      score: 0.9,
      evidence: [],
      ruleVersion: 'of a test',
      openedAt: new Date(),
      version: 1,
    })),
  );
  await actingAs(employment, platform, (tx) => tx.insert(duplicateCases).values(rows));
  return new Map(rows.map((row) => [`${row.firstRecordId} ${row.secondRecordId}`, row.id]));
}

async function mutate(name: string, input: object, viewer: Viewer): Promise<void> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { errors { ... on UserError { code } } } }`,
    { input },
    viewer,
  );
  expect([errors, data?.[name].errors]).toEqual([[], []]);
}

async function stateOf(id: string): Promise<{ state: string; version: number }> {
  const document = 'query ($id: ID!) { duplicateCase(id: $id) { state version } }';
  const { data } = await employment.query(document, { id }, caseWorkerPadova);
  return data.duplicateCase;
}

/** Two people decide, once more where it was decided before. */
async function decide(duplicateCaseId: string, verdict: string): Promise<void> {
  const { state, version } = await stateOf(duplicateCaseId);
  const [one = caseWorkerPadova] = both;
  if (state !== 'OPEN') await mutate('reopenDuplicateCase', { duplicateCaseId, version }, one);
  for (const viewer of both) {
    const now = await stateOf(duplicateCaseId);
    await mutate('decideDuplicate', { duplicateCaseId, version: now.version, verdict }, viewer);
  }
}

it('any merges and splits leave counts, histories and enrolments consistent', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const records = await addRecords(employment, people);
      await addEnrolments(employment, records);
      const cases = await openCases(records);
      const members = records.map(({ id, personId }) => ({ recordId: id, homeId: personId }));
      const linked = new Map<string, readonly [string, string]>();
      for (const [verdict, [a, b]] of sequence) {
        const pair = [records[a]?.id ?? '', records[b]?.id ?? ''].sort();
        const [first = '', second = ''] = pair;
        await decide(cases.get(pair.join(' ')) ?? '', verdict);
        if (verdict === 'SAME') linked.set(pair.join(' '), [first, second]);
        else linked.delete(pair.join(' '));
        const expected = personsOf(members, [...linked.values()]);
        expect(await seen(records)).toEqual({
          persons: [...expected].sort(),
          answering: [...new Set(expected.values())].sort(),
          enrolmentsAstray: 0,
          enrolments: people,
          versionsLost: 0,
        });
      }
    }),
    { numRuns: 12 },
  );
}, 300_000);

/** What the database has of these records, beside the links. */
async function seen(records: readonly Added[]) {
  const document = `query ($ids: [_Any!]!) { _entities(representations: $ids) {
    ... on PersonRecord { id person { id } enrolments { totalCount } history { id } } } }`;
  const ids = records.map(({ id }) => ({ __typename: 'PersonRecord', id }));
  const { data, errors } = await employment.query(document, { ids }, caseWorkerPadova);
  expect(errors).toEqual([]);
  type Seen = {
    id: string;
    person: { id: string };
    enrolments: { totalCount: number };
    history: unknown[];
  };
  const all: Seen[] = data._entities;
  const persons = all.map(({ id, person }) => [id, person.id] as const);
  const people = await Promise.all(
    records.map(({ personId: id }) =>
      employment.query('query ($id: ID!) { person(id: $id) { id } }', { id }, caseWorkerPadova),
    ),
  );
  const [astray] = await actingAs(employment, platform, (tx) =>
    tx.execute<{ count: number }>(sql`select count(*)::int as count from enrolment
      join person_record record on record.id = person_record_id
      where record.person_id <> enrolment.person_id`),
  );
  return {
    persons: persons.toSorted(),
    answering: [...new Set(people.map((answer) => answer.data.person.id))].sort(),
    enrolmentsAstray: astray?.count,
    enrolments: all.reduce((sum, { enrolments }) => sum + enrolments.totalCount, 0),
    versionsLost: all.filter(({ history }) => history.length !== 1).length,
  };
}
