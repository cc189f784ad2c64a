import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { seal } from '#shared/sealing/sealing.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { recognitionApplicationCase } from './recognition-application.repository.ts';
import { recognitionApplications } from './recognition-application.table.ts';
import {
  placeOfTitle,
  type RecognitionApplicationAct,
  type RecognitionAuthority,
} from './recognition-application.ts';

const { type } = recognitionApplicationCase;

type Title = {
  words: string;
  eqfLevel: number;
  iscedLevel: number;
  authority: RecognitionAuthority;
};

const drawTitle = weighted<Title>([
  [
    { words: 'School leaving certificate', eqfLevel: 4, iscedLevel: 3, authority: 'SCHOOL_OFFICE' },
    34,
  ],
  [{ words: 'Vocational diploma', eqfLevel: 3, iscedLevel: 3, authority: 'REGION' }, 16],
  [{ words: 'Diploma of nursing', eqfLevel: 6, iscedLevel: 6, authority: 'MINISTRY' }, 14],
  [{ words: 'Bachelor of Science', eqfLevel: 6, iscedLevel: 6, authority: 'CIMEA' }, 22],
  [{ words: 'Master of Engineering', eqfLevel: 7, iscedLevel: 7, authority: 'UNIVERSITY' }, 14],
]);

const drawEnd = weighted<RecognitionApplicationAct>([
  ['RECOGNISE', 64],
  ['REQUIRE_MEASURE', 14],
  ['REJECT', 22],
]);

/** Some have a title from abroad recognised, where a country awarded it. */
export function sampleRecognitionApplications({ seed, keys }: PlannedPeople) {
  return sampleCases(type, recognitionApplications, (person: PlannedPerson) => {
    const random = randomAt(seed, 'recognition application', person.index);
    const [countryCode] = person.citizenshipCodes.filter((code) => code !== '999');
    if (countryCode === undefined || !random.chance(0.08)) return [];
    const openedOn = shiftDay(person.enrolledOn, random.integer(10, 90));
    if (openedOn > lastSampleDay) return [];
    const life = live(recognitionApplicationCase, openedOn, inTurn(openedOn, drawActs(random)));
    const known = sampleCase(type, seed, person, life);
    const { words, ...title } = drawTitle(random);
    const key = sampleDataKey(keys, seed, person.index);
    const row = {
      ...known,
      ...title,
      title: seal(key, placeOfTitle(known.id), words),
      countryCode,
      appliedOn: dayOf(life, 'APPLY'),
    };
    const mistyped = random.chance(0.1)
      ? { field: 'eqfLevel', before: null, after: title.eqfLevel }
      : undefined;
    return [{ row, life, mistyped }];
  });
}

function drawActs(random: Random): [RecognitionApplicationAct, number][] {
  const more: [RecognitionApplicationAct, number][] = [
    ['REQUEST_INTEGRATION', random.integer(20, 60)],
    ['INTEGRATE', random.integer(10, 40)],
  ];
  return [
    ['APPLY', random.integer(10, 60)],
    ...(random.chance(0.3) ? more : []),
    [drawEnd(random), random.integer(60, 180)],
  ];
}
