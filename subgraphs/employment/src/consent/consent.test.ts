import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  platform,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { type Added, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personRecords } from '../person/person.table.ts';
import { type Consent, isAllowed, stateOn } from './consent.ts';

const given: Consent = {
  id: 'consent_01',
  personRecordId: 'person_record_01',
  purpose: 'IMAGES',
  basis: 'CONSENT',
  textVersion: '2026-1',
  textHash: 'of a test',
  language: 'it',
  toldIn: null,
  channel: 'PAPER',
  givenBy: 'PERSON',
  givenOn: '2026-01-10',
  expiresOn: '2026-06-30',
  withdrawnOn: null,
  supersededOn: null,
  version: 1,
};
const days = fc
  .integer({ min: 1, max: 28 })
  .map((day) => `2026-03-${String(day).padStart(2, '0')}`);

describe('a permission', () => {
  it('needs no consent for a public task or a legal obligation', () => {
    for (const basis of ['PUBLIC_TASK', 'LEGAL_OBLIGATION'] as const) {
      expect(isAllowed(basis, [], 'SERVICE', '2026-03-01').allowed).toBe(true);
    }
    expect(isAllowed('CONSENT', [], 'IMAGES', '2026-03-01').allowed).toBe(false);
  });

  it('by consent ends on the very day it is withdrawn, and is not of another purpose', () => {
    fc.assert(
      fc.property(days, days, (withdrawnOn, day) => {
        const withdrawn = { ...given, withdrawnOn };
        expect(isAllowed('CONSENT', [withdrawn], 'IMAGES', day).allowed).toBe(day < withdrawnOn);
        expect(isAllowed('CONSENT', [given], 'OPTIONAL_SHARING', day).allowed).toBe(false);
      }),
    );
  });

  it('ends after its last day', () => {
    expect(stateOn(given, '2026-06-30')).toBe('GIVEN');
    expect(stateOn(given, '2026-07-01')).toBe('EXPIRED');
  });
});

let employment: Bench;
let adults: Added[];
let minors: Added[];
let next = 0;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  adults = await addRecords(employment, 20);
  const guardian = { kind: 'VOLUNTARY_GUARDIAN' as const, name: 'Lucia Prova', phone: null };
  minors = [
    ...(await addRecords(employment, 1, { birthDate: '2010-02-03' })),
    ...(await addRecords(employment, 1, { birthDate: '2010-02-03', guardian })),
  ];
});
afterAll(() => employment.close());

function anAdult(): string {
  const record = adults[next];
  next += 1;
  if (!record) throw new Error('There are too few records');
  return record.id;
}

const fields = 'id purpose basis state givenBy withdrawnOn version';

