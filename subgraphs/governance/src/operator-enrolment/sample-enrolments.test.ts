import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { coordinator, platform } from '../../../../tests/viewers.ts';
import { loadReference } from '../load-reference.ts';
import { sampleOperators } from '../operator/sample-operators.ts';
import { sampleTrainingEditions } from '../training-edition/sample-training-editions.ts';
import { sampleTrainingProgrammes } from '../training-programme/sample-programmes.ts';
import { operatorEnrolmentLifeCycle } from './operator-enrolment.ts';
import { sampleOperatorEnrolments } from './sample-operator-enrolments.ts';

// The sample says by itself what use cases keep right: places, minutes, and who is trained.

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
  const tables = [
    ...sampleOperators(),
    ...sampleTrainingProgrammes(),
    ...sampleTrainingEditions(),
    ...sampleOperatorEnrolments(),
  ];
  await actingAs(governance, platform, async (tx) => {
    for (const { table, rows } of tables) {
      const all = [...rows()];
      if (all.length > 0) await tx.insert(table).values(all);
    }
  });
});
afterAll(() => governance.close());

const find = async (query: ReturnType<typeof sql>) => {
  const rows = await actingAs(governance, platform, (tx) => tx.execute(query));
  return [...rows].map((row) => ({ ...row }));
};

it('has enrolments in every state, and places, minutes and trainings as use cases would leave them', async () => {
  const states = await find(sql`select distinct state from operator_enrolment order by state`);
  const reached = Object.values(operatorEnrolmentLifeCycle).map(({ to }) => to);
  expect(states.map((row) => row['state'])).toEqual([...new Set(['APPLIED', ...reached])].sort());
  const wrong = await find(sql`
    select 'places' from training_edition edition where places_taken <> (
      select count(*) from operator_enrolment e where e.training_edition_id = edition.id
        and admitted_on is not null and state <> 'DROPPED')
    union all select 'minutes' from operator_enrolment enrolment where attended_minutes <> (
      select coalesce(sum(minutes), 0) from session_attendance a where a.operator_enrolment_id = enrolment.id)
    union all select 'share' from operator_enrolment enrolment
      join training_edition edition on edition.id = training_edition_id
      join training_programme programme on programme.id = training_programme_id
      where enrolment.state in ('COMPLETED', 'CERTIFIED')
        and attended_minutes * 100 < hours * 60 * min_attendance
    union all select 'trained' from operator where trained_minutes <> (
      select coalesce(sum(attended_minutes), 0) from operator_enrolment e
      where e.operator_id = operator.id and e.state in ('COMPLETED', 'CERTIFIED'))
      or (trained_on is null) <> (trained_minutes = 0)
    union all select 'certificate' from operator_enrolment e where (certificate_number is not null) <> (
      state = 'CERTIFIED') or certificate_number is not null and not exists (
        select 1 from training_certificate c where number = certificate_number and c.state = 'VALID')`);
  expect(wrong).toEqual([]);
});

it('has something to show on every list', async () => {
  const { data, errors } = await governance.query(
    `{ operators { totalCount } trainingProgrammes { totalCount } trainingEditions { totalCount }
      trainingGaps { totalCount nodes { untrained } } trainingProgress { trained hours } }`,
    {},
    coordinator,
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    operators: { totalCount: 59 },
    trainingProgrammes: { totalCount: 4 },
    trainingEditions: { totalCount: 11 },
  });
  expect(data.trainingGaps.nodes[0].untrained).toBeGreaterThan(0);
  expect(data.trainingProgress[1].trained).toBeGreaterThan(20);
});
