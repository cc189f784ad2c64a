import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  coordinator,
  dataSteward,
  platform,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  type Added,
  addAccessPoints,
  addEnrolments,
  addRecords,
  comuneTreviso,
  cpiEste,
  cpiPadova,
  deskTreviso,
  entities,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { people, personRecords } from '../person/person.table.ts';

let employment: Bench;
let records: Added[];
let ofTreviso: string[];
let sportelli: string[];

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  sportelli = await addAccessPoints(
    employment,
    Array.from({ length: 100 }, (_, index) => `SPORTELLO-TEST-${index}`),
  );
  records = await addRecords(employment, 100);
  await addEnrolments(employment, records, { enrolledOn: '2025-09-01' });
  await addEnrolments(employment, records.slice(0, 30), {
    workPackage: 'WP3',
    state: 'COMPLETED',
    enrolledOn: '2026-01-15',
    exitedOn: '2026-03-01',
  });
  await addEnrolments(employment, await addRecords(employment, 2, { accessPointId: cpiEste }), {
    accessPointId: cpiEste,
  });
  for (const accessPointId of sportelli) {
    await addEnrolments(employment, await addRecords(employment, 1, { accessPointId }), {
      accessPointId,
    });
  }
  ofTreviso = await addEnrolments(
    employment,
    await addRecords(employment, 3, {
      ownerOrganisationId: comuneTreviso,
      accessPointId: deskTreviso,
    }),
    { accessPointId: deskTreviso },
  );
});
afterAll(() => employment.close());

const total = async (filter: string, viewer: Viewer) => {
  const { data, errors } = await employment.query(
    `{ enrolments(filter: ${filter}) { totalCount } }`,
    {},
    viewer,
  );
  return errors[0]?.extensions.code ?? data.enrolments.totalCount;
};

describe('who sees enrolments', () => {
  it('is the partner that made them, and of those bound to an access point who works there', async () => {
    expect(await total('{}', systemVenetoLavoro)).toBe(232);
    expect(await total('{}', caseWorkerPadova)).toBe(130);
    expect(await total('{}', caseWorkerTreviso)).toBe(3);
    expect(await total('{}', systemComuneVenezia)).toBe(0);
    expect(await total('{}', dataSteward)).toBe(235);
  });

  it('is nobody without the right to read them, on any way there', async () => {
    expect(await total('{}', coordinator)).toBe('FORBIDDEN');
    expect(await total('{}', anonymous)).toBe('UNAUTHENTICATED');
    const ways = [
      `accessPoint(id: "${cpiPadova}") { code enrolments { totalCount } }`,
      `_entities(representations: $some) { ... on Organisation { id enrolments { totalCount } } }`,
    ];
    for (const way of ways) {
      const { data, errors } = await employment.query(
        `query ($some: [_Any!]! = []) { ${way} again: _entities(representations: $some) { __typename } }`,
        { some: [{ __typename: 'Organisation', id: venetoLavoro }] },
        coordinator,
      );
      expect([data, ...errors.map(({ extensions }) => extensions['code'])]).toEqual([
        undefined,
        'FORBIDDEN',
      ]);
    }
  });

  it('is no other partner by id', async () => {
    const one = (viewer: Viewer) =>
      employment.query(`{ enrolment(id: "${ofTreviso[0]}") { id } }`, {}, viewer);
    expect((await one(caseWorkerTreviso)).data.enrolment).toEqual({ id: ofTreviso[0] });
    expect((await one(caseWorkerPadova)).data.enrolment).toBeNull();
  });
});

describe('the list of enrolments', () => {
  it('is filtered by state, work package, day and access point', async () => {
    const viewer = systemVenetoLavoro;
    expect(await total('{ state: [COMPLETED, DROPPED] }', viewer)).toBe(30);
    expect(await total('{ workPackage: WP3 }', viewer)).toBe(30);
    expect(await total('{ enrolledFrom: "2026-01-15" }', viewer)).toBe(30);
    expect(await total('{ enrolledBefore: "2026-01-15" }', viewer)).toBe(202);
    expect(await total(`{ accessPointId: "${cpiEste}" }`, viewer)).toBe(2);
    expect(await total(`{ accessPointId: "${deskTreviso}" }`, viewer)).toBe(0);
    expect(await total(`{ accessPointId: "${venetoLavoro}" }`, viewer)).toBe('ID_MALFORMED');
  });

  it.each(['ENROLLED_ON_DESC', 'ENROLLED_ON_ASC'])(
    'is read once, in the order %s',
    async (order) => {
      const seen: { id: string; enrolledOn: string }[] = [];
      let after: string | null = null;
      do {
        const { data } = await employment.query(
          `query ($after: String) { enrolments(first: 50, after: $after, orderBy: [${order}]) {
          nodes { id enrolledOn } pageInfo { hasNextPage endCursor } } }`,
          { after },
          systemVenetoLavoro,
        );
        seen.push(...data.enrolments.nodes);
        after = data.enrolments.pageInfo.hasNextPage ? data.enrolments.pageInfo.endCursor : null;
      } while (after);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(232);
      const days = seen.map(({ enrolledOn }) => enrolledOn);
      const sorted = [...days].sort();
      expect(days).toEqual(order.endsWith('DESC') ? sorted.reverse() : sorted);
    },
  );
});

