import { programmeStart, referenceId } from '../reference-id.ts';
import { lettersOf } from '../type-id-suffix.ts';
import { randomAt } from './sample-random.ts';

/** More would run into ids made within the hours after the programme began. */
export const mostPeople = 10_000_000;

/**
 * The id of what belongs to somebody of the sample: a UUIDv7 whose instant is the start of the
 * programme and a millisecond for each person before, so that ids sort as people do, and whose
 * random part follows from seed, type, person and number.
 */
export function sampleId(prefix: string, seed: number, person: number, number = 0): string {
  const random = randomAt(seed, prefix, person, number);
  const word = random.word();
  // By ten bits, two letters each: version 7 and six at random; six, the variant (10) and two.
  const version = lettersOf(0b0111_000000 | (word >>> 26));
  const variant = lettersOf((((word >>> 20) & 0b111111) << 4) | 0b1000 | ((word >>> 18) & 0b11));
  const rest = sixLetters(random.word()) + sixLetters(random.word());
  return `${prefix}_${instantLetters(person)}${version}${variant}${rest}`;
}

function sixLetters(word: number): string {
  return lettersOf(word >>> 22) + lettersOf((word >>> 12) & 1023) + lettersOf((word >>> 2) & 1023);
}

/** 48 bits, and two zeros before them. */
function instantLetters(person: number): string {
  let letters = '';
  for (let rest = programmeStart + person, pairs = 0; pairs < 5; pairs += 1) {
    letters = lettersOf(rest % 1024) + letters;
    rest = Math.floor(rest / 1024);
  }
  return letters;
}

/** The UUIDs between which those of all people of any sample lie. */
export const sampleUuids = {
  least: `${instantDigits(1)}-0000-0000-000000000000`,
  most: `${instantDigits(mostPeople)}-ffff-ffff-ffffffffffff`,
};

function instantDigits(person: number): string {
  const digits = (programmeStart + person).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

/** Whose an id of the sample is, by the instant in it. */
export function personOfSampleUuid(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16) - programmeStart;
}

const known = new Map<string, string>();

/** The same few organisations and access points are in millions of rows. */
export function knownReferenceId(prefix: string, key: string): string {
  const place = `${prefix}:${key}`;
  const id = known.get(place) ?? referenceId(prefix, key);
  known.set(place, id);
  return id;
}
