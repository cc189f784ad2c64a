import { expect } from '@jest/globals';
import { findByIds } from '#shared/reading/select.ts';
import { newId } from '#shared/type-id.ts';
import { openTestKeys } from '../../../tests/keys.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { actingAs } from '../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../tests/undertakings.ts';
import { platform } from '../../../tests/viewers.ts';
import { sealWords } from '../src/case-step/case-words.ts';
import { individualPlanCase } from '../src/individual-plan/individual-plan.repository.ts';
import { personRecordList } from '../src/person/person-record.repository.ts';
import { insertAction, insertGoal } from '../src/plan-goal/plan-goal.repository.ts';
import { addRecords, cpiPadova } from './fixtures.ts';

/** What the tests of plans read of one. */
const planFields = `individualPlan { id state version openedOn caseManager reviewDueOn signedOn
  signatures { signer signedOn method organisation { id } }
  reviews { heldOn outcome nextDueOn }
  goals { id area words dueOn state settledOn
    actions { id kind words responsible dueOn state settledOn } }
  steps { act state happenedOn } corrections { field before after reason } }`;

export type KnownPlan = { id: string; version: number };

/** A plan of a new record at the CPI of Padova, opened on 2 February 2026. */
export async function openPlan(bench: Bench, more: object = {}, asking: Asking = {}) {
  const [record] = await addRecords(bench, 1);
  const input = {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    openedOn: '2026-02-02',
    reviewDueOn: '2026-05-02',
    ...more,
  };
  return mutate(bench, 'openIndividualPlan', planFields, input, asking);
}

/** Does something to a plan as it was last read; answers its payload. */
export function actOnPlan(
  bench: Bench,
  mutation: string,
  { id: individualPlanId, version }: KnownPlan,
  input: object,
  asking: Asking = {},
) {
  return mutate(bench, mutation, planFields, { individualPlanId, version, ...input }, asking);
}

const happenedOn = '2026-02-10';

/** What leads a plan with a goal on, act by act. */
const way = {
  SHARED_WITH_PERSON: [['advanceIndividualPlan', { act: 'SHARE', happenedOn }]],
  SIGNED: [
    ['signIndividualPlan', { signer: 'PERSON', signedOn: happenedOn, method: 'PAPER' }],
    ['signIndividualPlan', { signer: 'CASE_MANAGER', signedOn: happenedOn, method: 'DIGITAL' }],
  ],
  ACTIVE: [['advanceIndividualPlan', { act: 'ACTIVATE', happenedOn }]],
  UNDER_REVIEW: [['advanceIndividualPlan', { act: 'BEGIN_REVIEW', happenedOn }]],
} as const;

/** A plan with one goal, led to a state. */
export async function planIn(bench: Bench, state: keyof typeof way | 'DRAFT', more: object = {}) {
  const opened = await openPlan(bench, more);
  const goal = { area: 'WORK', words: 'Trovare un lavoro', dueOn: '2026-08-01' };
  let { individualPlan: plan } = await actOnPlan(bench, 'addPlanGoal', opened.individualPlan, goal);
  for (const [reached, acts] of Object.entries(way)) {
    if (plan.state === state) break;
    for (const [mutation, input] of acts) {
      ({ individualPlan: plan } = await actOnPlan(bench, mutation, plan, input));
    }
    expect(plan.state).toBe(reached);
  }
  return plan;
}

/** The code of what was refused, with the field it is about. */
export const refusalOf = (payload: { errors: { code: string; path: string[] }[] }) =>
  payload.errors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`.trim()).join();

/** Plans of new records, each with a goal and an action, opened after all others. */
export async function addPlans(bench: Bench, count: number): Promise<string[]> {
  const added = await addRecords(bench, count);
  return actingAs(bench, platform, async (tx) => {
    const ids = added.map(({ id }) => id);
    const plans: string[] = [];
    for (const record of await findByIds(tx, personRecordList, ids)) {
      const [id, goalId] = [newId('individual_plan'), newId('plan_goal')];
      const openedOn = '2026-11-02';
      await individualPlanCase.insert(tx, {
        id,
        personRecordId: record.id,
        organisationId: record.ownerOrganisationId,
        accessPointId: cpiPadova,
        openedOn,
        state: 'DRAFT',
        stateSince: openedOn,
        externalRef: null,
        caseManager: 'operator-1',
        reviewDueOn: '2027-02-02',
        signedOn: null,
        version: 1,
      });
      const place = { column: 'plan_goal.words', id: goalId } as const;
      const words = await sealWords({ keys: openTestKeys() }, record, place, 'Un obiettivo');
      const open = { dueOn: openedOn, state: 'OPEN', settledOn: null } as const;
      await insertGoal(tx, { ...open, id: goalId, individualPlanId: id, area: 'WORK', words });
      await insertAction(tx, {
        ...open,
        id: newId('plan_action'),
        planGoalId: goalId,
        individualPlanId: id,
        kind: 'JOB_SEARCH',
        words: null,
        responsible: 'PERSON',
      });
      plans.push(id);
    }
    return plans;
  });
}