describe('an enrolment', () => {
  it('follows its record when the record turns out to be of another person', async () => {
    const [record] = await addRecords(employment, 1);
    if (!record) throw new Error('The fixture made no record');
    const [id] = await addEnrolments(employment, [record]);
    const other = newId('person');
    await actingAs(employment, platform, async (tx) => {
      await tx.insert(people).values({ id: other, sex: 'FEMALE', citizenshipCodes: [] });
      await tx
        .update(personRecords)
        .set({ personId: other })
        .where(eq(personRecords.id, record.id));
    });
    const { data } = await employment.query(
      `{ enrolment(id: "${id}") { person { id } } person(id: "${other}") { enrolments { nodes { id } } } }`,
      {},
      caseWorkerPadova,
    );
    expect(data.enrolment.person).toEqual({ id: other });
    expect(data.person.enrolments.nodes).toEqual([{ id }]);
  });
});

describe('the statements it takes', () => {
  const same = async (ask: (count: number) => ReturnType<Bench['query']>) => {
    const [few, many] = [await ask(20), await ask(100)];
    expect([...few.errors, ...many.errors]).toEqual([]);
    expect(many.statements).toBe(few.statements);
    return many.data;
  };

  it('are as many for a hundred enrolments as for twenty', async () => {
    const document = `query ($first: Int) { enrolments(first: $first, filter: { workPackage: WP2 }) { totalCount nodes {
      personRecord { givenName } person { sex } accessPoint { name } organisation { id } } } }`;
    await same((first) => employment.query(document, { first }, systemVenetoLavoro));
  });

  it('are as many for the enrolments of a hundred access points as of twenty', async () => {
    const document = `query ($first: Int) { accessPoints(first: $first, filter: { kind: [SPORTELLO] }) {
      nodes { enrolments(first: 5) { totalCount nodes { id person { id } } } } } }`;
    const data = await same((first) => employment.query(document, { first }, systemVenetoLavoro));
    const of = data.accessPoints.nodes.map(
      (node: { enrolments: { totalCount: number } }) => node.enrolments.totalCount,
    );
    expect(of).toEqual(Array(100).fill(1));
  });

  it.each([
    ['Organisation', (n: number) => (n === 0 ? venetoLavoro : newId('organisation'))],
    ['Person', (n: number) => records[n]?.personId],
    ['PersonRecord', (n: number) => records[n]?.id],
    ['AccessPoint', (n: number) => sportelli[n]],
  ])(
    'are as many for the enrolments of a hundred references to %s as of twenty',
    async (type, id) => {
      const document = entities(
        `... on ${type} { enrolments(first: 5) { totalCount nodes { state } } }`,
      );
      const data = await same((count) =>
        employment.query(
          document,
          {
            representations: Array.from({ length: count }, (_, n) => ({
              __typename: type,
              id: id(n),
            })),
          },
          systemVenetoLavoro,
        ),
      );
      expect(data._entities[0].enrolments.nodes.length).toBeGreaterThan(0);
    },
  );

  it('are as many for a hundred references to enrolments as for twenty', async () => {
    const { data } = await employment.query(
      '{ enrolments(first: 100) { nodes { id } } }',
      {},
      systemVenetoLavoro,
    );
    const ids = data.enrolments.nodes.map(({ id }: { id: string }) => id);
    await same((count) =>
      employment.query(
        entities('... on Enrolment { state person { id } }'),
        {
          representations: ids
            .slice(0, count)
            .map((id: string) => ({ __typename: 'Enrolment', id })),
        },
        systemVenetoLavoro,
      ),
    );
  });
});
