import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { caseCorrections } from '../case-step/case-correction.table.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { type SampleAct, sampleCorrection, sampleSteps, walk } from '../case-step/sample-walk.ts';
import { drawCoNumber, drawEmployer } from '../employer/sample-employers.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { internships } from './internship.table.ts';
import {
  type InternshipAct,
  type InternshipState,
  type InternshipType,
  internshipLifeCycle,
} from './internship.ts';
import { placeOf } from './internship-words.ts';

const share = 0.12;

const drawType = weighted<InternshipType>([
  ['INSERTION', 55],
  ['TRAINING', 25],
  ['SOCIAL_INCLUSION', 15],
  ['SUMMER', 5],
]);

export function sampleInternships(plan: PlannedEnrolments): SampleRowsOfPeople<PlannedPerson>[] {
  const { seed, keys } = plan;
  return [
    sampleRowsOfPeople(internships, (person: PlannedPerson) =>
      internshipsOf(plan, person).map(({ way: _, before: __, words, ...row }) => {
        const key = sampleDataKey(keys, seed, person.index);
        return { ...row, sealed: seal(key, placeOf(row.id), JSON.stringify(words)) };
      }),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      internshipsOf(plan, person).flatMap(({ id, personRecordId, way }) =>
        sampleSteps('Internship', id, way).map((step) => ({ ...step, personRecordId })),
      ),
    ),
    sampleRowsOfPeople(caseCorrections, (person: PlannedPerson) =>
      internshipsOf(plan, person).flatMap((row) => {
        const { personRecordId, weeklyHours: after, before } = row;
        if (before === null) return [];
        const values = { before, after };
        return [{ ...sampleCorrection('Internship', row, 'weeklyHours', values), personRecordId }];
      }),
    ),
  ];
}

const cycle = { begins: 'DESIGN' as InternshipState, cycle: internshipLifeCycle };

function internshipsOf({ seed, until }: PlannedEnrolments, person: PlannedPerson) {
  const random = randomAt(seed, 'internship', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(14, 120));
  if (!random.chance(share) || openedOn > until) return [];
  const { words: project, occupation: _, atecoCode: __, ...host } = drawEmployer(random);
  const startsOn = shiftDay(openedOn, random.integer(20, 45));
  const agreedEndsOn = shiftDay(startsOn, 30 * random.integer(2, 6));
  const longer = random.chance(0.15) ? shiftDay(agreedEndsOn, 60) : null;
  const way = walk(cycle, openedOn, actsOf(random, { startsOn, agreedEndsOn, longer }), until);
  const came = new Set(way.steps.map(({ act }) => act));
  const before = random.chance(0.08) ? 40 : null;
  return [
    {
      id: sampleId('internship', seed, person.index),
      personRecordId: sampleId('person_record', seed, person.index),
      organisationId: knownReferenceId('organisation', person.owner),
      accessPointId: knownReferenceId('access_point', person.accessPoint),
      openedOn,
      state: way.state,
      stateSince: way.stateSince,
      externalRef: null,
      version: way.version + (before === null ? 0 : 1),
      type: drawType(random),
      ...host,
      promoterTutor: `sample-operator-${person.accessPoint.toLowerCase()}`,
      words: { hostTutor: 'Persona Inventata', project },
      weeklyHours: random.pick([20, 25, 30, 36]),
      allowance: random.pick(['400.00', '450.00', '500.00', '600.00']),
      startsOn,
      endsOn: longer !== null && came.has('EXTEND') ? longer : agreedEndsOn,
      agreedEndsOn,
      agreementNumber: came.has('SIGN_AGREEMENT') ? `SAMPLE-${person.index}` : null,
      coNumber: came.has('SEND_CO') ? drawCoNumber(random, startsOn) : null,
      way,
      before,
    },
  ];
}

type Days = { startsOn: string; agreedEndsOn: string; longer: string | null };

function actsOf(random: Random, { startsOn, agreedEndsOn, longer }: Days) {
  const acts: SampleAct<InternshipAct>[] = [
    { act: 'SIGN_AGREEMENT', on: shiftDay(startsOn, -10) },
    { act: 'SEND_CO', on: shiftDay(startsOn, -2) },
    { act: 'START', on: startsOn },
  ];
  if (random.chance(0.15)) {
    const reason = random.pick(['HIRED_BY_HOST', 'FOUND_OTHER_WORK', 'OWN_CHOICE', 'OTHER']);
    return [...acts, { act: 'INTERRUPT' as const, on: shiftDay(startsOn, 40), reason }];
  }
  if (random.chance(0.06)) {
    acts.push({ act: 'SUSPEND', on: shiftDay(startsOn, 20) });
    acts.push({ act: 'RESUME', on: shiftDay(startsOn, 35) });
  }
  const endsOn = longer ?? agreedEndsOn;
  if (longer !== null) acts.push({ act: 'EXTEND', on: shiftDay(agreedEndsOn, -7) });
  acts.push({ act: 'COMPLETE', on: endsOn });
  if (random.chance(0.8)) acts.push({ act: 'CERTIFY', on: shiftDay(endsOn, 20) });
  return acts;
}
