import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type SampleAct, sampleSteps, walk } from '../case-step/sample-walk.ts';
import { undertakingSteps } from '../case-step/undertaking-step.table.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { drawLastingVacancy, drawOffer, vacancyCycle } from '../vacancy/sample-vacancies.ts';
import { vacancies } from '../vacancy/vacancy.table.ts';
import { vacancyMatches } from './vacancy-match.table.ts';
import {
  type VacancyMatchAct,
  type VacancyMatchState,
  vacancyMatchLifeCycle,
} from './vacancy-match.ts';

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
export function sampleVacancyMatches(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  const matchOf = (person: PlannedPerson) => sampleMatchesOf(plan, person);
  return [
    sampleRowsOfPeople(vacancies, (person: PlannedPerson) =>
      matchOf(person).flatMap(({ vacancy }) => {
        if (!vacancy) return [];
        const { way: _, ...row } = vacancy;
        return [row];
      }),
    ),
    sampleRowsOfPeople(undertakingSteps, (person: PlannedPerson) =>
      matchOf(person).flatMap(({ vacancy }) => {
        if (!vacancy) return [];
        const { id, way, organisationId } = vacancy;
        return sampleSteps('Vacancy', id, way).map((step) => ({ ...step, organisationId }));
      }),
    ),
    sampleRowsOfPeople(vacancyMatches, (person: PlannedPerson) =>
      matchOf(person).map(({ match }) => match),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      matchOf(person).flatMap(({ match, way }) =>
        sampleSteps('VacancyMatch', match.id, way).map((step) => ({
          ...step,
          personRecordId: match.personRecordId,
        })),
      ),
    ),
  ];
}

const cycle = { begins: 'PROPOSED' as VacancyMatchState, cycle: vacancyMatchLifeCycle };

/** None or one, with the vacancy where it is theirs alone. */
export function sampleMatchesOf({ seed, until }: PlannedEnrolments, person: PlannedPerson) {
  const random = randomAt(seed, 'vacancy match', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(15, 120));
  if (!random.chance(share) || openedOn > until) return [];
  const outcome = drawOutcome(random);
  const way = walk(cycle, openedOn, actsOf(random, openedOn, outcome), until);
  const match = {
    id: sampleId('vacancy_match', seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    openedOn,
    state: way.state,
    stateSince: way.stateSince,
    externalRef: null,
    version: way.version,
  };
  if (outcome !== 'HIRE') {
    const vacancyId = drawLastingVacancy(random);
    return [{ match: { ...match, vacancyId }, way, vacancy: undefined }];
  }
  const hiredOn = way.state === 'HIRED' ? way.stateSince : null;
  const vacancy = ownVacancy(random, { openedOn: shiftDay(openedOn, -5), hiredOn, until });
  const vacancyId = sampleId('vacancy', seed, person.index);
  const { organisationId } = match;
  const own = { ...vacancy, id: vacancyId, organisationId };
  return [{ match: { ...match, vacancyId }, way, vacancy: own }];
}

type Days = { openedOn: string; hiredOn: string | null; until: string };

function ownVacancy(random: Random, { openedOn, hiredOn, until }: Days) {
  const filling = hiredOn === null ? [] : [{ act: 'FILL' as const, on: hiredOn }];
  const way = walk(vacancyCycle, openedOn, filling, until);
  return {
    ...drawOffer(random),
    openedOn,
    state: way.state,
    stateSince: way.stateSince,
    externalRef: null,
    version: way.version,
    places: 1,
    hiredCount: hiredOn === null ? 0 : 1,
    closesOn: shiftDay(openedOn, 120),
    way,
  };
}

function actsOf(random: Random, openedOn: string, outcome: Outcome) {
  const week = (number: number) => shiftDay(openedOn, 7 * number);
  const interview: SampleAct<VacancyMatchAct> = { act: 'INTERVIEW', on: week(1) };
  const offer: SampleAct<VacancyMatchAct> = { act: 'OFFER', on: week(2) };
  if (outcome === 'HIRE') return [interview, offer, { act: outcome, on: week(3) }];
  if (outcome === 'UNDER_WAY') return random.chance(0.5) ? [interview] : [];
  const reason = random.pick(['OTHER_CHOSEN', 'LANGUAGE', 'SKILLS', 'EXPERIENCE', 'AVAILABILITY']);
  return [interview, { act: outcome, on: week(2), ...(outcome === 'NOT_HIRE' && { reason }) }];
}
