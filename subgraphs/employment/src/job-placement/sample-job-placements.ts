import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { caseCorrections } from '../case-step/case-correction.table.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type SampleAct, sampleCorrection, sampleSteps, walk } from '../case-step/sample-walk.ts';
import { drawCoNumber } from '../employer/sample-employers.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { drawOffer } from '../vacancy/sample-vacancies.ts';
import { sampleMatchesOf } from '../vacancy-match/sample-vacancy-matches.ts';
import { jobPlacements } from './job-placement.table.ts';
import {
  type JobPlacement,
  type JobPlacementAct,
  type JobPlacementKind,
  type JobPlacementState,
  jobPlacementLifeCycle,
  placementKinds,
  withDueOn,
} from './job-placement.ts';
import { checkMonths, dueOn, type PlacementCheck } from './placement-check.ts';

/** Beside those who are hired by a match. */
const share = 0.16;

export function sampleJobPlacements(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  const placementsOf = (person: PlannedPerson) => drawPlacements(plan, person);
  return [
    sampleRowsOfPeople(jobPlacements, (person: PlannedPerson) =>
      placementsOf(person).map(({ placement }) => placement),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      placementsOf(person).flatMap(({ placement: { id, personRecordId }, way }) =>
        sampleSteps('JobPlacement', id, way).map((step) => ({ ...step, personRecordId })),
      ),
    ),
    sampleRowsOfPeople(caseCorrections, (person: PlannedPerson) =>
      placementsOf(person).flatMap(({ placement, before }) => {
        if (before === null) return [];
        const { personRecordId, startedOn: after } = placement;
        const corrected = sampleCorrection('JobPlacement', placement, 'startedOn', {
          before,
          after,
        });
        return [{ ...corrected, personRecordId }];
      }),
    ),
  ];
}

const cycle = { begins: 'DECLARED' as JobPlacementState, cycle: jobPlacementLifeCycle };

function drawPlacements(plan: PlannedEnrolments, person: PlannedPerson) {
  const { seed, until } = plan;
  const random = randomAt(seed, 'job placement', person.index);
  const [found] = sampleMatchesOf(plan, person);
  const hired = found?.match.state === 'HIRED' && found.vacancy ? found : undefined;
  const later = shiftDay(person.enrolledOn, random.integer(20, 240));
  const startedOn = hired ? hired.match.stateSince : later;
  const openedOn = shiftDay(startedOn, random.integer(0, 14));
  const isPlaced = hired !== undefined || random.chance(share);
  if (!isPlaced || openedOn > until) return [];
  const kind = hired ? 'EMPLOYMENT' : drawKind(random);
  const { occupation: _, comuneCode: __, languageLevel: ___, ...terms } = drawOffer(random);
  const { contract, weeklyHours, ...business } = terms;
  const isEmployed = kind === 'EMPLOYMENT';
  const { acts, checks } = drawWay(random, { kind, startedOn, openedOn, until });
  const way = walk(cycle, openedOn, acts, until);
  const before = random.chance(0.08) ? shiftDay(startedOn, -1) : null;
  const placement: JobPlacement = withDueOn({
    id: sampleId('job_placement', seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    openedOn,
    state: way.state,
    stateSince: way.stateSince,
    externalRef: null,
    version: way.version + (before === null ? 0 : 1),
    kind,
    ...business,
    ...(hired && employerOfMatch(hired.vacancy)),
    contract: isEmployed ? (hired?.vacancy?.contract ?? contract) : null,
    weeklyHours: isEmployed ? (hired?.vacancy?.weeklyHours ?? weeklyHours) : null,
    coNumber: way.state !== 'DECLARED' && isEmployed ? drawCoNumber(random, startedOn) : null,
    vacancyMatchId: hired?.match.id ?? null,
    startedOn,
    endedOn: way.state === 'ENDED_EARLY' ? way.stateSince : null,
    checks,
    checksDueOn: null,
  });
  return [{ placement, way, before }];
}

function employerOfMatch(vacancy: ReturnType<typeof sampleMatchesOf>[number]['vacancy']) {
  if (!vacancy) return {};
  const { employerName, employerVatNumber, employerOrganisationId, atecoCode } = vacancy;
  return { employerName, employerVatNumber, employerOrganisationId, atecoCode };
}

function drawKind(random: Random): JobPlacementKind {
  if (!random.chance(0.09)) return 'EMPLOYMENT';
  return random.chance(0.8) ? 'SELF_EMPLOYMENT' : 'ENTERPRISE';
}

type Days = { kind: JobPlacementKind; startedOn: string; openedOn: string; until: string };

const months = ['MONTH_3', 'MONTH_6', 'MONTH_12'] as const;

/** Some are never verified, some checks are passed over, and some find the work ended. */
function drawWay(random: Random, { kind, startedOn, openedOn, until }: Days) {
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
    if (checkedOn > until || random.chance(0.08)) continue;
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
