import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import {
  hiddenFields,
  type Identity,
  isInUseBy,
  type PersonRecord,
  visibleIdentity,
} from './person.ts';

const owner: Viewer = {
  ...anonymous,
  role: 'CASE_WORKER',
  organisation: 'organisation_01',
  scopes: ['person:read', 'identity:read'],
};

const aRecord = (identity: Identity): PersonRecord => ({
  id: 'person_record_01',
  personId: 'person_01',
  ownerOrganisationId: 'organisation_01',
  accessPointId: null,
  state: 'ACTIVE',
  birthDatePrecision: 'DAY',
  sex: 'UNKNOWN',
  citizenshipCodes: [],
  version: 1,
  identity,
});

const text = fc.option(fc.string({ minLength: 1 }));
const identities = fc.record({
  givenName: text,
  familyName: text,
  birthDate: text,
  residence: text,
});

const strangers: [string, Viewer][] = [
  ['another organisation', { ...owner, organisation: 'organisation_02' }],
  ['the owner without the right to identities', { ...owner, scopes: ['person:read'] }],
  ['nobody', anonymous],
];

describe('an identity', () => {
  it('is all its owner with the right to identities sees, nothing hidden', () => {
    fc.assert(
      fc.property(identities, (identity) => {
        const record = aRecord(identity);
        expect(visibleIdentity(record, owner)).toEqual(identity);
        expect(hiddenFields(record, owner)).toEqual([]);
      }),
    );
  });

  it.each(strangers)('is hidden from %s, who learns which fields hold a value', (_, viewer) => {
    fc.assert(
      fc.property(identities, (identity) => {
        const record = aRecord(identity);
        const held = Object.entries(identity).filter(([, value]) => value !== null);
        expect(Object.values(visibleIdentity(record, viewer))).toEqual([null, null, null, null]);
        expect(hiddenFields(record, viewer)).toEqual(held.map(([field]) => field));
      }),
    );
  });
});

describe('a record', () => {
  const record = aRecord({ givenName: null, familyName: null, birthDate: null, residence: null });

  it('is in use by its owner until it is retired or erased', () => {
    for (const state of ['DRAFT', 'ACTIVE', 'CORRECTED'] as const) {
      expect(isInUseBy({ ...record, state }, 'organisation_01')).toBe(true);
    }
    for (const state of ['RETIRED', 'ERASED'] as const) {
      expect(isInUseBy({ ...record, state }, 'organisation_01')).toBe(false);
    }
    expect(isInUseBy(record, 'organisation_02')).toBe(false);
    expect(isInUseBy(record, null)).toBe(false);
  });
});
