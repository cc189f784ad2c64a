import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { monthsAfter } from '../data-subject-request/data-subject-request.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { housingCases, housingSearches } from './housing-case.table.ts';
import {
  type HousingCaseAct,
  type HousingKind,
  type HousingNeed,
  type HousingSearchOutcome,
  type HousingTenure,
  notHoused,
} from './housing-case.ts';

const drawNeed = weighted<[HousingNeed, HousingTenure]>([
  [['RENT_BURDEN', 'RENTED'], 28],
  [['OVERCROWDED', 'SUBLET'], 24],
  [['LEAVING_RECEPTION', 'RECEPTION'], 18],
  [['EVICTION', 'RENTED'], 14],
  [['UNSUITABLE', 'EMPLOYER_PROVIDED'], 9],
  [['HOMELESS', 'NONE'], 7],
]);

const drawFound = weighted<[HousingKind, HousingSearchOutcome]>([
  [['PRIVATE_RENT', 'REFUSED_BY_OWNER'], 45],
  [['PRIVATE_RENT', 'OFFERED'], 25],
  [['SHARED_FLAT', 'VISITED'], 15],
  [['SOCIAL_HOUSING', 'OFFERED'], 15],
]);

const share = 0.08;

const { type } = housingCaseKind;

/** Days from one act to the next, and the chance that it follows at all. */
const way: readonly [act: HousingCaseAct, least: number, most: number, chance: number][] = [
  ['START_SEARCH', 2, 10, 0.95],
  ['RECORD_SEARCH', 5, 30, 0.9],
  ['RECEIVE_OFFER', 5, 40, 0.6],
  ['SIGN_CONTRACT', 3, 15, 0.85],
  ['MOVE_IN', 2, 20, 0.95],
];

function drawActs(random: Random, openedOn: string) {
  const acts: SampleAct<HousingCaseAct>[] = [];
  let on = openedOn;
  for (const [act, least, most, chance] of way) {
    on = shiftDay(on, random.integer(least, most));
    if (!random.chance(chance) || on > lastSampleDay) return acts;
    acts.push({ act, on });
  }
  acts.push({ act: 'CHECK', on: monthsAfter(on, 6) });
  return acts;
}

function drawHousingCases(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'housing case', person.index);
  if (!random.chance(share)) return [];
  const [need, tenure] = drawNeed(random);
  const [kind, outcome] = drawFound(random);
  const [adults, minors] = [random.integer(1, 3), random.integer(0, 3)];
  const rent = random.integer(380, 760);
  const isStable = random.chance(0.85);
  const isMistyped = random.chance(0.05);
  const openedOn = person.enrolledOn;
  const life = live(housingCaseKind, openedOn, drawActs(random, openedOn));
  const signedOn = dayOf(life, 'SIGN_CONTRACT');
  const isChecked = dayOf(life, 'CHECK') !== null;
  const row = {
    ...sampleCase(type, seed, person, life),
    ...{ need, tenure, adults, minors },
    ...notHoused,
    ...(signedOn !== null && contractOf(signedOn, rent)),
    movedInOn: dayOf(life, 'MOVE_IN'),
    checkOutcome: isChecked ? (isStable ? ('STABLE' as const) : ('AT_RISK' as const)) : null,
  };
  // In some a child was forgotten at first.
  const mistyped = { field: 'minors', before: minors + 1, after: minors };
  return [{ row, life, kind, outcome, mistyped: isMistyped ? mistyped : undefined }];
}

type Drawn = ReturnType<typeof drawHousingCases>[number];

export function sampleHousingCases({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const draw = (person: PlannedPerson) => drawHousingCases(seed, person);
  return [
    ...sampleCases(type, housingCases, draw),
    sampleRowsOfPeople(housingSearches, (person: PlannedPerson) =>
      draw(person).flatMap((drawn) => searchesOf(drawn, person)),
    ),
  ];
}

function contractOf(signedOn: string, rent: number) {
  return {
    contractSignedOn: signedOn,
    contractStartsOn: signedOn,
    contractEndsOn: monthsAfter(signedOn, 48),
    monthlyRent: `${rent}.00`,
    guarantee: 'DEPOSIT' as const,
  };
}

function searchesOf({ row, life, kind, outcome }: Drawn, { residence }: PlannedPerson) {
  return life.steps
    .filter(({ act }) => act === 'RECORD_SEARCH')
    .map(({ number, happenedOn: foundOn }) => {
      return { caseId: row.id, number, foundOn, kind, comuneCode: residence, outcome };
    });
}
