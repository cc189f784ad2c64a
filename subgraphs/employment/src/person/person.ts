import type { Facts, PlainFacts, Sex } from '../person-facts/person-facts.ts';

export type PersonRecordState = 'DRAFT' | 'ACTIVE' | 'CORRECTED' | 'RETIRED' | 'ERASED';

/** One human being as everybody counts them; a pseudonym, never a name. */
export type Person = {
  id: string;
  sex: Sex;
  birthYear: number | null;
  citizenshipCodes: string[];
  mergedInto?: string | null;
};

/** What one partner entered about a person. */
export type PersonRecord = {
  id: string;
  personId: string;
  /** Whom it came with. */
  homePersonId: string;
  ownerOrganisationId: string;
  accessPointId: string | null;
  state: PersonRecordState;
  /** The partner's own name for it. */
  externalRef: string | null;
  version: number;
  /** As it is stored, wrapped; null once the record is erased. */
  dataKey: Buffer | null;
  facts: Facts;
};

/** New work goes only onto a record that its partner still uses. */
export function isInUseBy(record: PersonRecord, organisation: string | null): boolean {
  const ended = record.state === 'RETIRED' || record.state === 'ERASED';
  return record.ownerOrganisationId === organisation && !ended;
}

/** What all records of a person say together: the first that knows, and every citizenship. */
export function bestKnown(records: readonly PlainFacts[]): Omit<Person, 'id' | 'mergedInto'> {
  const born = records.find(({ birthDate }) => birthDate !== null)?.birthDate;
  const exactly = records.find(
    ({ birthDate, birthDatePrecision }) => birthDate !== null && birthDatePrecision !== 'ESTIMATED',
  )?.birthDate;
  const birthDate = exactly ?? born ?? null;
  return {
    sex: records.find(({ sex }) => sex !== 'UNKNOWN')?.sex ?? 'UNKNOWN',
    birthYear: birthDate === null ? null : Number(birthDate.slice(0, 4)),
    citizenshipCodes: [...new Set(records.flatMap((facts) => facts.citizenshipCodes))].sort(),
  };
}
