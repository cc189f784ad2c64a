import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  caseWorkerPadova,
  caseWorkerTreviso,
  coordinator,
  dashboard,
  dataSteward,
  platform,
  researcherUnipd,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  type Added,
  addEnrolments,
  addRecords,
  comuneTreviso,
  cpiEste,
  deskTreviso,
  entities,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { followedParticipations } from '../community-participation/community-participation.table.ts';
import { personRecords } from './person.table.ts';

let employment: Bench;
let ofPadova: Added[];
let ofEste: Added[];
let ofTreviso: Added[];

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  ofPadova = await addRecords(employment, 100);
  ofEste = await addRecords(employment, 3, { accessPointId: cpiEste, sex: 'MALE' });
  ofTreviso = await addRecords(employment, 2, {
    ownerOrganisationId: comuneTreviso,
    accessPointId: deskTreviso,
    familyName: null,
    residenceCode: null,
    citizenshipCodes: ['201', '436'],
  });
  await addEnrolments(employment, ofPadova);
  await addEnrolments(employment, ofEste, { accessPointId: cpiEste });
  await addEnrolments(employment, ofTreviso, { accessPointId: deskTreviso });
  await actingAs(employment, platform, (tx) =>
    tx.insert(followedParticipations).values(
      [...ofPadova.slice(0, 40), ...ofTreviso].map(({ id }) => ({
        participationId: newId('participation'),
        personRecordId: id,
        occurredOn: '2026-01-10',
        state: 'CONFIRMED',
        followedAt: new Date(),
      })),
    ),
  );
});
afterAll(() => employment.close());

const one = (records: Added[]): Added => {
  const [record] = records;
  if (!record) throw new Error('The fixture made no record');
  return record;
};

const counts = async (viewer: Viewer) => {
  const { data, errors } = await employment.query(
    '{ persons { totalCount } personRecords { totalCount } }',
    {},
    viewer,
  );
  expect(errors).toEqual([]);
  return [data.persons.totalCount, data.personRecords.totalCount];
};

const recordOf = async (id: string, viewer: Viewer) => {
  const { data, errors } = await employment.query(
    `query ($id: ID!) { personRecord(id: $id) { givenName familyName birthDate birthDatePrecision sex
      citizenshipCodes residence { level code } owner { id } accessPoint { code } hiddenFields state version
      person { id birthYear } } }`,
    { id },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.personRecord;
};

describe('who sees a record and its person', () => {
  it('is the partner that entered it, with the whole identity', async () => {
    const record = one(ofPadova);
    expect(await recordOf(record.id, systemVenetoLavoro)).toEqual({
      givenName: 'Nome',
      familyName: 'Cognome',
      birthDate: '1990-05-17',
      birthDatePrecision: 'DAY',
      sex: 'FEMALE',
      citizenshipCodes: ['436'],
      residence: { level: 'COMUNE', code: '028060' },
      owner: { id: venetoLavoro },
      accessPoint: { code: 'CPI-PD-08' },
      hiddenFields: [],
      state: 'ACTIVE',
      version: 1,
      person: { id: record.personId, birthYear: 1990 },
    });
    expect(await counts(systemVenetoLavoro)).toEqual([103, 103]);
  });

  it('is, of those bound to an access point, only who works where it is kept', async () => {
    expect(await counts(caseWorkerPadova)).toEqual([100, 100]);
    expect(await recordOf(one(ofEste).id, caseWorkerPadova)).toBeNull();
    expect(await counts(caseWorkerTreviso)).toEqual([2, 2]);
  });

  it('is no other partner, by whatever way', async () => {
    const { id, personId } = one(ofPadova);
    const { data, errors } = await employment.query(
      `query ($id: ID!, $personId: ID!, $some: [_Any!]!) {
        personRecord(id: $id) { id } person(id: $personId) { id }
        _entities(representations: $some) { ... on Person { id } ... on PersonRecord { id } } }`,
      {
        id,
        personId,
        some: [
          { __typename: 'Person', id: personId },
          { __typename: 'PersonRecord', id },
        ],
      },
      caseWorkerTreviso,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ personRecord: null, person: null, _entities: [null, null] });
    expect(await counts(systemComuneVenezia)).toEqual([0, 0]);
  });

  it('is the data steward, who learns which identity fields hold a value and no value', async () => {
    expect(await counts(dataSteward)).toEqual([105, 105]);
    expect(await recordOf(one(ofTreviso).id, dataSteward)).toMatchObject({
      givenName: null,
      familyName: null,
      birthDate: null,
      residence: null,
      hiddenFields: ['givenName', 'birthDate'],
    });
  });

  it('is its own partner without identities, when that right is missing', async () => {
    const viewer = { ...systemVenetoLavoro, scopes: ['person:read' as const] };
    expect(await recordOf(one(ofPadova).id, viewer)).toMatchObject({
      givenName: null,
      residence: null,
      hiddenFields: ['givenName', 'familyName', 'birthDate', 'residence'],
    });
  });

  it('is not an association, which sees the people whom it entered itself alone', async () => {
    const { personId, id } = one(ofPadova);
    const { data } = await employment.query(
      `query ($id: ID!, $personId: ID!) { personRecord(id: $id) { id } person(id: $personId) { id } }`,
      { id, personId },
      associationLead,
    );
    expect(data).toEqual({ personRecord: null, person: null });
    expect(await counts(associationLead)).toEqual([0, 0]);
  });

  it.each([
    ['anonymous', anonymous, 'UNAUTHENTICATED'],
    ['coordinator', coordinator, 'FORBIDDEN'],
    ['dashboard', dashboard, 'FORBIDDEN'],
    ['researcher', researcherUnipd, 'FORBIDDEN'],
  ])('is not the %s', async (_, viewer, code) => {
    const { personId, id } = one(ofPadova);
    for (const field of [
      'persons { totalCount }',
      'personRecords { totalCount }',
      `person(id: "${personId}") { id }`,
      `personRecord(id: "${id}") { id }`,
    ]) {
      const { errors } = await employment.query(`{ ${field} }`, {}, viewer);
      expect(errors[0]?.extensions.code).toBe(code);
    }
  });
});

