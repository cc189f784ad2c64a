import { hasScope } from '#shared/identity/authorise.ts';
import type { Viewer } from '#shared/identity/viewer.ts';

export type Sex = 'FEMALE' | 'MALE' | 'UNKNOWN';

export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR' | 'ESTIMATED';

export type CodiceFiscaleAbsence = 'NOT_ASSIGNED' | 'NOT_SHOWN' | 'NOT_KNOWN';

export type GuardianKind = 'PARENT' | 'GUARDIAN' | 'VOLUNTARY_GUARDIAN';

/** Who answers for a minor. */
export type Guardian = { kind: GuardianKind; name: string; phone: string | null };

/** What is sealed: it tells by itself who somebody is. */
export type SealedFacts = {
  givenName: string | null;
  familyName: string | null;
  /** The whole name in the script of the document. */
  originalName: string | null;
  aliases: string[];
  email: string | null;
  phone: string | null;
  guardian: Guardian | null;
};

/** What lies open, since it is counted and compared; who may read it is another question. */
export type PlainFacts = {
  birthDate: string | null;
  birthDatePrecision: DatePrecision;
  /** ISTAT codes. */
  birthCountryCode: string | null;
  birthComuneCode: string | null;
  sex: Sex;
  citizenshipCodes: string[];
  residenceCode: string | null;
  domicileCode: string | null;
  /** ISO 639-3. */
  language: string | null;
  /** Why no codice fiscale is known; null where one is, or nobody was asked. */
  codiceFiscaleAbsence: CodiceFiscaleAbsence | null;
};

export type FactValues = SealedFacts & PlainFacts;

export const nothingSealed: SealedFacts = {
  givenName: null,
  familyName: null,
  originalName: null,
  aliases: [],
  email: null,
  phone: null,
  guardian: null,
};

export const nothingKnown: FactValues = {
  ...nothingSealed,
  birthDate: null,
  birthDatePrecision: 'DAY',
  birthCountryCode: null,
  birthComuneCode: null,
  sex: 'UNKNOWN',
  citizenshipCodes: [],
  residenceCode: null,
  domicileCode: null,
  language: null,
  codiceFiscaleAbsence: null,
};

export function toPlain(facts: PlainFacts): PlainFacts {
  return {
    birthDate: facts.birthDate,
    birthDatePrecision: facts.birthDatePrecision,
    birthCountryCode: facts.birthCountryCode,
    birthComuneCode: facts.birthComuneCode,
    sex: facts.sex,
    citizenshipCodes: facts.citizenshipCodes,
    residenceCode: facts.residenceCode,
    domicileCode: facts.domicileCode,
    language: facts.language,
    codiceFiscaleAbsence: facts.codiceFiscaleAbsence,
  };
}

/** A version of what a record says: true of a period, and known for a time. */
export type Facts = PlainFacts & {
  id: string;
  validFrom: string | null;
  validTo: string | null;
  recordedAt: Date;
  supersededAt: Date | null;
  /** Opened only for those who may see it; null once it is erased. */
  sealed: Buffer | null;
};

/** The record that a version belongs to, as far as seeing it goes. */
type Holder = { id: string; ownerOrganisationId: string; dataKey: Buffer | null };

export type PersonFacts = { record: Holder; facts: Facts };

/** What tells who a person is, by the names of its fields in the contract. */
export type Identity = SealedFacts & {
  birthDate: string | null;
  /** ISTAT codes. */
  birthCountry: string | null;
  birthComune: string | null;
  residence: string | null;
  domicile: string | null;
};

export function toIdentity(facts: PlainFacts, sealed: SealedFacts): Identity {
  const { givenName, familyName, originalName, aliases, email, phone, guardian } = sealed;
  return {
    givenName,
    familyName,
    originalName,
    aliases,
    birthDate: facts.birthDate,
    birthCountry: facts.birthCountryCode,
    birthComune: facts.birthComuneCode,
    residence: facts.residenceCode,
    domicile: facts.domicileCode,
    email,
    phone,
    guardian,
  };
}

/** Nobody's: what a viewer sees of an identity that is not theirs to read. */
export const hidden: Identity = {
  givenName: null,
  familyName: null,
  originalName: null,
  aliases: [],
  birthDate: null,
  birthCountry: null,
  birthComune: null,
  residence: null,
  domicile: null,
  email: null,
  phone: null,
  guardian: null,
};

/** Who somebody is may be read by the partner that entered it, with the right to read identity. */
export function maySeeIdentity(record: Holder, viewer: Viewer): boolean {
  return record.ownerOrganisationId === viewer.organisation && hasScope(viewer, 'identity:read');
}

/** The fields of an identity that hold something. */
export function heldFields(identity: Identity): string[] {
  return Object.entries(identity)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([field]) => field);
}

/** The last day on which they can have been born, by what is known. */
export function latestBirthDate({
  birthDate,
  birthDatePrecision,
}: Pick<PlainFacts, 'birthDate' | 'birthDatePrecision'>): string | null {
  if (birthDate === null || birthDatePrecision === 'DAY') return birthDate;
  const [year = 0, month = 0] = birthDate.split('-').map(Number);
  if (birthDatePrecision !== 'MONTH') return `${birthDate.slice(0, 4)}-12-31`;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
