import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { drawCoNumber } from '../employer/sample-employers.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { drawOffer } from '../vacancy/sample-vacancies.ts';
import { drawMatches, type OwnVacancy } from '../vacancy-match/sample-vacancy-matches.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import { jobPlacements } from './job-placement.table.ts';
import {
  type JobPlacement,
  type JobPlacementAct,
  type JobPlacementKind,
  placementKinds,
  withDueOn,
} from './job-placement.ts';
import { checkMonths, dueOn, type PlacementCheck } from './placement-check.ts';

const { type } = jobPlacementCase;

/** Beside those who are hired by a match. */
const share = 0.16;

export function sampleJobPlacements({ seed }: PlannedPeople) {
  return sampleCases(type, jobPlacements, (person) => drawPlacements(seed, person));
}

function drawPlacements(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'job placement', person.index);
  const [found] = drawMatches(seed, person);
  const hired = found?.row.state === 'HIRED' && found.vacancy ? found : undefined;
  const later = shiftDay(person.enrolledOn, random.integer(20, 240));
  const startedOn = hired ? hired.row.stateSince : later;
  const openedOn = shiftDay(startedOn, random.integer(0, 14));
  const isPlaced = hired !== undefined || random.chance(share);
  if (!isPlaced || openedOn > lastSampleDay) return [];
  const kind = hired ? 'EMPLOYMENT' : drawKind(random);
  const { occupation: _, comuneCode: __, languageLevel: ___, ...terms } = drawOffer(random);
  const { contract, weeklyHours, ...business } = terms;
  const isEmployed = kind === 'EMPLOYMENT';
  const { acts, checks } = drawActs(random, { kind, startedOn, openedOn });
  const life = live(jobPlacementCase, openedOn, acts);
  const isMistyped = random.chance(0.08);
  const offered = hired?.vacancy?.row;
  const row: JobPlacement = withDueOn({
    ...sampleCase(type, seed, person, life),
    kind,
    ...business,
    ...(offered && employerOf(offered)),
    contract: isEmployed ? (offered?.contract ?? contract) : null,
    weeklyHours: isEmployed ? (offered?.weeklyHours ?? weeklyHours) : null,
    coNumber: life.state !== 'DECLARED' && isEmployed ? drawCoNumber(random, startedOn) : null,
    vacancyMatchId: hired?.row.id ?? null,
    startedOn,
    endedOn: life.state === 'ENDED_EARLY' ? life.stateSince : null,
    checks,
    checksDueOn: null,
  });
  const mistyped = { field: 'startedOn', before: shiftDay(startedOn, -1), after: startedOn };
  return [{ row, life, mistyped: isMistyped ? mistyped : undefined }];
}

function employerOf(vacancy: OwnVacancy) {
  const { employerName, employerVatNumber, employerOrganisationId, atecoCode } = vacancy;
  return { employerName, employerVatNumber, employerOrganisationId, atecoCode };
}

function drawKind(random: Random): JobPlacementKind {
  if (!random.chance(0.09)) return 'EMPLOYMENT';
  return random.chance(0.8) ? 'SELF_EMPLOYMENT' : 'ENTERPRISE';
}

type Days = { kind: JobPlacementKind; startedOn: string; openedOn: string };

const months = ['MONTH_3', 'MONTH_6', 'MONTH_12'] as const;

/** Some are never verified, some checks are passed over, and some find the work ended. */
function drawActs(random: Random, { kind, startedOn, openedOn }: Days) {
  const acts: SampleAct<JobPlacementAct>[] = [];
  const checks: PlacementCheck[] = [];
  if (random.chance(0.1)) return { acts, checks };
  const { verifiedBy } = placementKinds[kind];
  acts.push({ act: verifiedBy, on: shiftDay(openedOn, random.integer(3, 20)) });
  if (random.chance(0.08)) {
    acts.push({ act: 'END', on: shiftDay(startedOn, 60), reason: 'CONTRACT_EXPIRED' });
    return { acts, checks };
  }
  for (const month of months) {
    const checkedOn = shiftDay(dueOn(month, startedOn), random.integer(0, 15));
    if (checkedOn > lastSampleDay || random.chance(0.08)) continue;
    const inWork = random.chance(0.85);
    const source = verifiedBy === 'VERIFY_BY_CO' ? 'CO' : 'REGISTER';
    checks.push({ month, checkedOn, inWork, source });
    if (!inWork) {
      acts.push({ act: 'FIND_ENDED', on: checkedOn, reason: 'NOT_KNOWN' });
      break;
    }
    acts.push({ act: checkMonths[month].act, on: checkedOn });
  }
  return { acts, checks };
}
