import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { samplePlaceIn } from '#shared/sample/sample-places.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { sampleCourseId, type TaughtName, taught } from '../course/sample-courses.ts';
import type { CourseEdition, CourseMode, CourseTime } from './course-edition.ts';

/**
 * The catalogue of the sample: one for each so many people, made with the first of them and taken by
 * them alone, so that a person tells their edition whoever else is made. Places are three times those
 * that are taken in the fullest one, so that chance does not overfill any.
 */
const peoplePerCatalogue = 3_500;
const places = 40;

/** First days; on the last of them nothing begins that is enrolling already. */
const cycles =
  '2025-06-09 2025-10-06 2026-01-19 2026-04-13 2026-06-15 2026-09-14 2026-11-16 2026-12-07'.split(
    ' ',
  );
const [firstCycle, lastCycle] = [0, cycles.length - 1];

type Province = {
  comune: string;
  provider: string;
  cpi: string;
  elsewhere?: [comune: string, cpi: string];
};

const provinces = new Map<string, Province>([
  [
    '023',
    {
      comune: '023091',
      provider: 'comune-verona',
      cpi: 'CPI-VR-05',
      elsewhere: ['023044', 'CPI-VR-03'],
    },
  ],
  [
    '024',
    {
      comune: '024116',
      provider: 'comune-vicenza',
      cpi: 'CPI-VI-06',
      elsewhere: ['024008', 'CPI-VI-01'],
    },
  ],
  ['025', { comune: '025006', provider: 'comune-belluno', cpi: 'CPI-BL-02' }],
  [
    '026',
    {
      comune: '026086',
      provider: 'comune-treviso',
      cpi: 'CPI-TV-05',
      elsewhere: ['026021', 'CPI-TV-02'],
    },
  ],
  [
    '027',
    {
      comune: '027042',
      provider: 'comune-venezia',
      cpi: 'CPI-VE-03',
      elsewhere: ['027033', 'CPI-VE-06'],
    },
  ],
  [
    '028',
    {
      comune: '028060',
      provider: 'comune-padova',
      cpi: 'CPI-PD-08',
      elsewhere: ['028032', 'CPI-PD-03'],
    },
  ],
  ['029', { comune: '029041', provider: 'comune-rovigo', cpi: 'CPI-RO-03' }],
]);

const codes = [...provinces.keys()];
const mostTracks = 4;

/** How many editions begin at once in a province: few in small ones, and where the programme begins or ends. */
function tracksOf(code: string, cycle: number): number {
  const isSmall = provinces.get(code)?.elsewhere === undefined;
  return isSmall || cycle === firstCycle || cycle === lastCycle ? 1 : mostTracks;
}

export type EditionPlace = { catalogue: number; province: string; cycle: number; track: number };

/** Where somebody could be enrolled who came that day: the next one in their province; undefined for none. */
export function nextPlace(
  person: { index: number; residence: string; enrolledOn: string },
  draw: (tracks: number) => number,
): EditionPlace | undefined {
  const province = person.residence.slice(0, 3);
  const ready = shiftDay(person.enrolledOn, 7);
  const cycle = cycles.findIndex((startsOn) => startsOn >= ready);
  if (cycle < 0 || cycle === lastCycle || !provinces.has(province)) return undefined;
  const catalogue = Math.floor((person.index - 1) / peoplePerCatalogue);
  return { catalogue, province, cycle, track: draw(tracksOf(province, cycle)) };
}

/** All that is made with somebody; nothing with most. */
export function placesMadeWith({ index }: { index: number }): EditionPlace[] {
  if ((index - 1) % peoplePerCatalogue !== 0) return [];
  const catalogue = (index - 1) / peoplePerCatalogue;
  return codes.flatMap((province) =>
    cycles.flatMap((_, cycle) =>
      Array.from({ length: tracksOf(province, cycle) }, (__, track) => {
        return { catalogue, province, cycle, track };
      }),
    ),
  );
}

/** An id of what is made with an edition: itself, or the lessons it has. */
export function idOfEdition(
  seed: number,
  place: EditionPlace,
  prefix = 'course_edition',
  number = 0,
) {
  const { catalogue, province, cycle, track } = place;
  const at = (codes.indexOf(province) * cycles.length + cycle) * mostTracks + track;
  return sampleId(prefix, seed, 1 + catalogue * peoplePerCatalogue, at * 10 + number);
}

const others: readonly TaughtName[] = ['digital', 'civic', 'vocational', 'safety'];

/** Two tracks of the comune, which teaches Italian, and two of Veneto Lavoro. */
function taughtIn({ cycle, track }: EditionPlace): TaughtName {
  if (track === 0) return 'a1';
  if (track === 1) return 'a2';
  if (track === 2) return cycle % 2 === 0 ? 'alfa' : 'b1';
  return others[cycle % others.length] ?? 'civic';
}

const drawTime = weighted<CourseTime>([
  ['MORNING', 5],
  ['AFTERNOON', 2],
  ['EVENING', 4],
  ['WEEKEND', 1],
]);

const drawMode = weighted<CourseMode>([
  ['IN_PERSON', 8],
  ['BLENDED', 2],
]);

type Told = Omit<CourseEdition, 'openedOn' | 'state' | 'stateSince' | 'version' | 'placesTaken'>;

export type SampleEdition = Told & { taughtName: TaughtName; enrolsFrom: string };

export function editionAt(seed: number, place: EditionPlace): SampleEdition {
  const { catalogue, province, cycle, track } = place;
  const at = provinces.get(province);
  const nominal = cycles[cycle];
  if (!at || nominal === undefined) throw new Error('There is no edition at that place');
  const random = randomAt(seed, 'course edition', catalogue, province, cycle, track);
  const taughtName = taughtIn(place);
  const startsOn = shiftDay(nominal, 7 * random.integer(0, 2));
  const ofComune = track % 2 === 0;
  const [comuneCode, cpi] = at.elsewhere && random.chance(0.3) ? at.elsewhere : [at.comune, at.cpi];
  const provider = ofComune ? at.provider : 'veneto-lavoro';
  return {
    id: idOfEdition(seed, place),
    taughtName,
    courseId: sampleCourseId(provider, taughtName),
    organisationId: knownReferenceId('organisation', provider),
    kind: taught[taughtName].kind,
    cefrLevel: taught[taughtName].cefrLevel,
    startsOn,
    endsOn: shiftDay(startsOn, 7 * 13 - 3),
    // Those who come to the programme right after a cycle can be enrolled in the next.
    enrolsFrom: shiftDay(startsOn, cycle === lastCycle ? -28 : -140),
    places,
    childcare: random.chance(0.35),
    comuneCode: ofComune ? at.comune : comuneCode,
    accessPointId: ofComune ? null : knownReferenceId('access_point', cpi),
    placeId: ofComune ? samplePlaceIn('civic-centre', at.comune) : null,
    venue: ofComune ? 'Centro civico' : "Centro per l'Impiego",
    times: [...new Set([drawTime(random), drawTime(random)])],
    mode: drawMode(random),
    externalRef: null,
  };
}
