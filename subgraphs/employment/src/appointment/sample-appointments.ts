import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import type { ServiceMode } from '../service-event/service-event.ts';
import { appointmentCase } from './appointment.repository.ts';
import { appointments } from './appointment.table.ts';
import type { AppointmentAct, AppointmentPurpose } from './appointment.ts';

const { type } = appointmentCase;

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

/** A later meeting of some; what lies behind the end of the sample is still to come. */
export function sampleAppointments({ seed }: PlannedPeople) {
  return sampleCases(type, appointments, (person) => drawAppointments(seed, person));
}

function drawAppointments(seed: number, person: PlannedPerson) {
  const { index, enrolledOn, accessPoint } = person;
  const random = randomAt(seed, 'appointment', index);
  if (!random.chance(0.2)) return [];
  const about = {
    minutes: 15 * random.integer(2, 4),
    operator: `operator-${accessPoint.toLowerCase()}`,
    purpose: drawPurpose(random),
    mode: drawMode(random),
  };
  const day = shiftDay(enrolledOn, random.integer(7, 40));
  const fate = drawFate(random);
  const moves = fate === 'RESCHEDULE' && day <= lastSampleDay;
  const secondId = sampleId('appointment', seed, index, 1);
  const meet = ({ booked, on, act, movedTo }: Meeting) => {
    const life = live(appointmentCase, booked, [{ act, on }]);
    const known = { ...sampleCase(type, seed, person, life), ...about };
    return { life, row: { ...known, startsAt: drawTime(random, on), rescheduledToId: movedTo } };
  };
  const first = meet({
    booked: enrolledOn,
    on: day,
    act: fate,
    movedTo: moves ? secondId : null,
  });
  const later = shiftDay(day, random.integer(5, 15));
  const second = meet({ booked: day, on: later, act: 'KEEP', movedTo: null });
  return moves ? [first, { ...second, row: { ...second.row, id: secondId } }] : [first];
}

type Meeting = {
  booked: string;
  on: string;
  act: Exclude<AppointmentAct, 'CONFIRM'>;
  movedTo: string | null;
};

/** Half hours from nine to four; of winter time, so that they lie in the hours of an office all year. */
function drawTime(random: Random, day: string): Date {
  const half = random.integer(16, 30);
  const time = `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
  return new Date(`${day}T${time}:00Z`);
}
