import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { findUuid } from '#shared/type-id.ts';
import { caseCorrections } from '../case-step/case-correction.table.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { monthsAfter } from '../data-subject-request/data-subject-request.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { housingCases, housingSearches } from './housing-case.table.ts';
import {
  type HousingCaseAct,
  type HousingKind,
  type HousingNeed,
  type HousingSearchOutcome,
  type HousingTenure,
  housingCaseLifeCycle,
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

type Acted = { act: HousingCaseAct; happenedOn: string };

/** Days from one act to the next, and the chance that it follows at all. */
const way: readonly [act: HousingCaseAct, least: number, most: number, chance: number][] = [
  ['START_SEARCH', 2, 10, 0.95],
  ['RECORD_SEARCH', 5, 30, 0.9],
  ['RECEIVE_OFFER', 5, 40, 0.6],
  ['SIGN_CONTRACT', 3, 15, 0.85],
  ['MOVE_IN', 2, 20, 0.95],
];

function drawActs(random: Random, openedOn: string): Acted[] {
  const acts: Acted[] = [];
  let day = openedOn;
  for (const [act, least, most, chance] of way) {
    day = shiftDay(day, random.integer(least, most));
    if (!random.chance(chance) || day > lastSampleDay) return acts;
    acts.push({ act, happenedOn: day });
  }
  const happenedOn = monthsAfter(day, 6);
  if (happenedOn <= lastSampleDay) acts.push({ act: 'CHECK', happenedOn });
  return acts;
}

function drawHousing(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'housing case', person.index);
  if (!random.chance(share)) return undefined;
  const openedOn = person.enrolledOn;
  const [need, tenure] = drawNeed(random);
  const [kind, outcome] = drawFound(random);
  return {
    id: sampleId('housing_case', seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    openedOn,
    ...{ need, tenure, kind, outcome },
    adults: random.integer(1, 3),
    minors: random.integer(0, 3),
    rent: random.integer(380, 760),
    isStable: random.chance(0.85),
    isCorrected: random.chance(0.05),
    acts: drawActs(random, openedOn),
  };
}

type Drawn = NonNullable<ReturnType<typeof drawHousing>>;

export function sampleHousingCases({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const ofDrawn =
    <Row>(rowsOf: (drawn: Drawn, person: PlannedPerson) => Row[]) =>
    (person: PlannedPerson) => {
      const drawn = drawHousing(seed, person);
      return drawn ? rowsOf(drawn, person) : [];
    };
  return [
    sampleRowsOfPeople(housingCases, ofDrawn(caseOf)),
    sampleRowsOfPeople(housingSearches, ofDrawn(searchesOf)),
    sampleRowsOfPeople(caseSteps, ofDrawn(stepsOf)),
    sampleRowsOfPeople(caseCorrections, ofDrawn(correctionsOf)),
  ];
}

function caseOf(drawn: Drawn, { owner, accessPoint }: PlannedPerson) {
  const { id, personRecordId, openedOn, need, tenure, adults, minors, acts, isCorrected } = drawn;
  const last = acts.at(-1);
  const outcome = drawn.isStable ? ('STABLE' as const) : ('AT_RISK' as const);
  const dayOf = (act: HousingCaseAct) => acts.find((each) => each.act === act)?.happenedOn ?? null;
  return [
    {
      ...{ id, personRecordId, openedOn, need, tenure, adults, minors },
      organisationId: knownReferenceId('organisation', owner),
      accessPointId: knownReferenceId('access_point', accessPoint),
      state: last ? housingCaseLifeCycle[last.act].to : ('OPEN' as const),
      stateSince: last?.happenedOn ?? openedOn,
      externalRef: null,
      version: 1 + acts.length + (isCorrected ? 1 : 0),
      ...notHoused,
      ...contractOf(drawn, dayOf('SIGN_CONTRACT')),
      movedInOn: dayOf('MOVE_IN'),
      checkOutcome: dayOf('CHECK') === null ? null : outcome,
    },
  ];
}

function contractOf({ rent }: Drawn, signedOn: string | null) {
  if (signedOn === null) return {};
  return {
    contractSignedOn: signedOn,
    contractStartsOn: signedOn,
    contractEndsOn: monthsAfter(signedOn, 48),
    monthlyRent: `${rent}.00`,
    guarantee: 'DEPOSIT' as const,
  };
}

function searchesOf({ id: caseId, acts, kind, outcome }: Drawn, { residence }: PlannedPerson) {
  return acts.flatMap(({ act, happenedOn: foundOn }, index) =>
    act === 'RECORD_SEARCH'
      ? [{ caseId, number: index + 2, foundOn, kind, comuneCode: residence, outcome }]
      : [],
  );
}

const caseOfSteps = ({ id, personRecordId }: Drawn) => ({
  caseId: findUuid('housing_case', id) ?? id,
  caseType: 'HousingCase',
  personRecordId,
});

function stepsOf(drawn: Drawn) {
  const opening = { act: null, happenedOn: drawn.openedOn };
  return [opening, ...drawn.acts].map(({ act, happenedOn }, index) => ({
    ...caseOfSteps(drawn),
    number: index + 1,
    act,
    state: act === null ? 'OPEN' : housingCaseLifeCycle[act].to,
    reason: null,
    happenedOn,
    recordedAt: new Date(`${happenedOn}T15:30:00Z`),
  }));
}

/** In some a child was forgotten at first. */
function correctionsOf(drawn: Drawn) {
  const { acts, minors, isCorrected, openedOn } = drawn;
  if (!isCorrected) return [];
  const correctedOn = acts.at(-1)?.happenedOn ?? openedOn;
  return [
    {
      ...caseOfSteps(drawn),
      number: acts.length + 2,
      field: 'minors',
      before: String(minors + 1),
      after: String(minors),
      reason: 'TYPING_ERROR' as const,
      recordedAt: new Date(`${correctedOn}T16:00:00Z`),
    },
  ];
}
