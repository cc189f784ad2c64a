import { referenceId } from '#shared/reference-id.ts';
import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRows, sampleRows, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import {
  correctionOfUndertaking,
  dayOfStep,
  stepsOfUndertaking,
} from '../case-step/sample-undertakings.ts';
import { undertakingCorrections, undertakingSteps } from '../case-step/undertaking-step.table.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { educationalPovertyActions, enrolledMinors } from './educational-poverty-action.table.ts';
import {
  checkMinor,
  type EducationalPovertyActionAct,
  type EducationalPovertyActionKind,
  educationalPovertyActionLifeCycle,
} from './educational-poverty-action.ts';

const type = 'EducationalPovertyAction';

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

const actions = municipalities.flatMap(([owner, comune], place) =>
  kinds.map((kind, number) => ({
    type,
    id: idOf(owner, number),
    organisationId: referenceId('organisation', owner),
    openedOn: shiftDay(firstDay, place * 4 + number),
    acts: ways[number] ?? [],
    kind,
    comune,
    hours: 40 + 20 * number + 4 * place,
    isCorrected: number === 0,
  })),
);

type Action = (typeof actions)[number];

export function sampleEducationalPovertyActions({
  seed,
}: PlannedPeople): SampleRows<PlannedPerson>[] {
  return [
    sampleRows(educationalPovertyActions, () => actions.map(rowOf)),
    sampleRows(undertakingSteps, () =>
      actions.flatMap((action) =>
        stepsOfUndertaking(action, 'PLANNED', educationalPovertyActionLifeCycle),
      ),
    ),
    sampleRows(undertakingCorrections, () =>
      actions
        .filter(({ isCorrected }) => isCorrected)
        .map((action) => {
          const { hours } = action;
          return correctionOfUndertaking(action, {
            field: 'hours',
            before: hours * 10,
            after: hours,
          });
        }),
    ),
    sampleRowsOfPeople(enrolledMinors, (person: PlannedPerson) => minorsOf(seed, person)),
  ];
}

/** Nobody takes part yet: the database counts those who are entered. */
function rowOf(action: Action) {
  const { id, organisationId, openedOn, acts, kind, comune, hours, isCorrected } = action;
  const dayOf = (act: EducationalPovertyActionAct) => {
    const at = acts.indexOf(act);
    return at < 0 ? null : dayOfStep(action, at + 2);
  };
  const last = acts.at(-1);
  return {
    ...{ id, organisationId, openedOn, kind, hours },
    state: last ? educationalPovertyActionLifeCycle[last].to : ('PLANNED' as const),
    stateSince: dayOfStep(action, acts.length + 1),
    externalRef: null,
    version: 1 + acts.length + (isCorrected ? 1 : 0),
    schoolName: 'Istituto comprensivo (campione)',
    schoolCode: null,
    comuneCode: comune,
    families: Math.round(hours / 5),
    minorsCount: 0,
    startsOn: dayOfStep(action, 2),
    startedOn: dayOf('START'),
    closedOn: dayOf('CLOSE'),
  };
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
