import { shiftDay } from '#shared/sample/sample-days.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import {
  type DatePrecision,
  type FactValues,
  nothingKnown,
  type Sex,
} from '../person-facts/person-facts.ts';
import { drawName } from './sample-names.ts';

/** What the plan of the sample says of somebody, as this domain needs it. */
export type PlannedPerson = {
  index: number;
  sex: Sex;
  citizenshipCodes: string[];
  countryCadastralCode: string | null;
  age: number;
  accessPoint: string;
  owner: string;
  residence: string;
  enrolledOn: string;
};

type Birth = { birthDate: string | null; birthDatePrecision: DatePrecision };

/** All that a partner entered of somebody. Addresses are of the domain that belongs to nobody (RFC 2606). */
export function drawFacts(seed: number, person: PlannedPerson): FactValues {
  const { index, sex, citizenshipCodes, age, residence } = person;
  const random = randomAt(seed, 'facts', index);
  const citizenship = citizenshipCodes[0] ?? '';
  const names = drawName(random, sex, citizenship);
  const { givenName, familyName } = names;
  const guardian = drawName(random, 'UNKNOWN', citizenship).givenName;
  return {
    ...nothingKnown,
    ...names,
    ...drawBirth(seed, person),
    ...drawBirthPlace(seed, person),
    sex,
    citizenshipCodes,
    residenceCode: random.chance(0.03) ? null : residence,
    domicileCode: random.chance(0.05) ? padova : null,
    email: random.chance(0.3) ? emailOf(`${givenName} ${familyName ?? ''} ${index}`) : null,
    guardian:
      age < 18
        ? { kind: 'PARENT', name: [guardian, familyName].join(' ').trim(), phone: null }
        : null,
  };
}

const [italy, padova, cadastralPadova] = ['100', '028060', 'G224'];

/** Where citizenship tells of no country. */
const noCountries = ['999'];

function drawBirthPlace(seed: number, { index, citizenshipCodes }: PlannedPerson) {
  if (randomAt(seed, 'birth place', index).chance(0.04)) {
    return { birthCountryCode: italy, birthComuneCode: padova };
  }
  const country = citizenshipCodes.find((code) => !noCountries.includes(code));
  return { birthCountryCode: country ?? null, birthComuneCode: null };
}

/** Codice catastale of where they were born; null where nobody knows. */
export function drawCadastralCode(seed: number, person: PlannedPerson): string | null {
  const { birthComuneCode } = drawBirthPlace(seed, person);
  return birthComuneCode === null ? person.countryCadastralCode : cadastralPadova;
}

function emailOf(words: string): string {
  return `${words.toLowerCase().replaceAll(/\s+/g, '.')}@example.org`;
}

/** Some know only the year or the month of their birth; offices then write the first of it. */
export function drawBirth(seed: number, person: PlannedPerson): Birth {
  const random = randomAt(seed, 'birth', person.index);
  const day = drawBirthday(random, person);
  const drawn = random.fraction();
  if (drawn < 0.005) return { birthDate: null, birthDatePrecision: 'ESTIMATED' };
  if (drawn < 0.09)
    return { birthDate: `${day.slice(0, 4)}-01-01`, birthDatePrecision: 'ESTIMATED' };
  if (drawn < 0.105) return { birthDate: `${day.slice(0, 4)}-01-01`, birthDatePrecision: 'YEAR' };
  if (drawn < 0.115) return { birthDate: `${day.slice(0, 7)}-01`, birthDatePrecision: 'MONTH' };
  return { birthDate: day, birthDatePrecision: 'DAY' };
}

/** The day that makes them of their age on the day they are enrolled. */
function drawBirthday(random: Random, { age, enrolledOn }: PlannedPerson): string {
  const [year, monthAndDay] = [enrolledOn.slice(0, 4), enrolledOn.slice(4)];
  return shiftDay(`${Number(year) - age}${monthAndDay}`, -random.integer(0, 364));
}
