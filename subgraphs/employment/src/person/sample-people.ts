import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { wrapDataKey } from '#shared/sealing/sealing.ts';
import {
  type DatePrecision,
  nothingSealed,
  type SealedFacts,
  type Sex,
} from '../person-facts/person-facts.ts';
import { sealFacts } from '../person-facts/sealed-identity.ts';
import { people, personRecords } from './person.table.ts';
import { sampleDataKey } from './sample-data-key.ts';
import { drawName } from './sample-names.ts';

/** What the plan of the sample says of somebody, as this domain needs it. */
export type PlannedPerson = {
  index: number;
  sex: Sex;
  citizenshipCodes: string[];
  age: number;
  accessPoint: string;
  owner: string;
  residence: string;
  enrolledOn: string;
};

export type PlannedPeople = { seed: number; keys: KeyRing };

type Birth = { birthDate: string | null; birthDatePrecision: DatePrecision };

/** One person per record: duplicates come with the rules that find them. */
export function samplePeople({ seed, keys }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(people, (person: PlannedPerson) => [toPerson(seed, person)]),
    sampleRowsOfPeople(personRecords, (person: PlannedPerson) => [toRecord(seed, keys, person)]),
  ];
}

function toPerson(seed: number, person: PlannedPerson) {
  const { sex, citizenshipCodes } = person;
  const { birthDate } = drawBirth(seed, person);
  return {
    id: sampleId('person', seed, person.index),
    sex,
    citizenshipCodes,
    birthYear: birthDate === null ? null : Number(birthDate.slice(0, 4)),
  };
}

function toRecord(seed: number, keys: KeyRing, person: PlannedPerson) {
  const { index, sex, citizenshipCodes, residence, enrolledOn } = person;
  const random = randomAt(seed, 'record', index);
  const corrected = random.chance(0.05);
  const id = sampleId('person_record', seed, index);
  const factsId = sampleId('person_facts', seed, index);
  const key = sampleDataKey(keys, seed, index);
  return {
    id,
    personId: sampleId('person', seed, index),
    ownerOrganisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    state: corrected ? ('CORRECTED' as const) : ('ACTIVE' as const),
    dataKey: wrapDataKey(keys, id, key),
    factsId,
    recordedAt: new Date(`${enrolledOn}T08:00:00Z`),
    sealed: sealFacts(key, factsId, sealedFacts(seed, person)),
    ...drawBirth(seed, person),
    ...drawBirthPlace(random, citizenshipCodes),
    sex,
    citizenshipCodes,
    residenceCode: random.chance(0.03) ? null : residence,
    domicileCode: random.chance(0.05) ? padova : null,
    version: corrected ? 2 : 1,
  };
}

const [italy, padova] = ['100', '028060'];

/** Where citizenship tells of no country. */
const noCountries = ['999'];

function drawBirthPlace(random: Random, citizenshipCodes: string[]) {
  if (random.chance(0.04)) return { birthCountryCode: italy, birthComuneCode: padova };
  const country = citizenshipCodes.find((code) => !noCountries.includes(code));
  return { birthCountryCode: country ?? null, birthComuneCode: null };
}

/** Addresses are of the domain that belongs to nobody (RFC 2606). */
function sealedFacts(seed: number, person: PlannedPerson): SealedFacts {
  const { index, sex, citizenshipCodes, age } = person;
  const random = randomAt(seed, 'name', index);
  const citizenship = citizenshipCodes[0] ?? '';
  const names = drawName(random, sex, citizenship);
  const { givenName, familyName } = names;
  const guardian = drawName(random, 'UNKNOWN', citizenship).givenName;
  return {
    ...nothingSealed,
    ...names,
    email: random.chance(0.3) ? emailOf(`${givenName} ${familyName ?? ''} ${index}`) : null,
    guardian:
      age < 18
        ? { kind: 'PARENT', name: [guardian, familyName].join(' ').trim(), phone: null }
        : null,
  };
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
