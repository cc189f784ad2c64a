import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import {
  actOnPlan,
  type KnownPlan,
  openPlan,
  planIn,
  refusalOf,
} from '../../tests/plan-fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personRecords } from '../person/person.table.ts';
import { planGoals } from './plan-goal.table.ts';
import { checkAdding, checkSettling } from './plan-goal.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const act = (mutation: string, plan: KnownPlan, input: object, asking: object = {}) =>
  actOnPlan(employment, mutation, plan, input, asking);
const addGoal = (plan: KnownPlan, more: object = {}, asking: object = {}) =>
  act(
    'addPlanGoal',
    plan,
    { area: 'LANGUAGE', words: ' Imparare ', dueOn: '2026-06-01', ...more },
    asking,
  );
const addAction = (plan: KnownPlan, planGoalId: string, more: object = {}) =>
  act('addPlanAction', plan, {
    ...{ planGoalId, kind: 'COURSE', responsible: 'ORGANISATION', dueOn: '2026-04-01' },
    ...more,
  });
const settle = (plan: KnownPlan, more: object) =>
  act('settlePlanGoal', plan, { outcome: 'REACHED', settledOn: '2026-03-02', ...more });
const settleAction = (plan: KnownPlan, more: object) =>
  act('settlePlanAction', plan, { outcome: 'DONE', settledOn: '2026-03-02', ...more });

