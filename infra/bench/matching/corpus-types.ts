import type { Name, Origin } from './corpus-names.ts';

/** As an office enters somebody; nothing here knows how records are compared. */
export type CorpusRecord = {
  /** Who it is of: records of one person have it in common. */
  person: number;
  /** What makes this person easy to take for another. */
  kind: Kind;
  givenName: string | null;
  familyName: string | null;
  originalName: string | null;
  birthDate: string | null;
  birthDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | 'ESTIMATED';
  sex: 'FEMALE' | 'MALE' | 'UNKNOWN';
  citizenshipCodes: string[];
  residenceCode: string | null;
  identifiers: CorpusIdentifier[];
  contacts: string[];
};

export type CorpusIdentifier = {
  type: 'CODICE_FISCALE' | 'CODICE_FISCALE_PROVISIONAL' | 'PASSPORT';
  value: string;
  state: 'DECLARED' | 'VERIFIED';
};

export type Kind = 'ORDINARY' | 'TWIN' | 'FATHER_AND_SON' | 'SIBLING' | 'NAMESAKE';

/** Who somebody is, whatever offices write. */
export type Person = {
  number: number;
  kind: Kind;
  origin: Origin;
  sex: 'FEMALE' | 'MALE';
  given: Name[];
  family: Name[];
  bornAs: Name[] | undefined;
  birthDate: string;
  /** Nobody wrote the day down when they were born. */
  dayUnknown: boolean;
  residence: string;
  phone: string;
};
