import { noisyDate, noisyName } from './corpus-errors.ts';
import type { Name, Origin } from './corpus-names.ts';
import type { Random } from './corpus-random.ts';
import type { CorpusIdentifier, CorpusRecord, Person } from './corpus-types.ts';

/** Places where people live. */
export const comuni = Array.from({ length: 40 }, (_, index) => `0280${String(index + 10)}`);

/** What one office writes of somebody. */
export function drawRecord(random: Random, person: Person): CorpusRecord {
  const { origin, sex, number, kind } = person;
  const family = person.bornAs && random.chance(0.4) ? person.bornAs : person.family;
  const given =
    person.given.length > 1 && random.chance(0.35) ? person.given.slice(0, 1) : person.given;
  const written = {
    given: given.map((name) => spell(random, name)).join(' '),
    family: (family.length > 1 && random.chance(0.25) ? family.slice(0, 1) : family)
      .map((name) => spell(random, name))
      .join(' '),
  };
  const swapped = random.chance(0.07);
  const single = random.chance(0.015);
  const [first, second] = swapped
    ? [written.family, written.given]
    : [written.given, written.family];
  const born = person.dayUnknown
    ? {
        birthDate: `${person.birthDate.slice(0, 4)}-01-01`,
        birthDatePrecision: 'ESTIMATED' as const,
      }
    : { birthDate: person.birthDate, birthDatePrecision: 'DAY' as const };
  return {
    person: number,
    kind,
    givenName: random.chance(0.005) ? 'XXX' : noisyName(random, first),
    familyName: single ? null : noisyName(random, second),
    originalName: random.chance(0.25) ? originalOf(origin, given, family) : null,
    ...noisyDate(random, born),
    sex: random.chance(0.02) ? 'UNKNOWN' : random.chance(0.004) ? other(sex) : sex,
    citizenshipCodes: random.chance(0.03)
      ? []
      : [random.chance(0.006) ? '999' : origin.citizenship],
    residenceCode: random.chance(0.04)
      ? null
      : random.chance(0.25)
        ? random.pick(comuni)
        : person.residence,
    identifiers: drawIdentifiers(random, person),
    contacts: random.chance(0.35) ? [person.phone] : [],
  };
}

function spell(random: Random, { spellings }: Name): string {
  const spelling = random.chance(0.5) ? spellings[0] : random.pick(spellings);
  return (spelling ?? '').replaceAll('.', ' ');
}

function originalOf({ citizenship }: Origin, given: Name[], family: Name[]): string | null {
  const order = citizenship === '314' ? [...family, ...given] : [...given, ...family];
  const originals = order.map(({ original }) => original?.replaceAll('.', ' '));
  if (originals.some((original) => original === undefined)) return null;
  return originals.join(citizenship === '314' ? '' : ' ');
}

function other(sex: 'FEMALE' | 'MALE') {
  return sex === 'FEMALE' ? 'MALE' : 'FEMALE';
}

/** Everybody's numbers are their own; an office knows some of them, or none yet. */
function drawIdentifiers(random: Random, { number }: Person): CorpusIdentifier[] {
  const state = () => (random.chance(0.6) ? ('VERIFIED' as const) : ('DECLARED' as const));
  const drawn = random.fraction();
  const passport = random.chance(0.3)
    ? [{ type: 'PASSPORT' as const, value: `P${number}`, state: state() }]
    : [];
  if (drawn < 0.4) return passport;
  const isFinal = drawn < 0.88;
  const type = isFinal ? ('CODICE_FISCALE' as const) : ('CODICE_FISCALE_PROVISIONAL' as const);
  return [{ type, value: `${isFinal ? 'F' : 'N'}${number}`, state: state() }, ...passport];
}
