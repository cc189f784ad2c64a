import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { sampleCorrection, sampleSteps, walk } from '../case-step/sample-walk.ts';
import { undertakingCorrections, undertakingSteps } from '../case-step/undertaking-step.table.ts';
import type { ContractType } from '../employer/employer.ts';
import { drawEmployer } from '../employer/sample-employers.ts';
import { vacancies } from './vacancy.table.ts';
import { type CefrLevel, type VacancyState, vacancyLifeCycle } from './vacancy.ts';

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

type Planned = { seed: number; until: string };

/** One of those that people of the sample are proposed for: open since before anybody was. */
export function drawLastingVacancy(random: Random): string {
  return idOf(random.integer(1, lasting));
}

export function sampleVacancies(plan: Planned): FixedSampleRows[] {
  const all = () => Array.from({ length: lasting + withdrawn }, (_, at) => toVacancy(plan, at + 1));
  return [
    sampleRows(vacancies, () => all().map(({ way: _, before: __, ...row }) => row)),
    sampleRows(undertakingSteps, () =>
      all().flatMap(({ id, organisationId, way }) =>
        sampleSteps('Vacancy', id, way).map((step) => ({ ...step, organisationId })),
      ),
    ),
    sampleRows(undertakingCorrections, () =>
      all().flatMap((row) => {
        const { organisationId, weeklyHours: after, before } = row;
        if (before === null) return [];
        const values = { before, after };
        return [{ ...sampleCorrection('Vacancy', row, 'weeklyHours', values), organisationId }];
      }),
    ),
  ];
}

function idOf(number: number): string {
  return referenceId('vacancy', `sample-${number}`);
}

export const vacancyCycle = { begins: 'OPEN' as VacancyState, cycle: vacancyLifeCycle };

function toVacancy({ seed, until }: Planned, number: number) {
  const random = randomAt(seed, 'vacancy of the sample', number);
  const openedOn = shiftDay('2025-03-03', number % 10);
  const isWithdrawn = number > lasting;
  const later = shiftDay(openedOn, random.integer(20, 400));
  const reason = random.pick(['FILLED_OTHERWISE', 'NOT_NEEDED', 'EMPLOYER_NOT_REACHED']);
  const shortlist = random.chance(0.3) ? [{ act: 'SHORTLIST' as const, on: later }] : [];
  const acts = isWithdrawn ? [{ act: 'WITHDRAW' as const, on: later, reason }] : shortlist;
  const way = walk(vacancyCycle, openedOn, acts, until);
  const before = random.chance(0.2) ? 48 : null;
  return {
    id: idOf(number),
    organisationId: referenceId(
      'organisation',
      random.pick(['veneto-lavoro', 'veneto-lavoro', 'comune-venezia', 'comune-padova']),
    ),
    ...drawOffer(random),
    openedOn,
    state: way.state,
    stateSince: way.stateSince,
    externalRef: null,
    version: way.version + (before === null ? 0 : 1),
    places: random.integer(2, 30),
    hiredCount: 0,
    closesOn: '2027-06-30',
    way,
    before,
  };
}
