import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { serviceEventCase } from './service-event.repository.ts';
import { serviceEvents } from './service-event.table.ts';
import type { ServiceEventKind, ServiceMode } from './service-event.ts';

const { type } = serviceEventCase;

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

/** The first service of some, within a week of their enrolment, when every enrolment still holds. */
export function sampleServiceEvents({ seed }: PlannedPeople) {
  return sampleCases(type, serviceEvents, (person) => drawServiceEvents(seed, person));
}

function drawServiceEvents(seed: number, person: PlannedPerson) {
  const { index, enrolledOn, accessPoint } = person;
  const random = randomAt(seed, 'service event', index);
  if (!random.chance(0.3)) return [];
  const day = shiftDay(enrolledOn, random.integer(0, 6));
  const life = lifeOf(enrolledOn, day, drawFate(random));
  const isPlanned = life.steps[0]?.state === 'PLANNED';
  const row = {
    ...sampleCase(type, seed, person, life),
    kind: drawKind(random),
    mode: drawMode(random),
    minutes: 15 * random.integer(1, 6),
    dueOn: isPlanned ? day : null,
    occurredOn: isPlanned ? null : day,
    operator: `operator-${accessPoint.toLowerCase()}`,
    mediatorLanguage: random.chance(0.12) ? random.pick(['ara', 'ben', 'zho', 'urd']) : null,
  };
  return [{ row, life }];
}

/** It is confirmed when every enrolment of the sample is decided: five weeks on. */
function lifeOf(enrolledOn: string, day: string, fate: ReturnType<typeof drawFate>) {
  const isMissed = fate === 'NO_SHOW' || fate === 'CANCEL';
  if (day > lastSampleDay || isMissed) {
    const acts = isMissed ? [{ act: fate, on: day }] : [];
    return live(serviceEventCase, enrolledOn, acts);
  }
  const acts = fate === null ? [] : [{ act: fate, on: shiftDay(day, fate === 'VOID' ? 2 : 35) }];
  return live({ ...serviceEventCase, begins: 'DELIVERED' }, day, acts);
}
