import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
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
  accessPointId,
  aMicroIntervention,
  anAssociation,
  aParticipation,
  aRecord,
  organisationId,
} from '../../tests/rows.ts';

let community: Bench;
let microInterventionId: string;
const people: string[] = [];

const organiser = organisationId('association-01');
const holders = {
  padova: { organisationId: 'veneto-lavoro', accessPointId: 'CPI-PD-08' },
  verona: { organisationId: 'veneto-lavoro', accessPointId: 'CPI-VR-01' },
  treviso: { organisationId: 'comune-treviso', accessPointId: 'DESK-TREVISO' },
};

/** 100 people with two records each: at Padova or Treviso, and at Verona. */
beforeAll(async () => {
  community = await openSubgraph('community');
  const associationId = await anAssociation(community, { ownOrganisationId: organiser });
  const facts = { associationId, organisationId: organiser };
  microInterventionId = await aMicroIntervention(community, facts);
  for (let index = 0; index < 100; index += 1) {
    const first = await aRecordOf(index % 4 === 0 ? 'treviso' : 'padova');
    const second = await aRecordOf('verona', first.personId);
    people.push(first.personId);
    for (const [record, occurredOn] of [
      [first, '2026-10-05'],
      [second, '2026-11-05'],
    ] as const) {
      const participation = { microInterventionId, organisationId: organiser, occurredOn };
      await aParticipation(community, participation, record);
    }
  }
  for (let index = 0; index < 10; index += 1) {
    await aParticipation(community, {
      microInterventionId,
      organisationId: organiser,
      state: 'CONFIRMED',
      occurredOn: '2026-09-10',
    });
  }
});
afterAll(() => community.close());

function aRecordOf(holder: keyof typeof holders, personId?: string) {
  const held = holders[holder];
  return aRecord(community, {
    organisationId: organisationId(held.organisationId),
    accessPointId: accessPointId(held.accessPointId),
    ...(personId && { personId }),
  });
}

const reading = (viewer: Viewer): Viewer => ({
  ...viewer,
  purpose: 'SERVICE',
  scopes: [...viewer.scopes, 'participation:read', 'person:read'],
});

