import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { intakeCase } from './intake.repository.ts';
import { intakes } from './intake.table.ts';
import type { ContactChannel, NeedArea } from './intake.ts';

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

const { type } = intakeCase;

/** How everybody who is enrolled came in, shortly before. */
export function sampleIntakes({ seed }: PlannedPeople) {
  return sampleCases(type, intakes, (person) => [drawIntake(seed, person)]);
}

function drawIntake(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'intake', person.index);
  const openedOn = person.enrolledOn;
  const acts = inTurn(openedOn, [
    ['ASSESS', 1],
    ['TAKE_ON', 1],
  ]);
  const life = live(intakeCase, openedOn, acts);
  const language = drawLanguage(random);
  const row = {
    ...sampleCase(type, seed, person, life),
    channel: drawChannel(random),
    languages: [language],
    mediatorNeeded: language !== 'ita' && random.chance(0.5),
    needs: [...new Set([drawNeed(random), drawNeed(random)])],
  };
  return { row, life };
}