describe('what is agreed on', () => {
  it('is added while it is talked about, in sealed words that the partner alone reads', async () => {
    const { individualPlan: opened } = await openPlan(employment);
    const { individualPlan: withGoal } = await addGoal(opened);
    const [goal] = withGoal.goals;
    const { individualPlan: plan } = await addAction(withGoal, goal.id, { words: 'Corso A2' });
    expect(plan).toMatchObject({
      version: 3,
      goals: [
        {
          ...{ area: 'LANGUAGE', words: 'Imparare', state: 'OPEN', settledOn: null },
          actions: [
            { kind: 'COURSE', words: 'Corso A2', responsible: 'ORGANISATION', state: 'OPEN' },
          ],
        },
      ],
    });
    const [row] = await actingAs(employment, platform, (tx) =>
      tx.select().from(planGoals).where(eq(planGoals.id, goal.id)),
    );
    expect(row?.words.toString('latin1')).not.toContain('Imparare');
  });

  it('is gone with the key of the record, once that is erased', async () => {
    const plan = await planIn(employment, 'ACTIVE');
    const read = () =>
      employment.query(
        `{ individualPlan(id: "${plan.id}") { personRecord { id } goals { words } } }`,
        {},
        caseWorkerPadova,
      );
    const { data } = await read();
    expect(data.individualPlan.goals).toEqual([{ words: 'Trovare un lavoro' }]);
    await actingAs(employment, platform, (tx) =>
      tx
        .update(personRecords)
        .set({ state: 'ERASED', dataKey: null })
        .where(eq(personRecords.id, data.individualPlan.personRecord.id)),
    );
    expect((await read()).data.individualPlan.goals).toEqual([{ words: null }]);
    const { individualPlan: reviewing } = await act('advanceIndividualPlan', plan, {
      ...{ act: 'BEGIN_REVIEW', happenedOn: '2026-03-02' },
    });
    expect(refusalOf(await addGoal(reviewing))).toBe('CASE_NOT_FOUND individualPlanId');
  });

  it('is refused where it cannot be added', async () => {
    const draft = await planIn(employment, 'DRAFT');
    const [goal] = draft.goals;
    const shared = await planIn(employment, 'SHARED_WITH_PERSON');
    const signature = { signer: 'PERSON', signedOn: '2026-02-10', method: 'PAPER' };
    const { individualPlan: half } = await act('signIndividualPlan', shared, signature);
    const reviewing = await planIn(employment, 'UNDER_REVIEW');
    const [other] = reviewing.goals;
    const { individualPlan: settled } = await settle(reviewing, { planGoalId: other.id });
    const refused = [
      await addGoal(draft, { words: '  ' }),
      await addGoal(draft, { words: 'x'.repeat(2001) }),
      await addGoal(draft, { dueOn: '2026-02-01' }),
      await addGoal({ ...draft, version: 1 }),
      await addGoal(draft, {}, { viewer: caseWorkerTreviso }),
      // Nobody adds to what somebody has signed.
      await addGoal(half),
      await addGoal(await planIn(employment, 'ACTIVE')),
      await addAction(draft, goal.id, { words: '' }),
      await addAction(draft, goal.id, { dueOn: '2026-02-01' }),
      await addAction(draft, other.id),
      await addAction(settled, other.id),
    ].map(refusalOf);
    expect(refused).toEqual([
      'WORDS_MALFORMED words',
      'WORDS_MALFORMED words',
      'PLAN_DUE_TOO_EARLY dueOn',
      'CASE_CHANGED version',
      'CASE_NOT_FOUND individualPlanId',
      'CASE_STATE_FORBIDS individualPlanId',
      'CASE_STATE_FORBIDS individualPlanId',
      'WORDS_MALFORMED words',
      'PLAN_DUE_TOO_EARLY dueOn',
      'PLAN_GOAL_NOT_FOUND planGoalId',
      'PLAN_GOAL_SETTLED planGoalId',
    ]);
  });

  it('is settled once, while the plan is carried out', async () => {
    const draft = await planIn(employment, 'DRAFT');
    const { individualPlan: planned } = await addAction(draft, draft.goals[0].id);
    const reviewing = await planIn(employment, 'UNDER_REVIEW');
    const [goal] = reviewing.goals;
    const { individualPlan: plan } = await addAction(reviewing, goal.id);
    const [action] = plan.goals[0].actions;
    const named = { planActionId: action.id };
    const refused = [
      await settle(draft, { planGoalId: goal.id }),
      await settle(planned, { planGoalId: draft.goals[0].id }),
      await settle(plan, { planGoalId: newId('plan_goal') }),
      await settle(plan, { planGoalId: goal.id, settledOn: '2126-01-01' }),
      await settle(plan, { planGoalId: goal.id, settledOn: '2026-02-01' }),
      await settleAction(plan, { planActionId: newId('plan_action') }),
      await settleAction(plan, { ...named, settledOn: '2126-01-01' }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_CHANGED version',
      'CASE_STATE_FORBIDS individualPlanId',
      'PLAN_GOAL_NOT_FOUND planGoalId',
      'CASE_IN_FUTURE settledOn',
      'CASE_TOO_EARLY settledOn',
      'PLAN_ACTION_NOT_FOUND planActionId',
      'CASE_IN_FUTURE settledOn',
    ]);
    const { individualPlan: done } = await settleAction(plan, named);
    expect(refusalOf(await settleAction(done, named))).toBe('PLAN_ACTION_SETTLED planActionId');
    const { individualPlan: dropped } = await settle(done, {
      planGoalId: goal.id,
      outcome: 'DROPPED',
    });
    expect(dropped.goals).toMatchObject([
      {
        state: 'DROPPED',
        settledOn: '2026-03-02',
        actions: [{ state: 'DONE', settledOn: '2026-03-02' }],
      },
    ]);
    expect(refusalOf(await settle(dropped, { planGoalId: goal.id }))).toBe(
      'PLAN_GOAL_SETTLED planGoalId',
    );
  });

  it.each([
    ['addPlanGoal', 'area: WORK words: "x" dueOn: "2026-06-01"'],
    [
      'addPlanAction',
      `planGoalId: "${newId('plan_goal')}" kind: COURSE responsible: PERSON dueOn: "2026-06-01"`,
    ],
    [
      'settlePlanGoal',
      `planGoalId: "${newId('plan_goal')}" outcome: REACHED settledOn: "2026-06-01"`,
    ],
    [
      'settlePlanAction',
      `planActionId: "${newId('plan_action')}" outcome: DONE settledOn: "2026-06-01"`,
    ],
  ])('%s is for nobody without the right', async (mutation, input) => {
    const { errors } = await employment.query(
      `mutation { ${mutation}(input: { individualPlanId: "${newId('individual_plan')}" version: 1 ${input} })
        { errors { __typename } } }`,
      {},
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
  });
});

describe('a plan', () => {
  const states = fc.constantFrom(
    ...([
      'DRAFT',
      'SHARED_WITH_PERSON',
      'SIGNED',
      'ACTIVE',
      'UNDER_REVIEW',
      'ACHIEVED',
      'PARTLY_ACHIEVED',
      'INTERRUPTED',
    ] as const),
  );
  const days = fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`);

  it('is never both talked about and signed, nor settled outside its days', () => {
    fc.assert(
      fc.property(states, days, days, fc.boolean(), (state, openedOn, day, isSigned) => {
        const plan = { state, openedOn };
        const added = checkAdding(plan, day, isSigned).ok;
        if (added)
          expect(day >= openedOn && (!isSigned || state !== 'SHARED_WITH_PERSON')).toBe(true);
        const settled = checkSettling(plan, day, '2026-03-20').ok;
        const isCarriedOut = state === 'ACTIVE' || state === 'UNDER_REVIEW';
        expect(settled).toBe(isCarriedOut && day >= openedOn && day <= '2026-03-20');
      }),
    );
  });
});
