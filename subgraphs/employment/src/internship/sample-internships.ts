import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { drawCoNumber, drawEmployer } from '../employer/sample-employers.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { internshipCase } from './internship.repository.ts';
import { internships } from './internship.table.ts';
import type { InternshipAct, InternshipType } from './internship.ts';
import { placeOf } from './internship-words.ts';

const { type } = internshipCase;

const share = 0.12;

const drawType = weighted<InternshipType>([
  ['INSERTION', 55],
  ['TRAINING', 25],
  ['SOCIAL_INCLUSION', 15],
  ['SUMMER', 5],
]);

export function sampleInternships(plan: PlannedPeople) {
  return sampleCases(type, internships, (person) => drawInternships(plan, person));
}

function drawInternships({ seed, keys }: PlannedPeople, person: PlannedPerson) {
  const random = randomAt(seed, 'internship', person.index);
  const openedOn = shiftDay(person.enrolledOn, random.integer(14, 120));
  if (!random.chance(share) || openedOn > lastSampleDay) return [];
  const { words: project, occupation: _, atecoCode: __, ...host } = drawEmployer(random);
  const startsOn = shiftDay(openedOn, random.integer(20, 45));
  const agreedEndsOn = shiftDay(startsOn, 30 * random.integer(2, 6));
  const longer = random.chance(0.15) ? shiftDay(agreedEndsOn, 60) : null;
  const acts = drawActs(random, { startsOn, agreedEndsOn, longer });
  const life = live(internshipCase, openedOn, acts);
  const came = new Set(life.steps.map(({ act }) => act));
  const isMistyped = random.chance(0.08);
  const known = sampleCase(type, seed, person, life);
  const key = sampleDataKey(keys, seed, person.index);
  const words = JSON.stringify({ hostTutor: 'Persona Inventata', project });
  const row = {
    ...known,
    type: drawType(random),
    ...host,
    promoterTutor: `sample-operator-${person.accessPoint.toLowerCase()}`,
    sealed: seal(key, placeOf(known.id), words),
    weeklyHours: random.pick([20, 25, 30, 36]),
    allowance: random.pick(['400.00', '450.00', '500.00', '600.00']),
    startsOn,
    endsOn: longer !== null && came.has('EXTEND') ? longer : agreedEndsOn,
    agreedEndsOn,
    agreementNumber: came.has('SIGN_AGREEMENT') ? `SAMPLE-${person.index}` : null,
    coNumber: came.has('SEND_CO') ? drawCoNumber(random, startsOn) : null,
  };
  const mistyped = { field: 'weeklyHours', before: 40, after: row.weeklyHours };
  return [{ row, life, mistyped: isMistyped ? mistyped : undefined }];
}

type Days = { startsOn: string; agreedEndsOn: string; longer: string | null };

function drawActs(random: Random, { startsOn, agreedEndsOn, longer }: Days) {
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
