import { knownReferenceId } from './sample-id.ts';

// Places of the sample that every domain knows: community makes them, others meet there.

/** By ISTAT code, the comuni that have a civic centre, a library and a sports hall. */
export const comuniWithPlaces: readonly (readonly [code: string, name: string])[] = [
  ['023091', 'Verona'],
  ['024116', 'Vicenza'],
  ['025006', 'Belluno'],
  ['026086', 'Treviso'],
  ['027042', 'Venezia'],
  ['028060', 'Padova'],
  ['029041', 'Rovigo'],
];

type SamplePlace = 'civic-centre' | 'library' | 'sports-hall';

/** Null where a comune is none of them. */
export function samplePlaceIn(place: SamplePlace, comuneCode: string | null): string | null {
  const isKnown = comuniWithPlaces.some(([code]) => code === comuneCode);
  return isKnown ? knownReferenceId('place', `${place}:${comuneCode}`) : null;
}
