import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type SampleStep, sampleOutcome, sampleStepRows } from '../case-step/sample-case-steps.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { ServiceMode } from '../service-event/service-event.ts';
import { appointments } from './appointment.table.ts';
import {
  type AppointmentAct,
  type AppointmentPurpose,
  type AppointmentState,
  appointmentLifeCycle,
} from './appointment.ts';

const drawPurpose = weighted<AppointmentPurpose>([
  ['INTERVIEW', 40],
  ['SERVICE', 25],
  ['PLAN_REVIEW', 12],
  ['FOLLOW_UP', 10],
  ['SKILLS_ASSESSMENT', 8],
  ['DOCUMENTS', 5],
]);

const drawMode = weighted<ServiceMode>([
  ['IN_PERSON', 88],
  ['PHONE', 7],
  ['ONLINE', 5],
]);

const drawFate = weighted<Exclude<AppointmentAct, 'CONFIRM'>>([
  ['KEEP', 66],
  ['MISS', 12],
  ['RESCHEDULE', 14],
  ['CANCEL', 8],
]);

type Step = SampleStep & { state: AppointmentState };

/** A later meeting of some; what lies behind the end of the sample is still to come. */
export function sampleAppointments(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(appointments, (person: PlannedPerson) =>
      drawAppointments(plan, person).map(({ appointment }) => appointment),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawAppointments(plan, person).flatMap(({ appointment, steps }) =>
        sampleStepRows('Appointment', appointment, steps),
      ),
    ),
  ];
}

function drawAppointments({ seed, until }: PlannedEnrolments, person: PlannedPerson) {
  const { index, enrolledOn, accessPoint, owner } = person;
  const random = randomAt(seed, 'appointment', index);
  if (!random.chance(0.2)) return [];
  const [firstId, secondId] = [0, 1].map((number) => sampleId('appointment', seed, index, number));
  const about = {
    personRecordId: sampleId('person_record', seed, index),
    organisationId: knownReferenceId('organisation', owner),
    accessPointId: knownReferenceId('access_point', accessPoint),
    externalRef: null,
    minutes: 15 * random.integer(2, 4),
    operator: `operator-${accessPoint.toLowerCase()}`,
    purpose: drawPurpose(random),
    mode: drawMode(random),
  };
  const day = shiftDay(enrolledOn, random.integer(7, 40));
  const fate = drawFate(random);
  const moves = fate === 'RESCHEDULE' && day <= until;
  const first = {
    ...meet(random, about, { booked: enrolledOn, day, fate, until }),
    id: firstId ?? '',
    rescheduledToId: moves ? (secondId ?? '') : null,
  };
  const later = { booked: day, day: shiftDay(day, random.integer(5, 15)), until };
  const second = {
    ...meet(random, about, { ...later, fate: 'KEEP' }),
    id: secondId ?? '',
    rescheduledToId: null,
  };
  return (moves ? [first, second] : [first]).map(({ steps, ...appointment }) => ({
    appointment,
    steps,
  }));
}

type When = {
  booked: string;
  day: string;
  fate: Exclude<AppointmentAct, 'CONFIRM'>;
  until: string;
};

/** Half hours from nine to four; of winter time, so that they lie in the hours of an office all year. */
function meet<About>(random: Random, about: About, { booked, day, fate, until }: When) {
  const half = random.integer(16, 30);
  const time = `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
  const steps: [Step, ...Step[]] = [{ act: null, state: 'BOOKED', happenedOn: booked }];
  if (day <= until) {
    steps.push({ act: fate, state: appointmentLifeCycle[fate].to, happenedOn: day });
  }
  return {
    ...about,
    openedOn: booked,
    startsAt: new Date(`${day}T${time}:00Z`),
    ...sampleOutcome(...steps),
    steps,
  };
}