describe('row-level security alone', () => {
  const seen = (viewer: Viewer) =>
    actingAs(employment, viewer, async (tx) => {
      const [row] = await tx.execute<Record<string, number>>(sql`select
        (select count(*)::int from person) as people,
        (select count(*)::int from person_record) as records,
        (select count(*)::int from enrolment) as enrolments,
        (select count(*)::int from followed_participation) as followed`);
      return row && { ...row };
    });

  it('shows each only what is theirs', async () => {
    const nothing = { people: 0, records: 0, enrolments: 0, followed: 0 };
    expect(await seen(anonymous)).toEqual(nothing);
    expect(await seen(systemComuneVenezia)).toEqual(nothing);
    expect(await seen(coordinator)).toEqual(nothing);
    expect(await seen(caseWorkerTreviso)).toEqual({
      people: 2,
      records: 2,
      enrolments: 2,
      followed: 2,
    });
    expect(await seen(caseWorkerPadova)).toEqual({
      people: 100,
      records: 100,
      enrolments: 100,
      followed: 40,
    });
    expect(await seen(dataSteward)).toEqual({
      people: 105,
      records: 105,
      enrolments: 105,
      followed: 42,
    });
    expect(await seen(platform)).toEqual({
      people: 105,
      records: 105,
      enrolments: 105,
      followed: 42,
    });
  });

  it('lets nobody write what is not theirs', async () => {
    const changed = (viewer: Viewer) =>
      actingAs(employment, viewer, (tx) =>
        tx.update(personRecords).set({ version: 1 }).returning({ id: personRecords.id }),
      );
    expect(await changed(caseWorkerTreviso)).toHaveLength(2);
    expect(await changed(dataSteward)).toHaveLength(0);
    expect(await changed(anonymous)).toHaveLength(0);
    const give = actingAs(employment, caseWorkerTreviso, (tx) =>
      tx.update(personRecords).set({ ownerOrganisationId: venetoLavoro }),
    );
    await expect(give).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('filters on people', () => {
  const total = async (list: string, filter: string, viewer: Viewer = systemVenetoLavoro) => {
    const { data, errors } = await employment.query(
      `{ ${list}(filter: ${filter}) { totalCount } }`,
      {},
      viewer,
    );
    return errors[0]?.extensions.code ?? data[list].totalCount;
  };

  it('tell by sex, year of birth and citizenship', async () => {
    expect(await total('persons', '{ sex: MALE }')).toBe(3);
    expect(await total('persons', '{ birthYearFrom: 1990, birthYearTo: 1990 }')).toBe(103);
    expect(await total('persons', '{ birthYearFrom: 1991 }')).toBe(0);
    expect(await total('persons', '{ citizenshipCode: "201" }', caseWorkerTreviso)).toBe(2);
    expect(await total('persons', '{ citizenshipCode: "201" }')).toBe(0);
  });

  it('tell who takes part in community', async () => {
    expect(await total('persons', '{ takesPartInCommunity: true }')).toBe(40);
    expect(await total('persons', '{ takesPartInCommunity: false }')).toBe(63);
    const seesAll = {
      ...dataSteward,
      scopes: ['person:read' as const, 'participation:read' as const],
    };
    expect(await total('persons', '{ takesPartInCommunity: true }', seesAll)).toBe(42);
    expect(await total('persons', '{ takesPartInCommunity: true }', dataSteward)).toBe(
      'FILTER_FORBIDDEN',
    );
  });

  it('tell records by state, sex, citizenship and access point', async () => {
    expect(await total('personRecords', '{ state: [ACTIVE] }')).toBe(103);
    expect(await total('personRecords', '{ state: [ERASED] }')).toBe(0);
    expect(await total('personRecords', '{ sex: MALE }')).toBe(3);
    expect(await total('personRecords', '{ citizenshipCode: "436" }')).toBe(103);
    expect(await total('personRecords', `{ accessPointId: "${cpiEste}" }`)).toBe(3);
    expect(await total('personRecords', `{ accessPointId: "${venetoLavoro}" }`)).toBe(
      'ID_MALFORMED',
    );
  });

  it('tell residence only to those who may read it', async () => {
    const filter = '{ residenceCode: "028060" }';
    expect(await total('personRecords', filter)).toBe(103);
    expect(await total('personRecords', '{ residenceCode: "028001" }')).toBe(0);
    expect(await total('personRecords', filter, dataSteward)).toBe('FILTER_FORBIDDEN');
    const seesAll = { ...dataSteward, scopes: ['person:read' as const, 'identity:read' as const] };
    expect(await total('personRecords', filter, seesAll)).toBe(0);
  });
});

describe('pages of people', () => {
  it.each(['persons', 'personRecords'])('show each of the %s once, oldest first', async (list) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await employment.query(
        `query ($after: String) { page: ${list}(first: 30, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
        systemVenetoLavoro,
      );
      seen.push(...data.page.nodes.map(({ id }: { id: string }) => id));
      after = data.page.pageInfo.hasNextPage ? data.page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(103);
    expect(seen).toEqual([...new Set(seen)].sort());
    const { data } = await employment.query(
      `{ page: ${list}(first: 1, orderBy: [CREATED_DESC]) { nodes { id } } }`,
      {},
      systemVenetoLavoro,
    );
    expect(data.page.nodes).toEqual([{ id: seen.at(-1) }]);
  });
});

describe('the statements it takes', () => {
  const same = async (
    ask: (count: number) => ReturnType<Bench['query']>,
    length: (d: unknown) => number,
  ) => {
    const [few, many] = [await ask(20), await ask(100)];
    expect([...few.errors, ...many.errors]).toEqual([]);
    expect([length(few.data), length(many.data)]).toEqual([20, 100]);
    expect(many.statements).toBe(few.statements);
  };

  it.each([
    caseWorkerPadova,
    systemVenetoLavoro,
    { ...dataSteward, scopes: [...dataSteward.scopes, 'participation:read' as const] },
  ])('are as many for a hundred people as for twenty ($subject)', async (viewer) => {
    const document = `query ($first: Int) { persons(first: $first) { totalCount nodes {
        takesPartInCommunity records { givenName hiddenFields owner { id } accessPoint { name } }
        enrolments { totalCount nodes { state accessPoint { code } organisation { id } } } } } }`;
    await same(
      (first) => employment.query(document, { first }, viewer),
      (data) => (data as { persons: { nodes: unknown[] } }).persons.nodes.length,
    );
  });

  it('are as many for a hundred records as for twenty', async () => {
    const document = `query ($first: Int) { personRecords(first: $first) { totalCount nodes {
      residence { code } person { id takesPartInCommunity } accessPoint { name }
      enrolments { totalCount nodes { id } } } } }`;
    await same(
      (first) => employment.query(document, { first }, caseWorkerPadova),
      (data) => (data as { personRecords: { nodes: unknown[] } }).personRecords.nodes.length,
    );
  });

  it.each(['Person', 'PersonRecord'])(
    'are as many for a hundred references to a %s as for twenty',
    async (type) => {
      const document = entities(`... on ${type} { id enrolments { nodes { id } } }`);
      const key = type === 'Person' ? 'personId' : 'id';
      await same(
        (count) =>
          employment.query(
            document,
            {
              representations: ofPadova
                .slice(0, count)
                .map((record) => ({ __typename: type, id: record[key] })),
            },
            caseWorkerPadova,
          ),
        (data) => (data as { _entities: unknown[] })._entities.length,
      );
    },
  );
});
