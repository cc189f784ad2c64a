import { referenceId } from '#shared/reference-id.ts';
import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRows, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { educationalPovertyActionKind } from './educational-poverty-action.repository.ts';
import { educationalPovertyActions, enrolledMinors } from './educational-poverty-action.table.ts';
import {
  checkMinor,
  type EducationalPovertyActionAct,
  type EducationalPovertyActionKind,
} from './educational-poverty-action.ts';

/** The municipalities that are partners, with the comune that is theirs. */
const municipalities: readonly (readonly [owner: string, comune: string])[] = [
  ['comune-venezia', '027042'],
  ['comune-padova', '028060'],
  ['comune-verona', '023091'],
  ['comune-treviso', '026086'],
  ['comune-vicenza', '024116'],
];

const kinds: readonly EducationalPovertyActionKind[] = [
  'HOMEWORK_SUPPORT',
  'LANGUAGE_SUPPORT',
  'SUMMER_SCHOOL',
  'FAMILY_SCHOOL_MEDIATION',
];

/** The first two of a municipality run, the third has ended, the last is still planned. */
const ways: readonly EducationalPovertyActionAct[][] = [
  ['START'],
  ['START'],
  ['START', 'CLOSE'],
  [],
];

const firstDay = '2025-03-10';

const idOf = (owner: string, number: number) =>
  referenceId('educational_poverty_action', `${owner}-${number}`);

/** Days from an act to the next. */
const pace = 28;

/** Nobody takes part yet: the database counts those who are entered. */
const actions = municipalities.flatMap(([owner, comune], place) =>
  kinds.map((kind, number) => {
    const openedOn = shiftDay(firstDay, place * 4 + number);
    const turns = (ways[number] ?? []).map((act) => [act, pace] as const);
    const life = live(educationalPovertyActionKind, openedOn, inTurn(openedOn, turns));
    const hours = 40 + 20 * number + 4 * place;
    const row = {
      id: idOf(owner, number),
      organisationId: referenceId('organisation', owner),
      ...outcomeOf(life),
      ...{ kind, hours },
      schoolName: 'Istituto comprensivo (campione)',
      schoolCode: null,
      comuneCode: comune,
      families: Math.round(hours / 5),
      minorsCount: 0,
      startsOn: shiftDay(openedOn, pace),
      startedOn: dayOf(life, 'START'),
      closedOn: dayOf(life, 'CLOSE'),
    };
    const mistyped = { field: 'hours', before: hours * 10, after: hours };
    return { row, life, mistyped: number === 0 ? mistyped : undefined };
  }),
);

export function sampleEducationalPovertyActions({
  seed,
}: PlannedPeople): SampleRows<PlannedPerson>[] {
  return [
    ...sampleUndertakings(
      educationalPovertyActionKind.type,
      educationalPovertyActions,
      () => actions,
    ),
    sampleRowsOfPeople(enrolledMinors, (person: PlannedPerson) => minorsOf(seed, person)),
  ];
}

/** Minors of a municipality take part in one of its actions that run, while they are minors. */
function minorsOf(seed: number, person: PlannedPerson) {
  const { owner, age, index, enrolledOn: cameOn } = person;
  if (age >= 18 || !municipalities.some(([each]) => each === owner)) return [];
  const enrolledOn = shiftDay(cameOn, 3);
  if (enrolledOn > lastSampleDay) return [];
  if (!checkMinor(drawBirth(seed, person), true, enrolledOn).ok) return [];
  const number = randomAt(seed, 'enrolled minor', index).integer(0, 1);
  return [
    {
      actionId: knownReferenceId('educational_poverty_action', `${owner}-${number}`),
      personRecordId: sampleId('person_record', seed, index),
      enrolledOn,
    },
  ];
}
