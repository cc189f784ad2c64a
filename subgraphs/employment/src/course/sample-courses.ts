import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { courseUndertaking } from './course.repository.ts';
import { courses } from './course.table.ts';
import type { Course } from './course.ts';

type Taught = Pick<Course, 'kind' | 'titleIt' | 'titleEn' | 'hours' | 'cefrLevel' | 'digCompLevel'>;

const [noLevel, language] = [{ cefrLevel: null, digCompLevel: null }, { digCompLevel: null }];

/** By the names that the catalogue of editions gives them. */
export const taught = {
  alfa: {
    ...{ ...language, kind: 'LANGUAGE', cefrLevel: 'ALFA', hours: 100 },
    ...{ titleIt: 'Italiano: leggere e scrivere', titleEn: 'Italian: reading and writing' },
  },
  a1: {
    ...{ ...language, kind: 'LANGUAGE', cefrLevel: 'A1', hours: 80 },
    ...{ titleIt: 'Italiano A1', titleEn: 'Italian A1' },
  },
  a2: {
    ...{ ...language, kind: 'LANGUAGE', cefrLevel: 'A2', hours: 80 },
    ...{ titleIt: 'Italiano per il lavoro A2', titleEn: 'Italian for work A2' },
  },
  b1: {
    ...{ ...language, kind: 'LANGUAGE', cefrLevel: 'B1', hours: 80 },
    ...{ titleIt: 'Italiano B1', titleEn: 'Italian B1' },
  },
  digital: {
    ...{ kind: 'DIGITAL', cefrLevel: null, digCompLevel: 2, hours: 30 },
    ...{ titleIt: 'Servizi in rete e SPID', titleEn: 'Public services online' },
  },
  civic: {
    ...{ ...noLevel, kind: 'CIVIC', hours: 16 },
    ...{ titleIt: 'Vivere e lavorare in Italia', titleEn: 'Living and working in Italy' },
  },
  vocational: {
    ...{ ...noLevel, kind: 'VOCATIONAL', hours: 120 },
    ...{ titleIt: 'Addetto alla logistica', titleEn: 'Warehouse worker' },
  },
  safety: {
    ...{ ...noLevel, kind: 'SAFETY', hours: 12 },
    ...{ titleIt: 'Sicurezza sul lavoro', titleEn: 'Safety at work' },
  },
} as const satisfies Record<string, Taught>;

export type TaughtName = keyof typeof taught;

const capitals = 'padova treviso venezia verona vicenza belluno rovigo'.split(' ');

/** Comuni teach Italian, Veneto Lavoro what leads to work. */
const offered: [provider: string, names: TaughtName[]][] = [
  ['veneto-lavoro', ['a2', 'digital', 'civic', 'vocational', 'safety']],
  ...capitals.map((name): [string, TaughtName[]] => [`comune-${name}`, ['alfa', 'a1', 'b1']]),
];

const [draftedOn, publishedOn] = ['2025-03-03', '2025-03-10'];

export function sampleCourses() {
  return sampleUndertakings(courseUndertaking.type, courses, () => drawn);
}

export function sampleCourseId(provider: string, name: TaughtName): string {
  return knownReferenceId('course', `${provider}:${name}`);
}

const life = live(courseUndertaking, draftedOn, [{ act: 'PUBLISH', on: publishedOn }]);

const drawn = offered.flatMap(([provider, names]) =>
  names.map((name) => {
    const row: Course = {
      ...taught[name],
      id: sampleCourseId(provider, name),
      organisationId: knownReferenceId('organisation', provider),
      ...outcomeOf(life),
    };
    return { row, life };
  }),
);
