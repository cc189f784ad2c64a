import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { findUuid } from '#shared/type-id.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { intakes } from './intake.table.ts';
import { type ContactChannel, type IntakeAct, intakeLifeCycle, type NeedArea } from './intake.ts';

const drawChannel = weighted<ContactChannel>([
  ['WALK_IN', 46],
  ['APPOINTMENT', 28],
  ['PHONE', 8],
  ['ONLINE', 4],
  ['OUTREACH', 6],
  ['REFERRAL', 8],
]);

const drawNeed = weighted<NeedArea>([
  ['WORK', 50],
  ['LANGUAGE', 22],
  ['TRAINING', 12],
  ['HOUSING', 7],
  ['LEGAL', 4],
  ['SCHOOL', 3],
  ['HEALTH', 2],
]);

const drawLanguage = weighted([
  ['ita', 60],
  ['eng', 15],
  ['fra', 10],
  ['ara', 8],
  ['ben', 4],
  ['zho', 3],
]);

/** How everybody who is enrolled came in, shortly before. */
export function sampleIntakes({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(intakes, (person: PlannedPerson) => [intakeOf(seed, person)]),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) => stepsOf(seed, person)),
  ];
}

const way: readonly IntakeAct[] = ['ASSESS', 'TAKE_ON'];

function intakeOf(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'intake', person.index);
  const openedOn = person.enrolledOn;
  const language = drawLanguage(random);
  return {
    id: sampleId('intake', seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    channel: drawChannel(random),
    languages: [language],
    mediatorNeeded: language !== 'ita' && random.chance(0.5),
    needs: [...new Set([drawNeed(random), drawNeed(random)])],
    openedOn,
    state: intakeLifeCycle.TAKE_ON.to,
    stateSince: shiftDay(openedOn, way.length),
    externalRef: null,
    version: 1 + way.length,
  };
}

function stepsOf(seed: number, person: PlannedPerson) {
  const { id, personRecordId, openedOn } = intakeOf(seed, person);
  return [null, ...way].map((act, days) => ({
    caseId: findUuid('intake', id) ?? id,
    caseType: 'Intake',
    number: 1 + days,
    personRecordId,
    act,
    reason: null,
    state: act === null ? 'OPEN' : intakeLifeCycle[act].to,
    happenedOn: shiftDay(openedOn, days),
    recordedAt: new Date(`${shiftDay(openedOn, days)}T15:00:00Z`),
  }));
}
