import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { shownCount } from '#shared/shown-count.ts';
import { parseTypeId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, dashboard, platform } from '../../../../tests/viewers.ts';
import { addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { type PathwayStep, pathwaySteps, reachedBy, sumDays, toFunnels } from './pathway-funnel.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const funnel = (filter: object, viewer = dashboard) =>
  employment.query(
    `query ($filter: PathwayFunnelFilter) { pathwayFunnel(filter: $filter) {
      accessPointKind steps { step persons medianDays } } }`,
    { filter },
    viewer,
  );

/** People met at the CPI of Padova who came as far as a step, one day after the other. */
async function bring(
  count: number,
  to: PathwayStep,
  metOn: string,
  /** Of the kinds of cases that show a step, the first one unless told. */
  shownBy = (step: PathwayStep) => reachedBy[step][0],
) {
  const records = await addRecords(employment, count);
  const reached = pathwaySteps.slice(0, pathwaySteps.indexOf(to) + 1);
  await actingAs(employment, platform, async (tx) => {
    for (const { id, ownerOrganisationId } of records) {
      const [record, organisation] = [uuid(id), uuid(ownerOrganisationId)];
      await tx.execute(sql`
        insert into intake (id, person_record_id, organisation_id, access_point_id, opened_on, state,
          state_since, version, channel, languages, mediator_needed, needs)
        values (gen_random_uuid(), ${record}, ${organisation}, ${uuid(cpiPadova)}, ${metOn}, 'OPEN',
          ${metOn}, 1, 'WALK_IN', '{ita}', false, '{WORK}')`);
      for (const [days, step] of reached.entries()) {
        const { caseType, states } = shownBy(step) ?? {};
        // Twice, as whoever has two plans or services: the first one counts.
        for (const again of [0, 10]) {
          await tx.execute(sql`
            insert into case_step (case_id, case_type, number, person_record_id, state, happened_on, recorded_at)
            values (gen_random_uuid(), ${caseType}, 1, ${record}, ${states?.[0]},
              ${metOn}::date + ${days + again}::int, now())`);
        }
      }
    }
  });
  return records;
}

const uuid = (id: string) => sql`${parseTypeId(id)?.uuid}::uuid`;

describe('the funnel of pathways', () => {
  it('counts persons by step, each once, and tells nobody by whom a number changed', async () => {
    const [first] = await bring(12, 'PLAN_SIGNED', '2026-01-12');
    await bring(9, 'RETAINED_6_MONTHS', '2026-02-09');
    await bring(3, 'CONTACT', '2024-01-01');
    const { data, errors } = await funnel({ contactedFrom: '2026-01-01' });
    expect(errors).toEqual([]);
    const expected = [
      { step: 'CONTACT', persons: 20, medianDays: 0 },
      { step: 'TAKEN_ON', persons: 20, medianDays: 1 },
      { step: 'PLAN_SIGNED', persons: 20, medianDays: 2 },
      { step: 'FIRST_SERVICE', persons: 10, medianDays: 3 },
      { step: 'PLACEMENT', persons: 10, medianDays: 4 },
      { step: 'RETAINED_6_MONTHS', persons: 10, medianDays: 5 },
    ];
    expect(data.pathwayFunnel).toEqual([{ accessPointKind: 'CPI', steps: expected }]);
    // One person more who turns out to be one of them, by another record, changes nothing.
    const [second] = await bring(1, 'TAKEN_ON', '2026-03-02');
    await actingAs(employment, platform, (tx) =>
      tx.execute(sql`update person_record set person_id = ${uuid(first?.personId ?? '')}
        where id = ${uuid(second?.id ?? '')}`),
    );
    expect((await funnel({ contactedFrom: '2026-01-01' })).data).toEqual(data);
  });

  it('counts whoever was accepted by referral as taken on', async () => {
    const accepted = { caseType: 'Referral', states: ['ACCEPTED'] };
    await bring(5, 'PLAN_SIGNED', '2023-03-01', (step) =>
      step === 'TAKEN_ON' ? accepted : reachedBy[step][0],
    );
    const { data } = await funnel({ contactedBefore: '2023-12-31' });
    expect(data.pathwayFunnel[0].steps.slice(0, 3)).toEqual([
      { step: 'CONTACT', persons: 5, medianDays: 0 },
      { step: 'TAKEN_ON', persons: 5, medianDays: 1 },
      { step: 'PLAN_SIGNED', persons: 5, medianDays: 2 },
    ]);
  });

  it('does not tell of fewer than five, nor of those met at another time', async () => {
    const { data } = await funnel({ contactedFrom: '2024-01-01', contactedBefore: '2025-01-01' });
    const [{ steps }] = data.pathwayFunnel;
    expect(steps[0]).toEqual({ step: 'CONTACT', persons: null, medianDays: null });
    expect(steps[1]).toEqual({ step: 'TAKEN_ON', persons: 0, medianDays: null });
    const nobody = await funnel({ contactedFrom: '2027-01-01' });
    expect(nobody.data.pathwayFunnel).toEqual([]);
  });

  it('needs the right to read indicators', async () => {
    const { errors } = await funnel({}, caseWorkerPadova);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'indicator:read' });
  });

  it('shows multiples of five alone, near what was counted', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (persons) => {
        const shown = shownCount(persons);
        if (shown === null) return persons > 0 && persons < 5;
        return shown % 5 === 0 && Math.abs(shown - persons) <= 2;
      }),
    );
  });

  it('says within how many days half of them came, as if they stood in a row', () => {
    const about = { accessPointKind: 'CPI', step: 'TAKEN_ON' } as const;
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1 }), (drawn) => {
        const row = drawn.toSorted((a, b) => a - b);
        const counts = [...new Set(row)].map((days) => {
          return { ...about, days, persons: row.filter((each) => each === days).length };
        });
        const middle = (row.length - 1) / 2;
        const [low = -1, high = -1] = [row[Math.floor(middle)], row[Math.ceil(middle)]];
        const expected = { ...about, persons: row.length, medianDays: (low + high) / 2 };
        expect(sumDays(counts)).toEqual([expected]);
      }),
    );
  });

  it('has all steps of each kind, whatever was counted', () => {
    const [first] = toFunnels([
      { accessPointKind: 'SPORTELLO', step: 'TAKEN_ON', persons: 7, medianDays: 3.5 },
    ]);
    expect(first?.steps.map(({ step }) => step)).toEqual([...pathwaySteps]);
    expect(first?.steps[1]).toEqual({ step: 'TAKEN_ON', persons: 5, medianDays: 4 });
  });
});
