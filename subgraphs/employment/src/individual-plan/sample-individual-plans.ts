import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type CaseLife, liveThrough, sampleStepRows } from '../case-step/sample-case-life.ts';
import { checkGiving } from '../consent/consent.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import { individualPlans, planReviews, planSignatures } from './individual-plan.table.ts';
import {
  type IndividualPlan,
  type IndividualPlanAct,
  type IndividualPlanState,
  individualPlanLifeCycle,
} from './individual-plan.ts';

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

export type SamplePlan = IndividualPlan & {
  life: CaseLife<IndividualPlanState, IndividualPlanAct>;
};

/** Every plan has one goal and one action, added before anything else. */
const addedFirst = 2;

/** Some of those who are enrolled have a plan, a while later. */
export function drawPlan(
  { seed, until }: PlannedEnrolments,
  person: PlannedPerson,
): SamplePlan | undefined {
  const random = randomAt(seed, 'individual plan', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(5, 40));
  if (!random.chance(0.35) || openedOn > until) return undefined;
  const [cycle, acts] = [individualPlanLifeCycle, drawActs(random)];
  const life = liveThrough<IndividualPlanState, IndividualPlanAct>(random, {
    ...{ cycle, begins: 'DRAFT', openedOn, acts, until },
  });
  const review = dayOf(life, 'END_REVIEW');
  return {
    id: sampleId('individual_plan', seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    caseManager: `operator-${person.accessPoint.toLowerCase()}-${random.integer(1, 4)}`,
    reviewDueOn: shiftDay(review ?? openedOn, 90),
    signedOn: dayOf(life, 'SIGN'),
    ...{ openedOn, state: life.state, stateSince: life.stateSince, externalRef: null },
    version: versionAt(life, life.steps.length),
    life,
  };
}

export function sampleIndividualPlans(
  plan: PlannedEnrolments,
): SampleRowsOfPeople<PlannedPerson>[] {
  const drawn = (person: PlannedPerson) => {
    const known = drawPlan(plan, person);
    return known ? [known] : [];
  };
  return [
    sampleRowsOfPeople(individualPlans, (person: PlannedPerson) =>
      drawn(person).map(({ life: _, ...row }) => row),
    ),
    sampleRowsOfPeople(planSignatures, (person: PlannedPerson) =>
      drawn(person).flatMap((known) => signaturesOf(plan, person, known)),
    ),
    sampleRowsOfPeople(planReviews, (person: PlannedPerson) => drawn(person).flatMap(reviewsOf)),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawn(person).flatMap((known) =>
        sampleStepRows('IndividualPlan', known, known.life, (place) =>
          place === 1 ? 1 : versionAt(known.life, place),
        ),
      ),
    ),
  ];
}

function dayOf({ steps }: SamplePlan['life'], act: IndividualPlanAct): string | null {
  return steps.find((step) => step.act === act)?.happenedOn ?? null;
}

/** Beside the steps: what was added first, and the signature of the person, which came first too. */
function versionAt({ steps }: SamplePlan['life'], place: number): number {
  const signed = steps.findIndex(({ act }) => act === 'SIGN');
  return place + addedFirst + (signed >= 0 && place > signed ? 1 : 0);
}

function signaturesOf({ seed }: PlannedEnrolments, person: PlannedPerson, plan: SamplePlan) {
  const place = plan.life.steps.findIndex(({ act }) => act === 'SIGN') + 1;
  const signedOn = plan.signedOn;
  if (signedOn === null) return [];
  const alone = checkGiving(
    { basis: 'CONSENT', givenBy: 'PERSON', givenOn: signedOn },
    { ...drawBirth(seed, person), hasGuardian: true },
    { began: signedOn, today: signedOn },
  );
  const number = versionAt(plan.life, place);
  const signature = { individualPlanId: plan.id, organisationId: null, signedOn };
  return [
    {
      ...signature,
      number: number - 1,
      signer: alone.ok ? ('PERSON' as const) : ('GUARDIAN' as const),
      method: 'PAPER' as const,
    },
    { ...signature, number, signer: 'CASE_MANAGER' as const, method: 'PAPER' as const },
  ];
}

function reviewsOf({ id, life, reviewDueOn }: SamplePlan) {
  const place = life.steps.findIndex(({ act }) => act === 'END_REVIEW') + 1;
  const heldOn = dayOf(life, 'END_REVIEW');
  if (heldOn === null) return [];
  const review = { heldOn, outcome: 'CONFIRMED' as const, nextDueOn: reviewDueOn };
  return [{ ...review, individualPlanId: id, number: versionAt(life, place) }];
}
