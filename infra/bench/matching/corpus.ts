import { origins } from './corpus-names.ts';
import { makeRandom, type Random } from './corpus-random.ts';
import { comuni, drawRecord } from './corpus-record.ts';
import type { CorpusRecord, Kind, Person } from './corpus-types.ts';

/** So many people, most with one record, many with two, some with three. */
export function makeCorpus(seed: number, people: number): CorpusRecord[] {
  const random = makeRandom(seed);
  const all: Person[] = [];
  while (all.length < people) {
    const person = drawPerson(random, all.length);
    all.push(person);
    const double = drawDouble(random, person, all.length);
    if (double) all.push(double);
  }
  return all.flatMap((person) => {
    const drawn = random.fraction();
    const count = drawn < 0.5 ? 1 : drawn < 0.9 ? 2 : 3;
    return Array.from({ length: count }, () => drawRecord(random, person));
  });
}

function drawPerson(random: Random, number: number): Person {
  const origin = random.weighted(origins);
  const sex = random.chance(0.5) ? 'FEMALE' : 'MALE';
  const givenNames = sex === 'FEMALE' ? origin.women : origin.men;
  const isSpanish = origin.citizenship === '615';
  const given = [
    random.pick(givenNames),
    ...(random.chance(0.15) ? [random.pick(givenNames)] : []),
  ];
  const family = [
    random.pick(origin.families),
    ...(isSpanish ? [random.pick(origin.families)] : []),
  ];
  const married = sex === 'FEMALE' && random.chance(0.06);
  return {
    number,
    kind: 'ORDINARY',
    origin,
    sex,
    given,
    family,
    bornAs: married ? [random.pick(origin.families)] : undefined,
    birthDate: drawDate(random, 1958, 2006),
    dayUnknown: random.chance(0.12),
    residence: random.pick(comuni),
    phone: `+393${String(random.integer(0, 999_999_999)).padStart(9, '0')}`,
  };
}

/** Somebody else who is easily taken for them. */
function drawDouble(random: Random, person: Person, number: number): Person | undefined {
  const kind = random.weighted<{ kind: Kind; weight: number }>([
    { kind: 'ORDINARY', weight: 90 },
    { kind: 'TWIN', weight: 2 },
    { kind: 'FATHER_AND_SON', weight: 3 },
    { kind: 'SIBLING', weight: 3 },
    { kind: 'NAMESAKE', weight: 2 },
  ]).kind;
  if (kind === 'ORDINARY') return undefined;
  const other = drawPerson(random, number);
  const { origin, family, residence, phone, birthDate } = person;
  const year = Number(birthDate.slice(0, 4));
  const kin = { origin, family, bornAs: undefined, residence, phone };
  const givenNames = other.sex === 'FEMALE' ? origin.women : origin.men;
  const ownGiven = [random.pick(givenNames.filter((name) => !person.given.includes(name)))];
  if (kind === 'TWIN') return { ...other, ...kin, kind, given: ownGiven, birthDate };
  if (kind === 'SIBLING') {
    const born = drawDate(random, year + 1, year + 6);
    return { ...other, ...kin, kind, given: ownGiven, birthDate: born };
  }
  if (kind === 'FATHER_AND_SON') {
    const born = drawDate(random, year - 35, year - 20);
    const { sex, given } = person;
    return { ...other, ...kin, kind, sex, given, birthDate: born };
  }
  const { sex, given } = person;
  return {
    ...other,
    origin,
    kind,
    sex,
    given,
    family,
    birthDate: drawDate(random, year - 3, year + 3),
  };
}

function drawDate(random: Random, from: number, to: number): string {
  const [first, last] = [Date.UTC(from, 0, 1), Date.UTC(to, 11, 31)];
  const day = new Date(
    first + random.integer(0, Math.floor((last - first) / 86_400_000)) * 86_400_000,
  );
  return day.toISOString().slice(0, 10);
}
