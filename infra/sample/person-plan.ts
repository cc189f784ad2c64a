import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { drawCitizenship, type Sex } from './citizenships.ts';
import { drawSite } from './sites.ts';

/** What every domain needs to agree on about somebody of the sample; the rest is each domain's own. */
export type PlannedPerson = {
  /** From 1. */
  index: number;
  sex: Sex;
  citizenshipCodes: string[];
  /** Codice catastale of the first of them; null where it tells of no country. */
  countryCadastralCode: string | null;
  /** Whole years on the day of the first enrolment. */
  age: number;
  /** Where the record is kept, and the key of the organisation that keeps it. */
  accessPoint: string;
  owner: string;
  /** ISTAT code of the comune of residence. */
  residence: string;
  enrolledOn: string;
};

/** From the first Monday of the programme. */
const from = '2025-03-03';
export const until = lastSampleDay;
const span = (Date.parse(until) - Date.parse(from)) / 86_400_000;

/** Offices are closed on them, and at weekends. */
const holidays = new Set(
  '01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26 2025-04-21 2026-04-06'.split(' '),
);

const drawAges = weighted<[number, number]>([
  [[16, 17], 2.5],
  [[18, 24], 14],
  [[25, 34], 32],
  [[35, 45], 31],
  [[46, 54], 13],
  [[55, 60], 5],
  [[61, 69], 2.5],
]);

/** Depends on the seed and the index alone, so that domains and processes need not talk. */
export function planPerson(seed: number, index: number): PlannedPerson {
  const random = randomAt(seed, 'person', index);
  const { site, residence } = drawSite(random);
  const [youngest, oldest] = drawAges(random);
  return {
    index,
    ...drawCitizenship(random),
    age: random.integer(youngest, oldest),
    accessPoint: site.code,
    owner: site.owner,
    residence,
    enrolledOn: drawWorkday(random),
  };
}

/** For each day of the programme itself, or the nearest on which offices are open. */
const workdays = Array.from({ length: span + 1 }, (_, index) => {
  let day = shiftDay(from, index);
  while (isClosed(day)) day = shiftDay(day, day < until ? 1 : -1);
  return day;
});

/** More of them towards the end: the number of enrolments a month grows steadily. */
function drawWorkday(random: Random): string {
  return workdays[Math.floor(Math.sqrt(random.fraction()) * workdays.length)] ?? until;
}

function isClosed(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays.has(day.slice(5)) || holidays.has(day);
}
