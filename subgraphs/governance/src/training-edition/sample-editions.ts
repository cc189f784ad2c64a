import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import {
  providerOf,
  sampleProgrammeId,
  type TaughtName,
  taught,
} from '../training-programme/sample-programmes.ts';
import { trainingEditionUndertaking } from './training-edition.repository.ts';
import type { TrainingEditionAct } from './training-edition.ts';

export const sessionMinutes = 240;

type Held = [name: TaughtName, startsOn: string, comuneCode: string | null, isCancelled?: true];

const held: Held[] = [
  ['reception', '2025-05-12', '028060'],
  ['reception', '2025-11-10', '026086'],
  ['reception', '2026-09-28', '028060'],
  ['mediation', '2025-06-09', '027042'],
  ['mediation', '2026-02-09', '027042'],
  ['mediation', '2026-11-23', '024116'],
  ['housing', '2025-10-06', null],
  ['housing', '2026-06-08', null],
  ['health', '2025-10-13', '023091'],
  ['health', '2026-04-13', '023091', true],
  ['health', '2026-12-14', '023091'],
];

export type SampleEdition = ReturnType<typeof editionAt>;

export const sampleEditions = held.map(editionAt);

function editionAt([name, startsOn, comuneCode, isCancelled]: Held, index: number) {
  const sessions = (taught[name].hours * 60) / sessionMinutes;
  const endsOn = shiftDay(startsOn, 7 * (sessions - 1));
  const openedOn = shiftDay(startsOn, -60);
  const acts: SampleAct<TrainingEditionAct>[] = [
    { act: 'OPEN_ENROLMENT', on: shiftDay(startsOn, -45) },
    ...(isCancelled ? [{ act: 'CANCEL' as const, on: shiftDay(startsOn, -3) }] : []),
    ...(isCancelled ? [] : untilItsEnd(startsOn, endsOn)),
  ];
  return {
    id: knownReferenceId('training_edition', `sample:${index}`),
    name,
    organisationId: providerOf(name),
    trainingProgrammeId: sampleProgrammeId(name),
    startsOn,
    endsOn,
    places: 16,
    comuneCode,
    life: live(trainingEditionUndertaking, openedOn, acts),
    sessions: isCancelled
      ? []
      : Array.from({ length: sessions }, (_, number) => ({
          id: knownReferenceId('training_session', `sample:${index}:${number}`),
          heldOn: shiftDay(startsOn, 7 * number),
        })),
  };
}

function untilItsEnd(startsOn: string, endsOn: string): SampleAct<TrainingEditionAct>[] {
  return [
    { act: 'START', on: startsOn },
    { act: 'COMPLETE', on: endsOn },
    { act: 'EVALUATE', on: shiftDay(endsOn, 30) },
  ];
}
