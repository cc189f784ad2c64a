import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseNow } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, comuneVenezia, cpiEste, venetoLavoro } from '../../tests/fixtures.ts';
import {
  actOnPlan,
  addPlans,
  type KnownPlan,
  openPlan,
  planIn,
  refusalOf,
} from '../../tests/plan-fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { insertGoal } from '../plan-goal/plan-goal.repository.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import type { IndividualPlan } from './individual-plan.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const open = (more: object = {}, asking: object = {}) => openPlan(employment, more, asking);
const act = (mutation: string, plan: KnownPlan, input: object, asking: object = {}) =>
  actOnPlan(employment, mutation, plan, input, asking);
const advance = (plan: KnownPlan, name: string, happenedOn = '2026-02-10') =>
  act('advanceIndividualPlan', plan, { act: name, happenedOn });
const sign = (plan: KnownPlan, signer: string, more: object = {}) =>
  act('signIndividualPlan', plan, { signer, signedOn: '2026-02-10', method: 'PAPER', ...more });
const review = (plan: KnownPlan, outcome: string, more: object = {}) =>
  act('reviewIndividualPlan', plan, { outcome, heldOn: '2026-05-04', ...more });

describe('an individual plan', () => {
  it('goes from its draft to its end, and tells every step of it', async () => {
    const active = await planIn(employment, 'ACTIVE');
    expect(active).toMatchObject({
      caseManager: 'case-worker-padova',
      reviewDueOn: '2026-05-02',
      signedOn: '2026-02-10',
      signatures: [
        { signer: 'PERSON', signedOn: '2026-02-10', method: 'PAPER', organisation: null },
        { signer: 'CASE_MANAGER', signedOn: '2026-02-10', method: 'DIGITAL', organisation: null },
      ],
    });
    const { individualPlan: reviewing } = await advance(active, 'BEGIN_REVIEW', '2026-05-02');
    const again = { reviewDueOn: '2026-08-04' };
    const { individualPlan: changed } = await review(reviewing, 'CHANGED', again);
    expect(changed).toMatchObject({
      state: 'ACTIVE',
      reviewDueOn: '2026-08-04',
      reviews: [{ heldOn: '2026-05-04', outcome: 'CHANGED', nextDueOn: '2026-08-04' }],
    });
    const { individualPlan: ended } = await advance(changed, 'ACHIEVE_PARTLY', '2026-08-04');
    expect(ended.steps).toEqual([
      { act: null, state: 'DRAFT', happenedOn: '2026-02-02' },
      { act: 'SHARE', state: 'SHARED_WITH_PERSON', happenedOn: '2026-02-10' },
      { act: 'SIGN', state: 'SIGNED', happenedOn: '2026-02-10' },
      { act: 'ACTIVATE', state: 'ACTIVE', happenedOn: '2026-02-10' },
      { act: 'BEGIN_REVIEW', state: 'UNDER_REVIEW', happenedOn: '2026-05-02' },
      { act: 'END_REVIEW', state: 'ACTIVE', happenedOn: '2026-05-04' },
      { act: 'ACHIEVE_PARTLY', state: 'PARTLY_ACHIEVED', happenedOn: '2026-08-04' },
    ]);
  });

  it('is not opened with what cannot be', async () => {
    const refused = [
      await open({ openedOn: '2126-01-01', reviewDueOn: '2126-02-01' }),
      await open({ openedOn: '2025-02-28' }),
      await open({ reviewDueOn: '2026-02-02' }),
      await open({ caseManager: ' ' }),
      await open({ accessPointId: cpiEste }),
      await open({ externalRef: '' }),
      await open({}, { viewer: caseWorkerTreviso }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_IN_FUTURE openedOn',
      'CASE_BEFORE_PROGRAMME openedOn',
      'REVIEW_DUE_TOO_EARLY reviewDueOn',
      'CASE_MANAGER_MALFORMED caseManager',
      'ACCESS_POINT_NOT_FOUND accessPointId',
      'EXTERNAL_REF_MALFORMED externalRef',
      'PERSON_RECORD_NOT_FOUND personRecordId',
    ]);
    const { errors } = await employment.query(
      `mutation { advanceIndividualPlan(input: { individualPlanId: "${newId('individual_plan')}"
        version: 1 act: SHARE happenedOn: "2026-02-10" }) { errors { __typename } } }`,
      {},
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
  });

  it('is the only one of its record that has not ended, whoever opens two at once', async () => {
    const [record] = await addRecords(employment, 1);
    const given = { personRecordId: record?.id };
    const both = await Promise.all([open(given), open(given)]);
    expect(both.map(refusalOf).sort()).toEqual(['', 'PLAN_ALREADY_OPEN personRecordId']);
    const opened = both.find(({ individualPlan }) => individualPlan)?.individualPlan;
    await advance(opened, 'INTERRUPT');
    expect(refusalOf(await open(given))).toBe('');
  });

  it('is not shared without a goal, nor achieved while one is open', async () => {
    const { individualPlan: draft } = await open();
    expect(refusalOf(await advance(draft, 'SHARE'))).toBe('PLAN_WITHOUT_GOALS act');
    const active = await planIn(employment, 'ACTIVE');
    expect(refusalOf(await advance(active, 'ACHIEVE'))).toBe('PLAN_GOALS_OPEN act');
    const settled = { planGoalId: active.goals[0].id, outcome: 'REACHED', settledOn: '2026-03-02' };
    const { individualPlan } = await act('settlePlanGoal', active, settled);
    expect((await advance(individualPlan, 'ACHIEVE')).individualPlan.state).toBe('ACHIEVED');
  });

  it('passes to another case manager until it ends', async () => {
    const { individualPlan: draft } = await open({ caseManager: 'operator-7' });
    expect(draft.caseManager).toBe('operator-7');
    const passed = await act('assignCaseManager', draft, { caseManager: 'operator-8' });
    expect(passed.individualPlan).toMatchObject({ caseManager: 'operator-8', version: 2 });
    const { individualPlan: ended } = await advance(passed.individualPlan, 'INTERRUPT');
    const refused = [
      await act('assignCaseManager', draft, { caseManager: 'operator-9' }),
      await act('assignCaseManager', ended, { caseManager: 'operator-9' }),
      await act('assignCaseManager', (await open()).individualPlan, { caseManager: '' }),
      await act('assignCaseManager', ended, { caseManager: 'x' }, { viewer: caseWorkerTreviso }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_CHANGED version',
      'CASE_STATE_FORBIDS individualPlanId',
      'CASE_MANAGER_MALFORMED caseManager',
      'CASE_NOT_FOUND individualPlanId',
    ]);
  });

  it('is reviewed, with the next review later, or none', async () => {
    const reviewing = await planIn(employment, 'UNDER_REVIEW');
    const refused = [
      await review(reviewing, 'CONFIRMED'),
      await review(reviewing, 'CLOSED', { reviewDueOn: '2026-09-01' }),
      await review(reviewing, 'CONFIRMED', { reviewDueOn: '2026-05-04' }),
      await review(reviewing, 'CLOSED', { heldOn: '2126-01-01' }),
      await review(reviewing, 'CLOSED', { heldOn: '2026-02-09' }),
      await review(await planIn(employment, 'ACTIVE'), 'CLOSED'),
    ].map(refusalOf);
    expect(refused).toEqual([
      'REVIEW_DUE_MISMATCH reviewDueOn',
      'REVIEW_DUE_MISMATCH reviewDueOn',
      'REVIEW_DUE_TOO_EARLY reviewDueOn',
      'CASE_IN_FUTURE heldOn',
      'CASE_TOO_EARLY heldOn',
      'CASE_STATE_FORBIDS individualPlanId',
    ]);
    const { individualPlan } = await review(reviewing, 'CLOSED');
    expect(individualPlan).toMatchObject({
      state: 'ACTIVE',
      reviewDueOn: '2026-05-02',
      reviews: [{ outcome: 'CLOSED', nextDueOn: null }],
    });
  });

  it('is corrected, and tells what it said before', async () => {
    const { individualPlan: draft } = await open();
    const correct = (plan: KnownPlan, change: object) =>
      act('correctIndividualPlan', plan, { reason: 'TYPING_ERROR', ...change });
    const { individualPlan: corrected } = await correct(draft, { openedOn: '2026-02-04' });
    expect(corrected).toMatchObject({
      openedOn: '2026-02-04',
      corrections: [{ field: 'openedOn', before: '"2026-02-02"', after: '"2026-02-04"' }],
    });
    const active = await planIn(employment, 'ACTIVE');
    const refused = [
      await correct(corrected, { openedOn: '2126-02-04', reviewDueOn: '2126-04-01' }),
      await correct(corrected, { openedOn: '2025-02-04' }),
      await correct(corrected, { reviewDueOn: '2026-02-04' }),
      await correct(active, { openedOn: '2026-02-11' }),
      await correct(active, { reviewDueOn: active.reviewDueOn }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_IN_FUTURE openedOn',
      'CASE_BEFORE_PROGRAMME openedOn',
      'REVIEW_DUE_TOO_EARLY reviewDueOn',
      'PLAN_OPENED_TOO_LATE openedOn',
      'NOTHING_CORRECTED',
    ]);
  });
});

describe('signatures', () => {
  it('make a plan signed once person and case manager have, in either order', async () => {
    const shared = await planIn(employment, 'SHARED_WITH_PERSON');
    const { individualPlan: half } = await sign(shared, 'CASE_MANAGER', { signedOn: '2026-02-12' });
    expect(half).toMatchObject({ state: 'SHARED_WITH_PERSON', signedOn: null });
    const { individualPlan: signed } = await sign(half, 'PERSON');
    // The later of the two days, whichever was recorded last.
    expect(signed).toMatchObject({ state: 'SIGNED', signedOn: '2026-02-12' });
    const coSigner = { organisationId: comuneVenezia };
    const { individualPlan: coSigned } = await sign(signed, 'CO_SIGNER', coSigner);
    expect(coSigned).toMatchObject({
      state: 'SIGNED',
      signatures: [{}, {}, { organisation: { id: comuneVenezia } }],
    });
    expect(refusalOf(await sign(coSigned, 'CO_SIGNER', coSigner))).toBe(
      'SIGNER_SIGNED_ALREADY signer',
    );
  });

  it('are refused where they cannot be', async () => {
    const draft = await planIn(employment, 'DRAFT');
    const shared = await planIn(employment, 'SHARED_WITH_PERSON');
    const { individualPlan: half } = await sign(shared, 'PERSON');
    const refused = [
      await sign(draft, 'CO_SIGNER', { organisationId: comuneVenezia }),
      await sign(half, 'PERSON'),
      await sign(half, 'CO_SIGNER'),
      await sign(half, 'CASE_MANAGER', { organisationId: comuneVenezia }),
      await sign(half, 'CO_SIGNER', { organisationId: venetoLavoro }),
      await sign(half, 'CASE_MANAGER', { signedOn: '2126-01-01' }),
      await sign(half, 'CASE_MANAGER', { signedOn: '2026-02-09' }),
      await sign(shared, 'CASE_MANAGER'),
      await act(
        'signIndividualPlan',
        half,
        { signer: 'CASE_MANAGER', signedOn: '2026-02-10', method: 'PAPER' },
        { viewer: caseWorkerTreviso },
      ),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_STATE_FORBIDS individualPlanId',
      'SIGNER_SIGNED_ALREADY signer',
      'SIGNER_MISMATCH organisationId',
      'SIGNER_MISMATCH organisationId',
      'SIGNER_MISMATCH organisationId',
      'CASE_IN_FUTURE signedOn',
      'CASE_TOO_EARLY signedOn',
      'CASE_CHANGED version',
      'CASE_NOT_FOUND individualPlanId',
    ]);
  });

  it('of a minor are those of their guardian, as for a consent', async () => {
    const guardian = { kind: 'GUARDIAN' as const, name: 'Lucia Prova', phone: null };
    const minor = { birthDate: '2010-02-03' };
    const [alone] = await addRecords(employment, 1, minor);
    const [answered] = await addRecords(employment, 1, { ...minor, guardian });
    const ofAlone = await planIn(employment, 'SHARED_WITH_PERSON', { personRecordId: alone?.id });
    const plan = await planIn(employment, 'SHARED_WITH_PERSON', { personRecordId: answered?.id });
    const adult = await planIn(employment, 'SHARED_WITH_PERSON');
    const refused = [
      await sign(ofAlone, 'GUARDIAN'),
      await sign(plan, 'PERSON'),
      await sign(adult, 'GUARDIAN'),
    ].map(refusalOf);
    expect(refused).toEqual([
      'GUARDIAN_REQUIRED signer',
      'GUARDIAN_REQUIRED signer',
      'GUARDIAN_NOT_NEEDED signer',
    ]);
    const { individualPlan: half } = await sign(plan, 'GUARDIAN');
    expect((await sign(half, 'CASE_MANAGER')).individualPlan.state).toBe('SIGNED');
  });
});

