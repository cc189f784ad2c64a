import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { people, personRecords } from './person.table.ts';
import type { DatePrecision, Sex } from './person.ts';
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

export type PlannedPeople = { seed: number };

type Birth = { birthDate: string | null; birthDatePrecision: DatePrecision };

/** One person per record: duplicates come with the rules that find them. */
export function samplePeople({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(people, (person: PlannedPerson) => [toPerson(seed, person)]),
    sampleRowsOfPeople(personRecords, (person: PlannedPerson) => [toRecord(seed, person)]),
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

function toRecord(seed: number, person: PlannedPerson) {
  const { index, sex, citizenshipCodes, residence } = person;
  const random = randomAt(seed, 'record', index);
  const corrected = random.chance(0.05);
  return {
    id: sampleId('person_record', seed, index),
    personId: sampleId('person', seed, index),
    ownerOrganisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    state: corrected ? ('CORRECTED' as const) : ('ACTIVE' as const),
    ...drawName(random, sex, citizenshipCodes[0] ?? ''),
    ...drawBirth(seed, person),
    sex,
    citizenshipCodes,
    residenceCode: random.chance(0.03) ? null : residence,
    version: corrected ? 2 : 1,
  };
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
