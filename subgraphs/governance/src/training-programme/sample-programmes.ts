import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { trainingProgrammeUndertaking } from './training-programme.repository.ts';
import { trainingProgrammes } from './training-programme.table.ts';
import type { TrainingProgramme } from './training-programme.ts';

type Taught = Pick<
  TrainingProgramme,
  'topicIt' | 'topicEn' | 'hours' | 'audience' | 'mode' | 'minAttendance'
>;

/** By the names that the editions give them. */
export const taught = {
  reception: {
    ...{ provider: 'unipd', hours: 24, minAttendance: 75 },
    ...{ audience: 'CASE_WORKERS', mode: 'BLENDED' },
    topicIt: 'Accoglienza e presa in carico nei servizi per il lavoro',
    topicEn: 'Reception and case work in employment services',
  },
  mediation: {
    ...{ provider: 'unive', hours: 20, minAttendance: 80 },
    ...{ audience: 'MEDIATORS', mode: 'IN_PERSON' },
    topicIt: 'Mediazione linguistica e culturale agli sportelli',
    topicEn: 'Language and cultural mediation at the desk',
  },
  housing: {
    ...{ provider: 'iuav', hours: 12, minAttendance: 70 },
    ...{ audience: 'ALL_OPERATORS', mode: 'ONLINE' },
    topicIt: 'Casa e abitare',
    topicEn: 'Housing and living',
  },
  health: {
    ...{ provider: 'univr', hours: 16, minAttendance: 75 },
    ...{ audience: 'ALL_OPERATORS', mode: 'IN_PERSON' },
    topicIt: 'Salute e accesso ai servizi',
    topicEn: 'Health and access to services',
  },
  evaluation: {
    ...{ provider: 'unipd', hours: 8, minAttendance: 80 },
    ...{ audience: 'COORDINATORS', mode: 'ONLINE' },
    topicIt: 'Valutare i servizi con i dati',
    topicEn: 'Evaluating services with data',
  },
} as const satisfies Record<string, Taught & { provider: string }>;

export type TaughtName = keyof typeof taught;

export function sampleTrainingProgrammes() {
  return sampleUndertakings(trainingProgrammeUndertaking.type, trainingProgrammes, () => drawn);
}

export function sampleProgrammeId(name: TaughtName): string {
  return knownReferenceId('training_programme', `sample:${name}`);
}

export function providerOf(name: TaughtName): string {
  return knownReferenceId('organisation', taught[name].provider);
}

const names = Object.keys(taught) as TaughtName[]; // of a constant

const drawn = names.map((name) => {
  const { provider: _, ...told } = taught[name];
  const scheduled = name === 'evaluation' ? [] : [{ act: 'SCHEDULE' as const, on: '2025-03-24' }];
  const openedOn = name === 'evaluation' ? '2026-09-14' : '2025-03-10';
  const life = live(trainingProgrammeUndertaking, openedOn, scheduled);
  const known = { id: sampleProgrammeId(name), organisationId: providerOf(name) };
  return { row: { ...told, ...known, ...outcomeOf(life) }, life };
});