describe('a list of plans', () => {
  const list = async (filter: object, orderBy = ['REVIEW_DUE_ON_ASC']) => {
    const { data, errors } = await employment.query(
      `query ($filter: IndividualPlanFilter, $orderBy: [IndividualPlanOrder!]) {
        individualPlans(first: 100, filter: $filter, orderBy: $orderBy) { nodes { id reviewDueOn } } }`,
      { filter, orderBy },
      caseWorkerPadova,
      { now: caseNow },
    );
    expect(errors).toEqual([]);
    return data.individualPlans.nodes;
  };

  it('is a case load: of a case manager, due for review, or unsigned', async () => {
    const mine = { caseManager: 'operator-of-a-list' };
    const late = await planIn(employment, 'DRAFT', { ...mine, reviewDueOn: '2026-09-01' });
    const soon = await planIn(employment, 'ACTIVE', { ...mine, reviewDueOn: '2026-06-01' });
    const ended = await planIn(employment, 'DRAFT', { ...mine, reviewDueOn: '2026-03-01' });
    await advance(ended, 'INTERRUPT');
    const ids = async (filter: object) =>
      (await list({ ...mine, ...filter })).map(({ id }: KnownPlan) => id);
    expect(await ids({})).toEqual([ended.id, soon.id, late.id]);
    expect(await ids({ reviewDueBefore: '2026-09-01' })).toEqual([soon.id]);
    expect(await ids({ unsigned: true })).toEqual([ended.id, late.id]);
    expect(await ids({ unsigned: false })).toEqual([soon.id]);
    expect(await ids({ state: ['INTERRUPTED'] })).toEqual([ended.id]);
    expect(await ids({ openedFrom: '2026-02-03' })).toEqual([]);
  });

  it('takes as many statements for a hundred as for twenty, with all that hangs on them', async () => {
    await addPlans(employment, 100);
    const ask = (first: number) =>
      employment.query(
        `{ individualPlans(first: ${first}) { totalCount nodes { signatures { signer } reviews { outcome }
          goals { words actions { words } } sharings { endsOn } autonomyGain { gain }
          autonomyAssessments { scores { score } } personRecord { individualPlans { totalCount } } } } }`,
        {},
        caseWorkerPadova,
      );
    const [few, many] = [await ask(20), await ask(100)];
    const { nodes } = many.data.individualPlans;
    expect([few.errors, many.errors, nodes.length]).toEqual([[], [], 100]);
    expect(nodes[0].goals).toEqual([{ words: 'Un obiettivo', actions: [{ words: null }] }]);
    expect(many.statements).toBe(few.statements);
  });
});

describe('an individual plan', () => {
  describeCaseKind({
    bench: () => employment,
    kind: {
      ...individualPlanCase,
      // With a goal, which it needs to be shared, and that is reached, as it needs to be achieved.
      async insert(tx, plan) {
        const inserted = await individualPlanCase.insert(tx, plan);
        await insertGoal(tx, {
          id: newId('plan_goal'),
          individualPlanId: plan.id,
          area: 'WORK',
          words: Buffer.from('sealed'),
          dueOn: plan.openedOn,
          state: 'REACHED',
          settledOn: plan.openedOn,
        });
        return inserted;
      },
    },
    complete: (begun): IndividualPlan => ({
      ...begun,
      caseManager: 'operator-1',
      reviewDueOn: '2026-05-02',
      signedOn: null,
    }),
    except: ['SIGN', 'END_REVIEW'],
  });
});
