import { hasScope } from '#shared/identity/authorise.ts';
import type { Viewer } from '#shared/identity/viewer.ts';

export type Sex = 'FEMALE' | 'MALE' | 'UNKNOWN';

export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR' | 'ESTIMATED';

export type PersonRecordState = 'DRAFT' | 'ACTIVE' | 'CORRECTED' | 'RETIRED' | 'ERASED';

/** One human being as everybody counts them; a pseudonym, never a name. */
export type Person = {
  id: string;
  sex: Sex;
  birthYear: number | null;
  citizenshipCodes: string[];
};

/** What tells who a person is. */
export type Identity = {
  givenName: string | null;
  familyName: string | null;
  birthDate: string | null;
  /** ISTAT code of the comune of residence. */
  residence: string | null;
};

/** What one partner entered about a person. */
export type PersonRecord = {
  id: string;
  personId: string;
  ownerOrganisationId: string;
  accessPointId: string | null;
  state: PersonRecordState;
  birthDatePrecision: DatePrecision;
  sex: Sex;
  citizenshipCodes: string[];
  version: number;
  /** For rules; shown only through `visibleIdentity`. */
  identity: Identity;
};

/** Nobody's: what a viewer sees of an identity that is not theirs to read. */
const hidden: Identity = { givenName: null, familyName: null, birthDate: null, residence: null };

/** Who somebody is may be read by the partner that entered it, with the right to read identity. */
export function visibleIdentity(record: PersonRecord, viewer: Viewer): Identity {
  return maySeeIdentity(record, viewer) ? record.identity : hidden;
}

/** The fields that hold a value the viewer may not see. */
export function hiddenFields(record: PersonRecord, viewer: Viewer): string[] {
  const seen = visibleIdentity(record, viewer);
  return Object.entries(record.identity)
    .filter(([field, value]) => value !== null && seen[field as keyof Identity] === null) // the keys are Identity's own
    .map(([field]) => field);
}

function maySeeIdentity(record: PersonRecord, viewer: Viewer): boolean {
  return record.ownerOrganisationId === viewer.organisation && hasScope(viewer, 'identity:read');
}

/** New work goes only onto a record that its partner still uses. */
export function isInUseBy(record: PersonRecord, organisation: string | null): boolean {
  const ended = record.state === 'RETIRED' || record.state === 'ERASED';
  return record.ownerOrganisationId === organisation && !ended;
}