async function mutate(name: string, input: object, viewer: Viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      consent { ${fields} } errors { ... on UserError { code path } } } }`,
    { input },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[name];
}

const record = (personRecordId: string, input: object = {}, viewer?: Viewer) =>
  mutate(
    'recordConsent',
    {
      personRecordId,
      purpose: 'OPTIONAL_SHARING',
      textVersion: '2026-1',
      language: 'it',
      channel: 'SPOKEN',
      givenBy: 'PERSON',
      givenOn: '2026-02-01',
      ...input,
    },
    viewer,
  );

async function permissionOf(id: string) {
  const { data, errors } = await employment.query(
    `query ($id: ID!) { personRecord(id: $id) { consents { id state }
      permission(purpose: OPTIONAL_SHARING) { allowed basis consent { id } } } }`,
    { id },
    caseWorkerPadova,
  );
  expect(errors).toEqual([]);
  return data.personRecord;
}

describe('a consent', () => {
  it('allows its purpose until it is withdrawn, which the feed tells and nothing undoes', async () => {
    const id = anAdult();
    expect((await permissionOf(id)).permission).toEqual({
      allowed: false,
      basis: 'CONSENT',
      consent: null,
    });
    const { consent } = await record(id);
    expect((await permissionOf(id)).permission).toMatchObject({
      allowed: true,
      consent: { id: consent.id },
    });
    const withdrawal = { consentId: consent.id, withdrawnOn: '2026-03-01' };
    const { consent: withdrawn } = await mutate('withdrawConsent', withdrawal);
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', version: 2 });
    expect((await permissionOf(id)).permission.allowed).toBe(false);
    const again = { ...withdrawal, withdrawnOn: '2026-04-01' };
    expect((await mutate('withdrawConsent', again)).consent).toEqual(withdrawn);
    const { data } = await employment.query(
      '{ employmentChanges(first: 100) { nodes { entityId version } } }',
      {},
      systemVenetoLavoro,
    );
    const told = data.employmentChanges.nodes.filter(
      ({ entityId }: { entityId: string }) => entityId === consent.id,
    );
    expect(told.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
  });

  it('that was withdrawn does not come back by an older paper, and is withdrawn on a retired record', async () => {
    const id = anAdult();
    const { consent } = await record(id);
    await actingAs(employment, platform, (tx) =>
      tx.update(personRecords).set({ state: 'RETIRED' }).where(eq(personRecords.id, id)),
    );
    const withdrawal = { consentId: consent.id, withdrawnOn: '2026-03-01' };
    expect((await mutate('withdrawConsent', withdrawal)).consent.state).toBe('WITHDRAWN');
    await actingAs(employment, platform, (tx) =>
      tx.update(personRecords).set({ state: 'ACTIVE' }).where(eq(personRecords.id, id)),
    );
    for (const givenOn of ['2025-12-01', '2026-03-01']) {
      expect((await record(id, { givenOn })).errors[0].code).toBe('CONSENT_NOT_NEWEST');
    }
    expect((await permissionOf(id)).permission.allowed).toBe(false);
    expect((await record(id, { givenOn: '2026-03-02' })).errors).toEqual([]);
    expect((await permissionOf(id)).permission.allowed).toBe(true);
  });

  it('is superseded by a newer one for the same purpose alone', async () => {
    const id = anAdult();
    const { consent: first } = await record(id);
    const { consent: images } = await record(id, { purpose: 'IMAGES' });
    const { consent: second } = await record(id, { givenOn: '2026-05-01' });
    expect((await permissionOf(id)).consents).toEqual([
      { id: second.id, state: 'GIVEN' },
      { id: images.id, state: 'GIVEN' },
      { id: first.id, state: 'SUPERSEDED' },
    ]);
  });

  it('of a minor is the guardian’s, who is recorded first', async () => {
    const [alone, guarded] = minors.map(({ id }) => id);
    const codeOf = async (id: string | undefined, input: object) =>
      (await record(id ?? '', input)).errors[0]?.code;
    expect(await codeOf(alone, {})).toBe('GUARDIAN_REQUIRED');
    expect(await codeOf(alone, { givenBy: 'GUARDIAN' })).toBe('GUARDIAN_REQUIRED');
    expect(await codeOf(guarded, {})).toBe('GUARDIAN_REQUIRED');
    expect(await codeOf(guarded, { givenBy: 'GUARDIAN' })).toBeUndefined();
    expect(await codeOf(anAdult(), { givenBy: 'GUARDIAN' })).toBe('GUARDIAN_NOT_NEEDED');
  });

  it('of whoever may be a minor is the guardian’s, while they may be one', async () => {
    const guardian = { kind: 'GUARDIAN' as const, name: 'Lucia Prova', phone: null };
    const born = async (birthDatePrecision: 'YEAR' | 'MONTH' | 'ESTIMATED', birthDate: string) => {
      const facts = { birthDate, birthDatePrecision, guardian };
      return (await addRecords(employment, 1, facts))[0]?.id ?? '';
    };
    const codeOf = async (id: string, input: object = {}) =>
      (await record(id, input)).errors[0]?.code;
    const ofYear = await born('YEAR', '2008-01-01');
    expect(await codeOf(ofYear)).toBe('GUARDIAN_REQUIRED');
    expect(await codeOf(ofYear, { givenBy: 'GUARDIAN' })).toBeUndefined();
    expect(await codeOf(await born('MONTH', '2008-02-01'))).toBe('GUARDIAN_REQUIRED');
    expect(await codeOf(await born('MONTH', '2008-01-01'))).toBeUndefined();
    expect(await codeOf(await born('ESTIMATED', '2007-01-01'))).toBeUndefined();
  });

  it('of an unaccompanied minor waits for the guardian, what needs none is told at once', async () => {
    const [alone] = await addRecords(employment, 1, { birthDate: '2010-02-03' });
    const told = await record(alone?.id ?? '', { purpose: 'SERVICE' });
    expect([told.errors, told.consent.basis]).toEqual([[], 'PUBLIC_TASK']);
    expect((await record(alone?.id ?? '')).errors[0].code).toBe('GUARDIAN_REQUIRED');
  });

  it('sent twice is there once, with the words and the language in which it was told', async () => {
    const id = anAdult();
    const { consent } = await record(id, { toldIn: 'ben' });
    expect((await record(id, { toldIn: 'ben' })).consent).toEqual(consent);
    const { data } = await employment.query(
      `query ($id: ID!) { consentTexts { purpose language textHash inForceFrom }
        personRecord(id: $id) { consents { id textHash toldIn } } }`,
      { id },
      caseWorkerPadova,
    );
    type Text = { purpose: string; language: string; textHash: string };
    const text = data.consentTexts.find(
      ({ purpose, language }: Text) => purpose === 'OPTIONAL_SHARING' && language === 'it',
    );
    expect(data.personRecord.consents).toEqual([
      { id: consent.id, textHash: text.textHash, toldIn: 'ben' },
    ]);
    expect(text.inForceFrom).toBe('2025-03-01');
  });

  it('cannot be withdrawn where none is needed', async () => {
    const { consent } = await record(anAdult(), { purpose: 'SERVICE' });
    expect(consent.basis).toBe('PUBLIC_TASK');
    const withdrawal = { consentId: consent.id, withdrawnOn: '2026-03-01' };
    const { errors } = await mutate('withdrawConsent', withdrawal);
    expect(errors[0].code).toBe('CONSENT_NOT_WITHDRAWABLE');
  });

  it.each([
    [{ textVersion: '1999' }, 'CONSENT_TEXT_UNKNOWN'],
    [{ language: 'xx' }, 'CONSENT_TEXT_UNKNOWN'],
    [{ toldIn: 'Bengali' }, 'LANGUAGE_MALFORMED'],
    [{ givenOn: '2126-01-01' }, 'CONSENT_IN_FUTURE'],
    [{ givenOn: '2025-02-28' }, 'CONSENT_TEXT_UNKNOWN'],
  ])('is refused with %j as %s', async (wrong, code) => {
    const { errors } = await record(adults[0]?.id ?? '', wrong);
    expect(errors[0].code).toBe(code);
  });

  it('is the owner’s to record and to withdraw', async () => {
    const id = anAdult();
    expect((await record(id, {}, caseWorkerTreviso)).errors[0].code).toBe(
      'PERSON_RECORD_NOT_FOUND',
    );
    const { consent } = await record(id);
    const withdraw = (withdrawnOn: string, viewer?: Viewer) =>
      mutate('withdrawConsent', { consentId: consent.id, withdrawnOn }, viewer);
    const codes = [
      await withdraw('2026-03-01', caseWorkerTreviso),
      await withdraw('2126-03-01'),
      await withdraw('2026-01-31'),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual([
      'CONSENT_NOT_FOUND',
      'CONSENT_IN_FUTURE',
      'CONSENT_WITHDRAWN_TOO_EARLY',
    ]);
  });

  it('is of a text that can be shown to be the one that was read', async () => {
    const { data } = await employment.query(
      '{ consentTexts { purpose language text textHash confidence } }',
    );
    expect(data.consentTexts).toHaveLength(10);
    for (const { text, textHash, confidence } of data.consentTexts) {
      expect(textHash).toBe(createHash('sha256').update(text).digest('hex'));
      expect(confidence).toBe('UNCONFIRMED');
    }
  });
});
