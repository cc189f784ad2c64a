import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso, dataSteward } from '../../../../tests/viewers.ts';
import { type Added, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;
let records: Added[];
let next = 0;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  records = await addRecords(employment, 30);
});
afterAll(() => employment.close());

/** A record that no other test has touched. */
function aRecord(): Added {
  const record = records[next];
  next += 1;
  if (!record) throw new Error('There are too few records');
  return record;
}

const document = `mutation ($input: CorrectPersonRecordInput!) { correctPersonRecord(input: $input) {
  personRecord { id state version familyName citizenshipCodes residence { code }
    person { birthYear citizenshipCodes } }
  errors { ... on UserError { code message path } } } }`;

async function correct(input: object, viewer: Viewer = caseWorkerPadova, now = new Date()) {
  const { data, errors } = await employment.query(document, { input }, viewer, { now });
  expect(errors).toEqual([]);
  return data.correctPersonRecord;
}

const facts = `query ($id: ID!, $asOf: Date, $knownAt: DateTime) { personRecord(id: $id) {
  facts(asOf: $asOf, knownAt: $knownAt) { familyName residence { code } validFrom validTo hiddenFields }
  history { id familyName residence { code } validFrom validTo recordedAt supersededAt } } }`;

async function factsOf(id: string, moment: object = {}, viewer: Viewer = caseWorkerPadova) {
  const { data, errors } = await employment.query(facts, { id, ...moment }, viewer);
  expect(errors).toEqual([]);
  return data.personRecord;
}

describe('correcting a record', () => {
  it('from a day on keeps what was true before it', async () => {
    const { id } = aRecord();
    const moved = { residenceCode: '026086' };
    const { personRecord } = await correct({
      personRecordId: id,
      version: 1,
      facts: moved,
      validFrom: '2026-03-01',
    });
    expect(personRecord).toMatchObject({
      state: 'CORRECTED',
      version: 2,
      familyName: 'Cognome',
      residence: { code: '026086' },
    });
    const before = await factsOf(id, { asOf: '2026-02-28' });
    expect(before.facts).toMatchObject({
      residence: { code: '028060' },
      familyName: 'Cognome',
      validTo: '2026-03-01',
    });
    const after = await factsOf(id, { asOf: '2026-03-01' });
    expect(after.facts).toMatchObject({ residence: { code: '026086' }, validFrom: '2026-03-01' });
  });

  it('of ever since shows what was known before to whoever asks as of then', async () => {
    const { id } = aRecord();
    const then = new Date(Date.now() - 1000).toISOString();
    await correct({ personRecordId: id, version: 1, facts: { familyName: 'Cognomi' } });
    expect((await factsOf(id)).facts.familyName).toBe('Cognomi');
    expect((await factsOf(id, { asOf: '2025-04-01' })).facts.familyName).toBe('Cognomi');
    expect((await factsOf(id, { knownAt: then })).facts.familyName).toBe('Cognome');
    expect((await factsOf(id, { knownAt: '2025-01-01T00:00:00Z' })).facts).toBeNull();
    const { history } = await factsOf(id);
    expect(history.map(({ familyName }: { familyName: string }) => familyName)).toEqual([
      'Cognome',
      'Cognomi',
    ]);
    expect(history[0].supersededAt).toBe(history[1].recordedAt);
  });

  it('of a period leaves the days beside it, and goes on being corrected', async () => {
    const { id } = aRecord();
    await correct({
      personRecordId: id,
      version: 1,
      facts: { residenceCode: '027042' },
      validFrom: '2025-05-01',
      validTo: '2025-06-01',
    });
    await correct({
      personRecordId: id,
      version: 2,
      facts: { familyName: 'Nuovo' },
      validFrom: '2025-05-15',
    });
    const seen = [];
    for (const asOf of ['2025-04-30', '2025-05-01', '2025-05-15', '2025-06-01']) {
      const { facts: then } = await factsOf(id, { asOf });
      seen.push(`${then.familyName} ${then.residence.code}`);
    }
    expect(seen).toEqual(['Cognome 028060', 'Cognome 027042', 'Nuovo 027042', 'Nuovo 028060']);
  });

  it('brings the person up to date, and empties what is null', async () => {
    const { id } = aRecord();
    const { personRecord } = await correct({
      personRecordId: id,
      version: 1,
      facts: { birthDate: '1988-02-03', citizenshipCodes: ['436', '100'], residenceCode: null },
    });
    expect(personRecord).toMatchObject({
      residence: null,
      person: { birthYear: 1988, citizenshipCodes: ['100', '436'] },
    });
  });

  it('with what is known already changes nothing', async () => {
    const { id } = aRecord();
    const same = { familyName: ' Cognome ', residenceCode: '028060' };
    const { personRecord } = await correct({ personRecordId: id, version: 1, facts: same });
    expect(personRecord).toMatchObject({ version: 1, state: 'ACTIVE' });
    expect((await factsOf(id)).history).toHaveLength(1);
  });

  it('lets one of two through that read the same version', async () => {
    const { id } = aRecord();
    const both = await Promise.all(
      ['Uno', 'Due'].map((familyName) =>
        correct({ personRecordId: id, version: 1, facts: { familyName } }),
      ),
    );
    const codes = both.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['PERSON_RECORD_CHANGED']);
  });

  it.each([
    [{ version: 7 }, 'PERSON_RECORD_CHANGED', 'version'],
    [{ validFrom: '2126-01-01' }, 'FACTS_IN_FUTURE', 'validFrom'],
    [{ validFrom: '2025-05-02', validTo: '2025-05-02' }, 'FACTS_PERIOD_EMPTY', 'validTo'],
    [{ facts: { givenName: null, familyName: null } }, 'NAME_MISSING', 'facts'],
  ])('is refused with %j as %s', async (wrong, code, field) => {
    const { id } = aRecord();
    const input = { personRecordId: id, version: 1, facts: { familyName: 'Altro' }, ...wrong };
    const { personRecord, errors } = await correct(input);
    expect(personRecord).toBeNull();
    expect(errors[0]).toMatchObject({ code, path: expect.arrayContaining([field]) });
    expect((await factsOf(id)).history).toHaveLength(1);
  });

  it('is the owner’s alone, who sees its history alone', async () => {
    const { id } = aRecord();
    const input = { personRecordId: id, version: 1, facts: { familyName: 'Altro' } };
    const { errors } = await correct(input, caseWorkerTreviso);
    expect(errors[0].code).toBe('PERSON_RECORD_NOT_FOUND');
    expect(await factsOf(id, {}, caseWorkerTreviso)).toBeNull();
    const { facts: seen, history } = await factsOf(id, {}, dataSteward);
    expect(seen).toMatchObject({ familyName: null, residence: null });
    expect(seen.hiddenFields).toEqual(['givenName', 'familyName', 'birthDate', 'residence']);
    expect(history[0].familyName).toBeNull();
  });
});