async function list(variables: object, viewer: Viewer) {
  const { data, errors } = await community.query(
    `query ($first: Int, $after: String, $filter: ParticipationFilter, $orderBy: [ParticipationOrder!]) {
      participations(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes { id occurredOn personRecord { id } headCount { total } }
        pageInfo { hasNextPage endCursor } totalCount } }`,
    { ...variables },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.participations;
}

describe('who sees a participation', () => {
  /** What each may see; a right to read at all does not widen whose rows it is for. */
  const seen: [string, Viewer, number][] = [
    ['the organiser: its people and head-counts', associationLead, 210],
    ['the holder of the records, all access points', systemVenetoLavoro, 175],
    ['the access point of the record', caseWorkerPadova, 75],
    ['the access point of another holder', caseWorkerTreviso, 25],
    ['a partner without any of the records', systemComuneVenezia, 0],
    ['the Regione', reading(coordinator), 0],
    ['a dashboard', reading(dashboard), 0],
    ['a researcher', reading(researcherUnipd), 0],
    ['the data steward', reading(dataSteward), 0],
    ['somebody of no organisation', { ...reading(dashboard), organisation: null }, 0],
    ['the platform', reading(platform), 210],
  ];

  for (const [who, viewer, total] of seen) {
    it(`${total} of 210 for ${who}, by every way in`, async () => {
      expect((await list({ first: 1 }, viewer)).totalCount).toBe(total);
      const document = `query ($m: ID!, $people: [_Any!]!) {
        microIntervention(id: $m) { participations { totalCount } }
        _entities(representations: $people) { ... on Person { participations { totalCount } } } }`;
      const representations = people.map((id) => ({ __typename: 'Person', id }));
      const variables = { m: microInterventionId, people: representations };
      const { data } = await community.query(document, variables, viewer);
      expect(data.microIntervention.participations.totalCount).toBe(total);
      const ofPeople = data._entities.reduce(
        (sum: number, each: { participations: { totalCount: number } }) =>
          sum + each.participations.totalCount,
        0,
      );
      expect(ofPeople).toBe(total === 210 ? 200 : total);
    });
  }

  it('is nobody without a token, whatever the scopes say', async () => {
    const document = '{ participations { totalCount } }';
    const { data, errors } = await community.query(document, {}, reading(anonymous));
    expect([data, errors[0]?.extensions['code']]).toEqual([undefined, 'UNAUTHENTICATED']);
  });

  it('is not told apart from what is not there', async () => {
    const [one] = (await list({ first: 1 }, associationLead)).nodes;
    const document = 'query ($id: ID!) { participation(id: $id) { id } }';
    const { data, errors } = await community.query(document, { id: one.id }, systemComuneVenezia);
    expect(errors).toEqual([]);
    expect(data.participation).toBeNull();
  });

  it('is forbidden without participation:read, on every way in', async () => {
    const ways = [
      '{ participations { totalCount } }',
      `{ participation(id: "participation_01jn5z9k2wfjtt3v3r5h6kq0ab") { id } }`,
      `{ microIntervention(id: "${microInterventionId}") { participations { totalCount } } }`,
      `{ _entities(representations: [{ __typename: "Person", id: "${people[0]}" }]) {
        ... on Person { participations { nodes { id } } } } }`,
    ];
    const scopes = caseWorkerPadova.scopes.filter((scope) => scope !== 'participation:read');
    for (const document of ways) {
      const { errors } = await community.query(document, {}, { ...caseWorkerPadova, scopes });
      expect(errors[0]?.extensions).toMatchObject({
        code: 'FORBIDDEN',
        scope: 'participation:read',
      });
    }
  });
});

it('is found by each filter', async () => {
  const total = async (filter: object) => (await list({ filter }, associationLead)).totalCount;
  expect(await total({ ofPerson: true })).toBe(200);
  expect(await total({ ofPerson: false })).toBe(10);
  expect(await total({ state: ['CONFIRMED'] })).toBe(10);
  expect(await total({ occurredFrom: '2026-10-05' })).toBe(200);
  expect(await total({ occurredBefore: '2026-10-05' })).toBe(10);
  expect(await total({ occurredFrom: '2026-10-05', occurredBefore: '2026-11-05' })).toBe(100);
});

it('is of a record or of a head-count', async () => {
  const [counted] = (await list({ filter: { ofPerson: false } }, associationLead)).nodes;
  expect(counted).toMatchObject({ personRecord: null, headCount: { total: 12 } });
  const [person] = (await list({ filter: { ofPerson: true } }, associationLead)).nodes;
  expect(person).toMatchObject({ personRecord: { id: expect.any(String) }, headCount: null });
});

it('reads in each order, page by page, each once', async () => {
  for (const order of ['OCCURRED_ON_ASC', 'OCCURRED_ON_DESC']) {
    const read: { id: string; occurredOn: string }[] = [];
    let after: string | null = null;
    do {
      const page = await list({ first: 80, after, orderBy: [order] }, associationLead);
      read.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(read.map(({ id }) => id)).size).toBe(210);
    const days = read.map(({ occurredOn }) => occurredOn);
    expect(days).toEqual(order.endsWith('DESC') ? [...days].sort().reverse() : [...days].sort());
  }
});

describe('costs the same statements for 20 as for 100', () => {
  it('as a list with what hangs on it', async () => {
    const document = `query ($first: Int) { participations(first: $first) { totalCount nodes {
      personRecord { id } organisation { id } headCount { total }
      microIntervention { title association { name } territories { code } } } } }`;
    const few = await community.query(document, { first: 20 }, associationLead);
    const many = await community.query(document, { first: 100 }, associationLead);
    expect(many.data.participations.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
    expect(many.roundTrips).toBe(few.roundTrips);
  });

  it('of people, with their participations', async () => {
    const document = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on Person {
      participations { totalCount nodes { occurredOn microIntervention { title } } } } } }`;
    const ask = (length: number) => {
      const some = people.slice(0, length).map((id) => ({ __typename: 'Person', id }));
      return community.query(document, { people: some }, associationLead);
    };
    const few = await ask(20);
    const many = await ask(100);
    expect(many.data._entities[99].participations).toMatchObject({
      totalCount: 2,
      nodes: [{ occurredOn: '2026-11-05' }, { occurredOn: '2026-10-05' }],
    });
    expect(many.statements).toBe(few.statements);
  });

  it('as references', async () => {
    const { nodes } = await list({ first: 100 }, associationLead);
    const document = `query ($some: [_Any!]!) { _entities(representations: $some) {
      ... on Participation { id personRecord { id } microIntervention { title } } } }`;
    const ask = (length: number) => {
      const some = nodes.slice(0, length).map(({ id }: { id: string }) => ({
        __typename: 'Participation',
        id,
      }));
      return community.query(document, { some }, associationLead);
    };
    const few = await ask(20);
    const many = await ask(100);
    expect(many.data._entities.filter(Boolean)).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
