import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type AskOptions, actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dataSteward,
  platform,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addAccessPoints, cpiEste, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personRecords } from '../person/person.table.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  await addAccessPoints(employment, ['SPO-PLANNED'], { state: 'PLANNED' });
});
afterAll(() => employment.close());

const document = `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
  personRecord { id state version givenName familyName originalName aliases birthDate
    birthDatePrecision birthCountry { code } birthComune { code } sex citizenshipCodes
    residence { code } domicile { code } language email phone guardian { kind name phone }
    accessPoint { code } owner { id } person { id sex birthYear citizenshipCodes } }
  errors { ... on UserError { code message path } } } }`;

async function enter(input: object, viewer: Viewer = caseWorkerPadova, options: AskOptions = {}) {
  const { data, errors } = await employment.query(document, { input }, viewer, options);
  return { ...data?.enterPersonRecord, errors: data?.enterPersonRecord.errors ?? errors };
}

const amina = {
  givenName: 'Amina',
  familyName: 'Alaoui',
  originalName: 'أمينة العلوي',
  aliases: ['Amina Alawi'],
  birthDate: '1991-01-01',
  birthDatePrecision: 'YEAR',
  birthCountryCode: '436',
  sex: 'FEMALE',
  citizenshipCodes: ['436'],
  residenceCode: '028060',
  language: 'ara',
  email: 'amina@example.org',
  phone: '+39 049 1234567',
};

describe('entering a record', () => {
  it('keeps all that is known, where the case worker works, as a person of their own', async () => {
    const { personRecord, errors } = await enter({ facts: amina });
    expect(errors).toEqual([]);
    expect(personRecord).toMatchObject({
      state: 'ACTIVE',
      version: 1,
      originalName: 'أمينة العلوي',
      aliases: ['Amina Alawi'],
      birthDatePrecision: 'YEAR',
      birthCountry: { code: '436' },
      birthComune: null,
      residence: { code: '028060' },
      domicile: null,
      phone: '+390491234567',
      guardian: null,
      accessPoint: { code: 'CPI-PD-08' },
      owner: { id: caseWorkerPadova.organisation },
      person: { sex: 'FEMALE', birthYear: 1991, citizenshipCodes: ['436'] },
    });
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { givenName familyName email } }',
      { id: personRecord.id },
      systemVenetoLavoro,
    );
    expect(data.personRecord).toEqual({
      givenName: 'Amina',
      familyName: 'Alaoui',
      email: 'amina@example.org',
    });
  });

  it('needs no more than one name in any script', async () => {
    const { personRecord } = await enter({ facts: { originalName: 'রহিম' } }, systemVenetoLavoro);
    expect(personRecord).toMatchObject({
      givenName: null,
      originalName: 'রহিম',
      sex: 'UNKNOWN',
      accessPoint: null,
      person: { birthYear: null, citizenshipCodes: [] },
    });
  });

  it('keeps who answers for a minor', async () => {
    const guardian = { kind: 'VOLUNTARY_GUARDIAN', name: 'Lucia Prova', phone: '049 765432' };
    const { personRecord } = await enter({
      facts: { ...amina, birthDate: '2010-03-02', guardian },
    });
    expect(personRecord.guardian).toEqual({ ...guardian, phone: '049765432' });
  });

  it('leaves no name, contact or guardian in the clear', async () => {
    const name = 'Wickramasinghe';
    const guardian = { kind: 'PARENT', name: `Anusha ${name}` };
    await enter({ facts: { ...amina, familyName: name, email: `${name}@example.org`, guardian } });
    const rows = await actingAs(employment, platform, (tx) => tx.select().from(personRecords));
    const stored = rows.map((row) => Object.values(row).map(String).join(' ')).join(' ');
    expect(stored).toContain('436');
    expect(stored.toLowerCase()).not.toMatch(/wickrama|anusha|amina|alaoui/);
  });

  it('tells the feed of its owner', async () => {
    const { personRecord } = await enter({ facts: amina });
    const { data } = await employment.query(
      '{ employmentChanges(first: 100) { nodes { entityId kind version } } }',
      {},
      systemVenetoLavoro,
    );
    expect(data.employmentChanges.nodes).toContainEqual({
      entityId: personRecord.id,
      kind: 'CREATED',
      version: 1,
    });
  });

  it.each([
    [{ facts: { givenName: 'XXX' } }, 'NAME_MISSING', ['input', 'facts', 'familyName']],
    [
      { facts: { ...amina, birthDate: '2126-01-01' } },
      'BIRTH_DATE_IN_FUTURE',
      ['input', 'facts', 'birthDate'],
    ],
    [
      { accessPointId: cpiEste, facts: amina },
      'ACCESS_POINT_NOT_FOUND',
      ['input', 'accessPointId'],
    ],
    [
      { accessPointId: newId('access_point'), facts: amina },
      'ACCESS_POINT_NOT_FOUND',
      ['input', 'accessPointId'],
    ],
  ])('is refused for %j with %s', async (input, code, path) => {
    const before = await employment.query('{ personRecords { totalCount } }', {}, dataSteward);
    const { personRecord, errors } = await enter(input);
    expect(personRecord).toBeNull();
    expect(errors).toEqual([{ code, path, message: expect.any(String) }]);
    const after = await employment.query('{ personRecords { totalCount } }', {}, dataSteward);
    expect(after.data).toEqual(before.data);
  });

  it('says so in Italian to whom asks in Italian', async () => {
    const facts = { ...amina, birthDate: '1900-01-01' };
    const { errors } = await enter({ facts }, caseWorkerPadova, { language: 'it' });
    expect(errors[0].message).toBe(
      'La data di nascita non può precedere il 1905; se non è nota va omessa.',
    );
  });

  it('is for those who may write of people', async () => {
    const scopes = caseWorkerTreviso.scopes.filter((scope) => scope !== 'person:write');
    const { errors } = await enter({ facts: amina }, { ...caseWorkerTreviso, scopes });
    expect(errors[0].extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'person:write' });
    const { personRecord } = await enter({ facts: amina, accessPointId: cpiPadova });
    expect(personRecord.accessPoint.code).toBe('CPI-PD-08');
  });
});

