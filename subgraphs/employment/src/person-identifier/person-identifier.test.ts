import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dataSteward,
  platform,
} from '../../../../tests/viewers.ts';
import { type Added, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personIdentifiers } from './person-identifier.table.ts';

let employment: Bench;
let records: Added[];
let next = 0;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  records = await addRecords(employment, 30, {
    birthDate: '1982-09-25',
    sex: 'FEMALE',
  });
});
afterAll(() => employment.close());

function aRecord(): string {
  const record = records[next];
  next += 1;
  if (!record) throw new Error('There are too few records');
  return record.id;
}

/** As published, of nobody. */
const final = 'MLLSNT82P65Z404U';
const provisional = '07643520567';

const fields = `id type value issuer validFrom validTo state verifiedOn warnings hiddenFields version`;

async function mutate(name: string, input: object, viewer: Viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    personIdentifier { ${fields} } errors { ... on UserError { code path message } } } }`;
  const { data, errors } = await employment.query(document, { input }, viewer);
  expect(errors).toEqual([]);
  return data[name];
}

const add = (personRecordId: string, identifier: object, viewer?: Viewer) =>
  mutate('addIdentifier', { personRecordId, identifier }, viewer);

async function identifiersOf(id: string, viewer: Viewer = caseWorkerPadova) {
  const { data, errors } = await employment.query(
    `query ($id: ID!) { personRecord(id: $id) { identifiers { ${fields} } } }`,
    { id },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.personRecord?.identifiers;
}

describe('an identifier', () => {
  it('is kept in one spelling, sealed, and found by an index that tells nothing', async () => {
    const record = aRecord();
    const passport = { type: 'PASSPORT', value: 'ab 123-456', issuer: ' Kingdom  of Morocco ' };
    const { personIdentifier } = await add(record, passport);
    expect(personIdentifier).toMatchObject({
      value: 'AB123456',
      issuer: 'Kingdom of Morocco',
      state: 'DECLARED',
      warnings: [],
      version: 1,
    });
    const other = await add(aRecord(), { ...passport, value: 'AB123456' });
    const rows = await actingAs(employment, platform, (tx) => tx.select().from(personIdentifiers));
    const [mine, others] = [personIdentifier, other.personIdentifier].map(({ id }) =>
      rows.find((row) => row.id === id),
    );
    expect(mine?.blindIndex).toBe(others?.blindIndex);
    expect(mine?.sealed?.equals(others?.sealed ?? Buffer.alloc(0))).toBe(false);
    expect(rows.map((row) => Object.values(row).map(String).join()).join()).not.toContain('AB123');
  });

  it('is not another because it is of another kind', async () => {
    const record = aRecord();
    await add(record, { type: 'PASSPORT', value: 'AB123456' });
    await add(record, { type: 'PERMIT_NUMBER', value: 'AB123456' });
    const rows = await actingAs(employment, platform, (tx) => tx.select().from(personIdentifiers));
    const own = rows.filter(({ personRecordId }) => personRecordId === record);
    expect(new Set(own.map(({ blindIndex }) => blindIndex)).size).toBe(2);
  });

  it('added again changes nothing', async () => {
    const record = aRecord();
    const first = await add(record, { type: 'CUI', value: '0123ABC' });
    const again = await add(record, { type: 'CUI', value: '0123-abc' });
    expect(again.personIdentifier).toEqual(first.personIdentifier);
    expect(await identifiersOf(record)).toHaveLength(1);
  });

  it('that is a final codice fiscale supersedes the provisional one; both stay, with their days', async () => {
    const record = aRecord();
    await add(record, {
      type: 'CODICE_FISCALE_PROVISIONAL',
      value: provisional,
      validFrom: '2025-04-01',
    });
    await add(record, { type: 'CODICE_FISCALE', value: final, validFrom: '2025-10-01' });
    expect(await identifiersOf(record)).toMatchObject([
      {
        type: 'CODICE_FISCALE_PROVISIONAL',
        value: provisional,
        state: 'SUPERSEDED',
        validFrom: '2025-04-01',
        validTo: '2025-10-01',
      },
      { type: 'CODICE_FISCALE', value: final, state: 'DECLARED', validTo: null },
    ]);
  });

  it('keeps a history of codes, and lets several passports be', async () => {
    const record = aRecord();
    await add(record, { type: 'CODICE_FISCALE', value: 'MRTMTT25D09F205Z' });
    await add(record, { type: 'CODICE_FISCALE', value: final });
    await add(record, { type: 'PASSPORT', value: 'AA111' });
    await add(record, { type: 'PASSPORT', value: 'BB222' });
    const all = await identifiersOf(record);
    expect(all.map(({ state }: { state: string }) => state)).toEqual([
      'SUPERSEDED',
      'DECLARED',
      'DECLARED',
      'DECLARED',
    ]);
  });

  it('inconsistent with sex or birth date is a warning, never a refusal', async () => {
    const record = aRecord();
    const { personIdentifier } = await add(record, {
      type: 'CODICE_FISCALE',
      value: 'MRTMTT25D09F205Z',
    });
    expect(personIdentifier.warnings).toEqual(['SEX', 'BIRTH_DATE']);
  });

  it.each([
    [{ type: 'CODICE_FISCALE', value: 'MLLSNT82P65Z404A' }, 'CODICE_FISCALE_CHECK_FAILED'],
    [{ type: 'CODICE_FISCALE', value: provisional }, 'CODICE_FISCALE_MALFORMED'],
    [{ type: 'CODICE_FISCALE_PROVISIONAL', value: '07643520568' }, 'CODICE_FISCALE_CHECK_FAILED'],
    [{ type: 'PASSPORT', value: 'A!' }, 'IDENTIFIER_MALFORMED'],
    [{ type: 'SAP_ID', value: 'A12345' }, 'IDENTIFIER_MALFORMED'],
    [{ type: 'PASSPORT', value: 'AB12', validFrom: '2126-01-01' }, 'IDENTIFIER_IN_FUTURE'],
    [
      { type: 'PASSPORT', value: 'AB12', validFrom: '2025-02-01', validTo: '2025-02-01' },
      'IDENTIFIER_PERIOD_EMPTY',
    ],
  ])('is refused as %j: %s', async (identifier, code) => {
    const record = aRecord();
    const { personIdentifier, errors } = await add(record, identifier);
    expect(personIdentifier).toBeNull();
    expect(errors).toMatchObject([{ code, path: ['input', 'identifier', expect.any(String)] }]);
    expect(JSON.stringify(errors)).not.toContain(identifier.value);
    expect(await identifiersOf(record)).toEqual([]);
  });

  it('is its owner’s; others learn at most that there is one', async () => {
    const record = aRecord();
    await add(record, { type: 'CODICE_FISCALE', value: final });
    const refused = await add(record, { type: 'CUI', value: '999AAA' }, caseWorkerTreviso);
    expect(refused.errors[0].code).toBe('PERSON_RECORD_NOT_FOUND');
    expect(await identifiersOf(record, caseWorkerTreviso)).toBeUndefined();
    expect(await identifiersOf(record, dataSteward)).toMatchObject([
      { type: 'CODICE_FISCALE', value: null, warnings: [], hiddenFields: ['value'] },
    ]);
  });
});

describe('acting on an identifier', () => {
  it('verifies what was declared, and contradicts what is not the person’s', async () => {
    const { personIdentifier } = await add(aRecord(), { type: 'PASSPORT', value: 'CC333' });
    const identifierId = personIdentifier.id;
    const verified = await mutate('verifyIdentifier', {
      identifierId,
      version: 1,
      verifiedOn: '2026-01-15',
    });
    expect(verified.personIdentifier).toMatchObject({
      state: 'VERIFIED',
      verifiedOn: '2026-01-15',
      version: 2,
    });
    const contradicted = await mutate('contradictIdentifier', { identifierId, version: 2 });
    expect(contradicted.personIdentifier).toMatchObject({ state: 'CONTRADICTED', version: 3 });
    const again = await mutate('verifyIdentifier', {
      identifierId,
      version: 3,
      verifiedOn: '2026-01-16',
    });
    expect(again.errors[0].code).toBe('IDENTIFIER_STATE_FORBIDS');
  });

  it('ends one that holds no more', async () => {
    const { personIdentifier } = await add(aRecord(), {
      type: 'PERMIT_NUMBER',
      value: 'I12345678',
      validFrom: '2025-05-01',
    });
    const identifierId = personIdentifier.id;
    const end = (validTo: string, version = 1) =>
      mutate('endIdentifier', { identifierId, version, validTo });
    expect((await end('2126-01-01')).errors[0].code).toBe('IDENTIFIER_IN_FUTURE');
    expect((await end('2025-05-01')).errors[0].code).toBe('IDENTIFIER_PERIOD_EMPTY');
    expect((await end('2025-06-01', 4)).errors[0].code).toBe('IDENTIFIER_CHANGED');
    expect((await end('2025-06-01')).personIdentifier).toMatchObject({
      state: 'SUPERSEDED',
      validTo: '2025-06-01',
    });
  });

  it('is for the owner of the record, and for what there is', async () => {
    const { personIdentifier } = await add(aRecord(), { type: 'PASSPORT', value: 'DD444' });
    for (const identifierId of [personIdentifier.id, newId('person_identifier')]) {
      const input = { identifierId, version: 1 };
      const { errors } = await mutate('contradictIdentifier', input, caseWorkerTreviso);
      expect(errors[0].code).toBe('IDENTIFIER_NOT_FOUND');
    }
  });
});
