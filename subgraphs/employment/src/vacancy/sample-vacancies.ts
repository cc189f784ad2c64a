import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { CefrLevel } from '../course/course.ts';
import type { ContractType } from '../employer/employer.ts';
import { drawEmployer } from '../employer/sample-employers.ts';
import { vacancyKind } from './vacancy.repository.ts';
import { vacancies } from './vacancy.table.ts';

/** Those for which people are proposed, and those that were withdrawn. */
const [lasting, withdrawn] = [160, 40];

const drawContract = weighted<ContractType>([
  ['FIXED_TERM', 55],
  ['AGENCY', 15],
  ['PERMANENT', 12],
  ['SEASONAL', 12],
  ['APPRENTICESHIP', 6],
]);

const drawLevel = weighted<CefrLevel | null>([
  [null, 30],
  ['A1', 20],
  ['A2', 35],
  ['B1', 15],
]);

const comuni = ['028060', '023091', '027042', '024116', '026086', '029041', '025006', '024008'];

/** What an invented employer offers. */
export function drawOffer(random: Random) {
  const { words: _, ...employer } = drawEmployer(random);
  return {
    ...employer,
    contract: drawContract(random),
    weeklyHours: random.pick([20, 24, 30, 36, 40, 40]),
    comuneCode: random.pick(comuni),
    languageLevel: drawLevel(random),
  };
}

/** One of those that people of the sample are proposed for: open since before anybody was. */
export function drawLastingVacancy(random: Random): string {
  return idOf(random.integer(1, lasting));
}

export function sampleVacancies({ seed }: { seed: number }) {
  return sampleUndertakings(vacancyKind.type, vacancies, () =>
    Array.from({ length: lasting + withdrawn }, (_, at) => drawVacancy(seed, at + 1)),
  );
}

function idOf(number: number): string {
  return referenceId('vacancy', `sample-${number}`);
}

function drawVacancy(seed: number, number: number) {
  const random = randomAt(seed, 'vacancy of the sample', number);
  const openedOn = shiftDay('2025-03-03', number % 10);
  const isWithdrawn = number > lasting;
  const later = shiftDay(openedOn, random.integer(20, 400));
  const reason = random.pick(['FILLED_OTHERWISE', 'NOT_NEEDED', 'EMPLOYER_NOT_REACHED']);
  const shortlist = random.chance(0.3) ? [{ act: 'SHORTLIST' as const, on: later }] : [];
  const acts = isWithdrawn ? [{ act: 'WITHDRAW' as const, on: later, reason }] : shortlist;
  const life = live(vacancyKind, openedOn, acts);
  const isMistyped = random.chance(0.2);
  const row = {
    id: idOf(number),
    organisationId: referenceId(
      'organisation',
      random.pick(['veneto-lavoro', 'veneto-lavoro', 'comune-venezia', 'comune-padova']),
    ),
    ...drawOffer(random),
    ...outcomeOf(life),
    places: random.integer(2, 30),
    hiredCount: 0,
    closesOn: '2027-06-30',
  };
  const mistyped = { field: 'weeklyHours', before: 48, after: row.weeklyHours };
  return { row, life, mistyped: isMistyped ? mistyped : undefined };
}
