import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type CaseLife, liveThrough, sampleStepRows } from '../case-step/sample-case-life.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import { drawPlan } from '../individual-plan/sample-individual-plans.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { pactPresences, servicePacts } from './service-pact.table.ts';
import {
  hasPactEnded,
  type ServicePact,
  type ServicePactAct,
  type ServicePactState,
  servicePactLifeCycle,
} from './service-pact.ts';

const drawActs = weighted<ServicePactAct[]>([
  [[], 6],
  [['LAPSE'], 6],
  [['SIGN'], 10],
  [['SIGN', 'BRING_INTO_FORCE'], 52],
  [['SIGN', 'BRING_INTO_FORCE', 'SUSPEND'], 6],
  [['SIGN', 'BRING_INTO_FORCE', 'END'], 14],
  [['SIGN', 'BRING_INTO_FORCE', 'LAPSE'], 6],
]);

export type SamplePact = ServicePact & { life: CaseLife<ServicePactState, ServicePactAct> };

/** Some of those who came to a CPI declared to be available for work. */
export function drawPact(
  planned: PlannedEnrolments,
  person: PlannedPerson,
): SamplePact | undefined {
  const { seed, until } = planned;
  if (!person.accessPoint.startsWith('CPI-') || person.age < 18) return undefined;
  const random = randomAt(seed, 'service pact', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(0, 20));
  if (!random.chance(0.3) || openedOn > until) return undefined;
  const [cycle, acts] = [servicePactLifeCycle, drawActs(random)];
  const life = liveThrough<ServicePactState, ServicePactAct>(random, {
    ...{ cycle, begins: 'DID', openedOn, acts, until },
  });
  return {
    id: sampleId('service_pact', seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    signedOn: life.steps.find(({ act }) => act === 'SIGN')?.happenedOn ?? null,
    profilingIndex: (random.integer(1500, 9800) / 10_000).toFixed(4),
    individualPlanId: drawPlan(planned, person)?.id ?? null,
    ...{ openedOn, state: life.state, stateSince: life.stateSince, externalRef: null },
    version: life.steps.length,
    life,
  };
}

export function sampleServicePacts(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  const drawn = (person: PlannedPerson) => {
    const known = drawPact(plan, person);
    return known ? [known] : [];
  };
  return [
    sampleRowsOfPeople(servicePacts, (person: PlannedPerson) =>
      drawn(person).map(({ life: _, ...row }) => row),
    ),
    sampleRowsOfPeople(pactPresences, (person: PlannedPerson) =>
      drawn(person)
        .filter((pact) => !hasPactEnded(pact))
        .map(({ personRecordId }) => ({
          personRecordId,
          personId: sampleId('person', plan.seed, person.index),
        })),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawn(person).flatMap((pact) => sampleStepRows('ServicePact', pact, pact.life)),
    ),
  ];
}
