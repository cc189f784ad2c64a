import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, undertakingStepsOf } from '#shared/undertaking/sample-undertakings.ts';
import { undertakingSteps } from '#shared/undertaking/undertaking-step.table.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { drawLastingVacancy, drawOffer } from '../vacancy/sample-vacancies.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import { vacancies } from '../vacancy/vacancy.table.ts';
import { vacancyMatchCase } from './vacancy-match.repository.ts';
import { vacancyMatches } from './vacancy-match.table.ts';
import type { VacancyMatchAct } from './vacancy-match.ts';

const { type } = vacancyMatchCase;

const share = 0.1;

type Outcome = 'HIRE' | 'NOT_HIRE' | 'DECLINE' | 'UNDER_WAY';

const drawOutcome = weighted<Outcome>([
  ['HIRE', 30],
  ['NOT_HIRE', 35],
  ['DECLINE', 8],
  ['UNDER_WAY', 27],
]);

/**
 * Who is to be hired is proposed for a vacancy of one place, theirs alone, so that places add up
 * however many people there are; the others for one of those that are always there.
 */
export function sampleVacancyMatches({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const ownVacancies = (person: PlannedPerson) =>
    drawMatches(seed, person).flatMap(({ vacancy }) => (vacancy ? [vacancy] : []));
  return [
    sampleRowsOfPeople(vacancies, (person: PlannedPerson) =>
      ownVacancies(person).map(({ row }) => row),
    ),
    sampleRowsOfPeople(undertakingSteps, (person: PlannedPerson) =>
      ownVacancies(person).flatMap((vacancy) => undertakingStepsOf(vacancyKind.type, vacancy)),
    ),
    ...sampleCases(type, vacancyMatches, (person) => drawMatches(seed, person)),
  ];
}

/** None or one, with the vacancy where it is theirs alone. */
export function drawMatches(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'vacancy match', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(15, 120));
  if (!random.chance(share) || openedOn > lastSampleDay) return [];
  const outcome = drawOutcome(random);
  const life = live(vacancyMatchCase, openedOn, drawActs(random, openedOn, outcome));
  const known = sampleCase(type, seed, person, life);
  if (outcome !== 'HIRE') {
    const row = { ...known, vacancyId: drawLastingVacancy(random) };
    return [{ row, life, vacancy: undefined }];
  }
  const { organisationId } = known;
  const vacancyId = sampleId('vacancy', seed, person.index);
  const hiredOn = life.state === 'HIRED' ? life.stateSince : null;
  const offer = drawOwnVacancy(random, shiftDay(openedOn, -5), hiredOn);
  const vacancy = { ...offer, row: { ...offer.row, id: vacancyId, organisationId } };
  return [{ row: { ...known, vacancyId }, life, vacancy }];
}

export type OwnVacancy = ReturnType<typeof drawOwnVacancy>['row'];

function drawOwnVacancy(random: Random, openedOn: string, hiredOn: string | null) {
  const filling = hiredOn === null ? [] : [{ act: 'FILL' as const, on: hiredOn }];
  const life = live(vacancyKind, openedOn, filling);
  const row = {
    ...drawOffer(random),
    ...outcomeOf(life),
    places: 1,
    hiredCount: hiredOn === null ? 0 : 1,
    closesOn: shiftDay(openedOn, 120),
  };
  return { row, life };
}

function drawActs(random: Random, openedOn: string, outcome: Outcome) {
  const week = (number: number) => shiftDay(openedOn, 7 * number);
  const interview: SampleAct<VacancyMatchAct> = { act: 'INTERVIEW', on: week(1) };
  const offer: SampleAct<VacancyMatchAct> = { act: 'OFFER', on: week(2) };
  if (outcome === 'HIRE') return [interview, offer, { act: outcome, on: week(3) }];
  if (outcome === 'UNDER_WAY') return random.chance(0.5) ? [interview] : [];
  const reason = random.pick(['OTHER_CHOSEN', 'LANGUAGE', 'SKILLS', 'EXPERIENCE', 'AVAILABILITY']);
  return [interview, { act: outcome, on: week(2), ...(outcome === 'NOT_HIRE' && { reason }) }];
}
