import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live, type SampleLife } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { checkGiving } from '../consent/consent.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { individualPlans, planReviews, planSignatures } from './individual-plan.table.ts';
import type { IndividualPlan, IndividualPlanAct, IndividualPlanState } from './individual-plan.ts';

const { type } = individualPlanCase;

const signing: IndividualPlanAct[] = ['SHARE', 'SIGN', 'ACTIVATE'];
const reviewed: IndividualPlanAct[] = [...signing, 'BEGIN_REVIEW', 'END_REVIEW'];

const drawActs = weighted<IndividualPlanAct[]>([
  [[], 6],
  [['SHARE'], 8],
  [['SHARE', 'INTERRUPT'], 4],
  [['SHARE', 'SIGN'], 6],
  [signing, 34],
  [[...signing, 'BEGIN_REVIEW'], 6],
  [reviewed, 14],
  [[...reviewed, 'ACHIEVE'], 12],
  [[...reviewed, 'ACHIEVE_PARTLY'], 6],
  [[...signing, 'INTERRUPT'], 4],
]);

type PlanLife = SampleLife<IndividualPlanState, IndividualPlanAct>;

export type SamplePlan = { row: IndividualPlan; life: PlanLife };

/** Every plan has one goal and one action, added before anything else. */
const addedFirst = 2;

/** Some of those who are enrolled have a plan, a while later. */
export function drawPlans(seed: number, person: PlannedPerson): SamplePlan[] {
  const random = randomAt(seed, 'individual plan', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(5, 40));
  if (!random.chance(0.35) || openedOn > lastSampleDay) return [];
  const acts = drawActs(random).map((act) => [act, random.integer(2, 25)] as const);
  const life = numbered(live(individualPlanCase, openedOn, inTurn(openedOn, acts)));
  const row = {
    ...sampleCase(type, seed, person, life),
    caseManager: `operator-${person.accessPoint.toLowerCase()}-${random.integer(1, 4)}`,
    reviewDueOn: shiftDay(dayOf(life, 'END_REVIEW') ?? openedOn, 90),
    signedOn: dayOf(life, 'SIGN'),
  };
  return [{ row, life }];
}

/** With what is no step: what was added first, and the signature of the person before the other. */
function numbered(life: PlanLife): PlanLife {
  const signed = life.steps.find(({ act }) => act === 'SIGN')?.number ?? life.version + 1;
  const steps = life.steps.map((step) => {
    const { number } = step;
    if (number === 1) return step;
    return { ...step, number: number + addedFirst + (number < signed ? 0 : 1) };
  });
  const version = life.version + addedFirst + (life.version < signed ? 0 : 1);
  return { ...life, version, steps };
}

export function sampleIndividualPlans(plan: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const draw = (person: PlannedPerson) => drawPlans(plan.seed, person);
  return [
    ...sampleCases(type, individualPlans, draw),
    sampleRowsOfPeople(planSignatures, (person: PlannedPerson) =>
      draw(person).flatMap((drawn) => signaturesOf(plan, person, drawn)),
    ),
    sampleRowsOfPeople(planReviews, (person: PlannedPerson) => draw(person).flatMap(reviewsOf)),
  ];
}

function signaturesOf({ seed }: PlannedPeople, person: PlannedPerson, { row, life }: SamplePlan) {
  const signed = life.steps.find(({ act }) => act === 'SIGN');
  if (!signed) return [];
  const signedOn = signed.happenedOn;
  const alone = checkGiving(
    { basis: 'CONSENT', givenBy: 'PERSON', givenOn: signedOn },
    { ...drawBirth(seed, person), hasGuardian: true },
    { began: signedOn, today: signedOn },
  );
  const signer = alone.ok ? ('PERSON' as const) : ('GUARDIAN' as const);
  const signature = {
    individualPlanId: row.id,
    organisationId: null,
    signedOn,
    method: 'PAPER' as const,
  };
  const { number } = signed;
  return [
    { ...signature, number: number - 1, signer },
    { ...signature, number, signer: 'CASE_MANAGER' as const },
  ];
}

function reviewsOf({ row, life }: SamplePlan) {
  const reviewed = life.steps.find(({ act }) => act === 'END_REVIEW');
  if (!reviewed) return [];
  const { number, happenedOn: heldOn } = reviewed;
  const outcome = 'CONFIRMED' as const;
  return [{ individualPlanId: row.id, number, heldOn, outcome, nextDueOn: row.reviewDueOn }];
}
