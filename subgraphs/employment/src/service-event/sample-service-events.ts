import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type SampleStep, sampleOutcome, sampleStepRows } from '../case-step/sample-case-steps.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { serviceEvents } from './service-event.table.ts';
import {
  type ServiceEventKind,
  type ServiceEventState,
  type ServiceMode,
  serviceEventLifeCycle,
} from './service-event.ts';

const drawKind = weighted<ServiceEventKind>([
  ['ORIENTATION', 30],
  ['PROFESSIONAL_GUIDANCE', 22],
  ['INFORMATION', 16],
  ['JOB_SEARCH_SUPPORT', 14],
  ['ADMINISTRATIVE_SUPPORT', 6],
  ['LEGAL_ADVICE', 5],
  ['MEDIATION', 3],
  ['FAMILY_REUNIFICATION_ADVICE', 2],
  ['LONG_TERM_RESIDENCE_ADVICE', 2],
]);

const drawMode = weighted<ServiceMode>([
  ['IN_PERSON', 82],
  ['PHONE', 10],
  ['ONLINE', 7],
  ['HOME_VISIT', 1],
]);

const drawFate = weighted<'NO_SHOW' | 'CANCEL' | 'VOID' | 'CONFIRM' | null>([
  ['CONFIRM', 60],
  [null, 24],
  ['NO_SHOW', 9],
  ['CANCEL', 5],
  ['VOID', 2],
]);

type Step = SampleStep & { state: ServiceEventState };

/** The first service of some, within a week of their enrolment, when every enrolment still holds. */
export function sampleServiceEvents(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(serviceEvents, (person: PlannedPerson) =>
      drawEvents(plan, person).map(({ event }) => event),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawEvents(plan, person).flatMap(({ event, steps }) =>
        sampleStepRows('ServiceEvent', event, steps),
      ),
    ),
  ];
}

function drawEvents({ seed, until }: PlannedEnrolments, person: PlannedPerson) {
  const { index, enrolledOn, accessPoint, owner } = person;
  const random = randomAt(seed, 'service event', index);
  if (!random.chance(0.3)) return [];
  const day = shiftDay(enrolledOn, random.integer(0, 6));
  const fate = drawFate(random);
  const steps = stepsOf(enrolledOn, day, fate, until);
  const isPlanned = steps[0].state === 'PLANNED';
  const event = {
    id: sampleId('service_event', seed, index),
    personRecordId: sampleId('person_record', seed, index),
    organisationId: knownReferenceId('organisation', owner),
    accessPointId: knownReferenceId('access_point', accessPoint),
    openedOn: steps[0].happenedOn,
    ...sampleOutcome(...steps),
    externalRef: null,
    kind: drawKind(random),
    mode: drawMode(random),
    minutes: 15 * random.integer(1, 6),
    dueOn: isPlanned ? day : null,
    occurredOn: isPlanned ? null : day,
    operator: `operator-${accessPoint.toLowerCase()}`,
    mediatorLanguage: random.chance(0.12) ? random.pick(['ara', 'ben', 'zho', 'urd']) : null,
  };
  return [{ event, steps }];
}

/** It is confirmed when every enrolment of the sample is decided: five weeks on. */
function stepsOf(
  enrolledOn: string,
  day: string,
  fate: ReturnType<typeof drawFate>,
  until: string,
): [Step, ...Step[]] {
  const planned: Step = { act: null, state: 'PLANNED', happenedOn: enrolledOn };
  if (day > until) return [planned];
  if (fate === 'NO_SHOW' || fate === 'CANCEL') {
    return [planned, { act: fate, state: serviceEventLifeCycle[fate].to, happenedOn: day }];
  }
  const given: Step = { act: null, state: 'DELIVERED', happenedOn: day };
  const on = shiftDay(day, fate === 'VOID' ? 2 : 35);
  if (fate === null || on > until) return [given];
  return [given, { act: fate, state: serviceEventLifeCycle[fate].to, happenedOn: on }];
}