describe('a name of the partner’s own for a record', () => {
  const named = `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
    personRecord { id externalRef } errors { ... on UserError { code path } } } }`;
  const enterNamed = async (externalRef: string, viewer: Viewer = systemVenetoLavoro) => {
    const input = { externalRef, facts: { givenName: 'Amina' } };
    const { data } = await employment.query(named, { input }, viewer);
    return data.enterPersonRecord;
  };
  const find = async (externalRef: string, viewer: Viewer) => {
    const { data } = await employment.query(
      `query ($ref: String) { personRecords(filter: { externalRef: $ref }) {
        nodes { id externalRef } totalCount } }`,
      { ref: externalRef },
      viewer,
    );
    return data.personRecords;
  };

  it('is kept, found by, taken once, and well formed', async () => {
    const { personRecord } = await enterNamed('VL/0001');
    expect(personRecord.externalRef).toBe('VL/0001');
    expect(await find('VL/0001', systemVenetoLavoro)).toEqual({
      nodes: [personRecord],
      totalCount: 1,
    });
    const codes = [
      await enterNamed('VL/0001'),
      await enterNamed(''),
      await enterNamed('tab\there'),
      await enterNamed('x'.repeat(101)),
    ].map(({ personRecord: made, errors }) => [made, errors[0].code, ...errors[0].path]);
    expect(codes).toEqual([
      [null, 'EXTERNAL_REF_TAKEN', 'input', 'externalRef'],
      [null, 'EXTERNAL_REF_MALFORMED', 'input', 'externalRef'],
      [null, 'EXTERNAL_REF_MALFORMED', 'input', 'externalRef'],
      [null, 'EXTERNAL_REF_MALFORMED', 'input', 'externalRef'],
    ]);
  });

  it('is the partner’s alone: another may use the same, and others do not see it', async () => {
    const { personRecord } = await enterNamed('VL/0002');
    const others = await enterNamed('VL/0002', caseWorkerTreviso);
    expect(others.errors).toEqual([]);
    expect(await find('VL/0002', caseWorkerTreviso)).toMatchObject({
      nodes: [{ id: others.personRecord.id }],
    });
    expect((await find('VL/0002', dataSteward)).nodes).toEqual([]);
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { externalRef } }',
      { id: personRecord.id },
      dataSteward,
    );
    expect(data.personRecord).toEqual({ externalRef: null });
  });

  it('is taken once by two who enter it at the same time', async () => {
    const both = await Promise.all([enterNamed('VL/0003'), enterNamed('VL/0003')]);
    expect(both.filter(({ personRecord }) => personRecord)).toHaveLength(1);
    expect((await find('VL/0003', systemVenetoLavoro)).totalCount).toBe(1);
  });
});
