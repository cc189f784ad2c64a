import { shiftDay } from '#shared/sample/sample-days.ts';
import { sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { drawPlans } from '../individual-plan/sample-individual-plans.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { planActions, planGoals } from './plan-goal.table.ts';
import type { PlanActionKind, PlanGoal } from './plan-goal.ts';

type Wanted = { area: PlanGoal['area']; words: string; kind: PlanActionKind };

const drawWanted = weighted<Wanted>([
  [{ area: 'WORK', words: 'Trovare un lavoro stabile', kind: 'JOB_SEARCH' }, 40],
  [{ area: 'WORK', words: 'Fare esperienza in azienda', kind: 'INTERNSHIP' }, 14],
  [{ area: 'LANGUAGE', words: "Raggiungere il livello A2 d'italiano", kind: 'COURSE' }, 24],
  [{ area: 'TRAINING', words: 'Ottenere una qualifica', kind: 'COURSE' }, 10],
  [{ area: 'HOUSING', words: 'Trovare una casa in affitto', kind: 'HOUSING' }, 7],
  [{ area: 'FAMILY', words: 'Iscrivere i figli al nido', kind: 'CHILDCARE' }, 5],
]);

/** Each plan has a goal, and an action that is not written about. */
export function samplePlanGoals(plan: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(planGoals, (person: PlannedPerson) =>
      drawGoal(plan, person).map(({ kind: _, words, ...goal }) => {
        const place = { column: 'plan_goal.words', id: goal.id } as const;
        const key = sampleDataKey(plan.keys, plan.seed, person.index);
        return { ...goal, words: seal(key, place, words) };
      }),
    ),
    sampleRowsOfPeople(planActions, (person: PlannedPerson) =>
      drawGoal(plan, person).map(({ id, individualPlanId, kind, dueOn, state, settledOn }) => ({
        id: sampleId('plan_action', plan.seed, person.index),
        planGoalId: id,
        individualPlanId,
        kind,
        words: null,
        responsible: 'PERSON' as const,
        dueOn,
        state: state === 'REACHED' ? ('DONE' as const) : ('OPEN' as const),
        settledOn,
      })),
    ),
  ];
}

function drawGoal(plan: PlannedPeople, person: PlannedPerson) {
  const [drawn] = drawPlans(plan.seed, person);
  if (!drawn) return [];
  const known = drawn.row;
  const wanted = drawWanted(randomAt(plan.seed, 'plan goal', person.index));
  const isReached = known.state === 'ACHIEVED';
  return [
    {
      ...wanted,
      id: sampleId('plan_goal', plan.seed, person.index),
      individualPlanId: known.id,
      dueOn: shiftDay(known.openedOn, 120),
      state: isReached ? ('REACHED' as const) : ('OPEN' as const),
      settledOn: isReached ? known.stateSince : null,
    },
  ];
}
