import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { makeDataKey } from '#shared/sealing/sealing.ts';
import { openTestKeys, testKeys } from '../../../../tests/keys.ts';
import {
  type FactValues,
  heldFields,
  hidden,
  nothingKnown,
  toIdentity,
} from '../person-facts/person-facts.ts';
import { hiddenFields, sealFacts, visibleIdentity } from '../person-facts/sealed-identity.ts';
import { isInUseBy, type PersonRecord } from './person.ts';

const owner: Viewer = {
  ...anonymous,
  role: 'CASE_WORKER',
  organisation: 'organisation_01',
  scopes: ['person:read', 'identity:read'],
};

const { key, wrapped } = makeDataKey(testKeys, 'person_record_01');

function aRecord(values: FactValues): PersonRecord {
  return {
    id: 'person_record_01',
    personId: 'person_01',
    homePersonId: 'person_01',
    externalRef: null,
    ownerOrganisationId: 'organisation_01',
    accessPointId: null,
    state: 'ACTIVE',
    version: 1,
    dataKey: wrapped,
    facts: {
      ...values,
      id: 'person_facts_01',
      validFrom: null,
      validTo: null,
      recordedAt: new Date(0),
      supersededAt: null,
      sealed: sealFacts(key, 'person_facts_01', values),
    },
  };
}

const held = (values: FactValues) => {
  const record = aRecord(values);
  return { record, facts: record.facts };
};
const seenBy = (viewer: Viewer) => ({ viewer, keys: openTestKeys() });

const text = fc.option(fc.string({ minLength: 1 }));
const values: fc.Arbitrary<FactValues> = fc.record({
  ...Object.fromEntries(
    Object.entries(nothingKnown).map(([name, value]) => [name, fc.constant(value)]),
  ),
  givenName: text,
  familyName: text,
  originalName: text,
  aliases: fc.array(fc.string({ minLength: 1 })),
  birthDate: text,
  birthCountryCode: text,
  residenceCode: text,
  guardian: fc.option(
    fc.record({ kind: fc.constant('PARENT' as const), name: fc.string(), phone: text }),
  ),
}) as fc.Arbitrary<FactValues>; // all its fields, from `nothingKnown`

const strangers: [string, Viewer][] = [
  ['another organisation', { ...owner, organisation: 'organisation_02' }],
  ['the owner without the right to identities', { ...owner, scopes: ['person:read'] }],
  ['nobody', anonymous],
];

describe('an identity', () => {
  it('is all its owner with the right to identities sees, nothing hidden', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        expect(await visibleIdentity(held(all), seenBy(owner))).toEqual(toIdentity(all, all));
        expect(await hiddenFields(held(all), seenBy(owner))).toEqual([]);
      }),
    );
  });

  it.each(strangers)(
    'is hidden from %s, who learns which fields hold a value',
    async (_, viewer) => {
      await fc.assert(
        fc.asyncProperty(values, async (all) => {
          expect(await visibleIdentity(held(all), seenBy(viewer))).toEqual(hidden);
          const fields = await hiddenFields(held(all), seenBy(viewer));
          expect(fields).toEqual(heldFields(toIdentity(all, all)));
        }),
      );
    },
  );

  it('is not there any more once its key is destroyed', async () => {
    const record = { ...aRecord({ ...nothingKnown, familyName: 'Cognome' }), dataKey: null };
    const { familyName } = await visibleIdentity({ record, facts: record.facts }, seenBy(owner));
    expect(familyName).toBeNull();
  });
});

describe('a record', () => {
  const record = aRecord(nothingKnown);

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
