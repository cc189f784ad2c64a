import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { outbox } from '#shared/change-feed/outbox.table.ts';
import { platform } from '#shared/identity/viewer.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { anonymous, systemVenetoLavoro } from '../../../../tests/viewers.ts';
import {
  addAccessPoints,
  comuneTreviso,
  comuneVenezia,
  cpiPadova,
  deskTreviso,
  entities,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { accessPointExpectations, accessPoints } from './access-point.table.ts';
import { loadReference } from './load-access-points.ts';

let employment: Bench;
let first: Awaited<ReturnType<typeof loadReference>>;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  first = await loadReference(employment, '2026-11-23');
});
afterAll(() => employment.close());

const snapshots = () =>
  actingAs(employment, platform, (tx) => tx.$count(outbox, eq(outbox.kind, 'SNAPSHOT')));

describe('loading the access points', () => {
  it('warns of a number of CPI that no source expects', () => {
    expect(first).toEqual({
      loaded: { accessPoints: 50, accessPointTerritories: 198, accessPointExpectations: 1 },
      warnings: ['Access points of kind CPI in force on 2026-11-23: 41, where 40 are expected.'],
    });
  });

  it('changes nothing and tells the feed nothing the second time', async () => {
    const before = await snapshots();
    const rows = () =>
      actingAs(employment, platform, (tx) =>
        tx.execute(sql`select xmin::text from access_point order by id`),
      );
    const written = await rows();
    const { loaded } = await loadReference(employment);
    expect(new Set(Object.values(loaded))).toEqual(new Set([0]));
    expect(await rows()).toEqual(written);
    expect(await snapshots()).toBe(before);
  });

  it('puts right a row that differs, once', async () => {
    const before = await snapshots();
    await actingAs(employment, platform, (tx) =>
      tx.update(accessPoints).set({ name: 'Altro' }).where(eq(accessPoints.id, cpiPadova)),
    );
    await loadReference(employment);
    const { data } = await employment.query(`{ accessPoint(id: "${cpiPadova}") { name } }`);
    expect(data.accessPoint.name).toBe('CPI Padova');
    expect(await snapshots()).toBe(before + 1);
  });

  it('is not for partners: row-level security refuses their writes', async () => {
    const rename = actingAs(employment, systemVenetoLavoro, (tx) =>
      tx.update(accessPoints).set({ name: 'Altro' }).returning(),
    );
    expect(await rename).toEqual([]);
    const add = actingAs(employment, systemVenetoLavoro, (tx) =>
      tx
        .insert(accessPointExpectations)
        .values({ kind: 'CPI', validFrom: '2026-01-01', expected: 41 }),
    );
    await expect(add).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('an access point in the graph', () => {
  it('says where it lies, whom it serves, who works there and where that is known from', async () => {
    const { data, errors } = await employment.query(
      `{ accessPoint(id: "${deskTreviso}") { code kind name state comune { level code }
        serves { level code } operatingOrganisation { id } hostOrganisation { id } parent { id }
        validFrom validTo source { name asOf confidence } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.accessPoint).toEqual({
      code: 'DESK-TREVISO',
      kind: 'MUNICIPAL_DESK',
      name: 'Punto POLIS del Comune di Treviso',
      state: 'OPEN',
      comune: { level: 'COMUNE', code: '026086' },
      serves: [{ level: 'ATS', code: 'VEN_09' }],
      operatingOrganisation: { id: comuneTreviso },
      hostOrganisation: null,
      parent: null,
      validFrom: '2025-03-01',
      validTo: null,
      source: { name: 'POLIS programme text', asOf: '2025-03-01', confidence: 'STATED' },
    });
  });

  it('names the CPI a recapito belongs to', async () => {
    const { data } = await employment.query(
      '{ accessPoints(filter: { kind: [RECAPITO] }) { totalCount nodes { name parent { name } } } }',
    );
    expect(data.accessPoints.totalCount).toBe(4);
    expect(data.accessPoints.nodes).toContainEqual({
      name: 'Recapito di Arsiero',
      parent: { name: 'CPI Schio-Thiene' },
    });
  });

  it('is null for an id of another type or of nothing', async () => {
    const { data, errors } = await employment.query(
      `{ other: accessPoint(id: "${comuneTreviso}") { id } none: accessPoint(id: "x") { id } }`,
    );
    expect({ data, errors }).toEqual({ data: { other: null, none: null }, errors: [] });
  });
});

describe('the list of access points', () => {
  const codes = async (filter: string) => {
    const { data } = await employment.query(
      `{ accessPoints(first: 100, filter: ${filter}, orderBy: [CODE_ASC]) { nodes { code } } }`,
    );
    return data.accessPoints.nodes.map(({ code }: { code: string }) => code);
  };

  it('is filtered by kind, state, day and part of the name', async () => {
    expect(await codes('{ kind: [CPI] }')).toHaveLength(41);
    expect(await codes('{ state: [CLOSED] }')).toEqual([]);
    expect(await codes('{ on: "2025-02-28" }')).toEqual([]);
    expect(await codes('{ nameContains: "schio" }')).toEqual(['CPI-VI-04']);
    expect(await codes('{ nameContains: "%" }')).toEqual([]);
  });

  it('is read page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await employment.query(
        'query ($after: String) { accessPoints(first: 20, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const { nodes, pageInfo } = data.accessPoints;
      seen.push(...nodes.map(({ name }: { name: string }) => name));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
  });
});

describe('access points of what other domains own', () => {
  const ofTerritory = async (level: string, code: string) => {
    const { data } = await employment.query(
      entities(
        '... on Territory { accessPoints(first: 100, orderBy: [CODE_ASC]) { totalCount nodes { code } } }',
      ),
      { representations: [{ __typename: 'Territory', level, code }] },
    );
    const { totalCount, nodes } = data._entities[0].accessPoints;
    expect(totalCount).toBe(nodes.length);
    return nodes.map((node: { code: string }) => node.code);
  };

  it('lie in or serve a territory', async () => {
    expect(await ofTerritory('ATS', 'VEN_09')).toEqual(['DESK-TREVISO']);
    expect(await ofTerritory('COMUNE', '027008')).toEqual(['CPI-VE-01', 'DESK-VENEZIA']);
    expect(await ofTerritory('CPI_BASIN', 'CPI-PD-08')).toEqual(['CPI-PD-08']);
    expect(await ofTerritory('PROVINCE', '029')).toEqual(['CPI-RO-01', 'CPI-RO-02', 'CPI-RO-03']);
    expect(await ofTerritory('REGION', '05')).toHaveLength(50);
    expect(await ofTerritory('REGION', '06')).toEqual([]);
  });

  it('are those where the staff of an organisation works', async () => {
    const { data } = await employment.query(
      entities('... on Organisation { id accessPoints { totalCount nodes { code } } }'),
      {
        representations: [comuneVenezia, venetoLavoro, 'organisation_x'].map((id) => ({
          __typename: 'Organisation',
          id,
        })),
      },
    );
    const [venezia, lavoro, nobody] = data._entities;
    expect(venezia.accessPoints.nodes).toEqual([{ code: 'DESK-VENEZIA' }]);
    expect(lavoro.accessPoints.totalCount).toBe(45);
    expect(nobody.accessPoints.totalCount).toBe(0);
  });
});

describe('warnings about access points', () => {
  const warnings = async (on?: string, language: 'it' | 'en' = 'en') => {
    const { data } = await employment.query(
      'query ($on: Date) { accessPointWarnings(on: $on) { code message expected found source { name confidence } } }',
      { on },
      anonymous,
      { language },
    );
    return data.accessPointWarnings;
  };

  it('compare the CPI in force on a day with what a source expects, in the language of the caller', async () => {
    expect(await warnings('2026-01-31', 'it')).toEqual([
      {
        code: 'CPI_COUNT_UNEXPECTED',
        message:
          'Punti di accesso di tipo CPI in vigore il 2026-01-31: 41, mentre se ne attendono 40.',
        expected: 40,
        found: 41,
        source: { name: 'POLIS programme text', confidence: 'STATED' },
      },
    ]);
  });

  it('expect nothing before the source speaks, and follow it when it changes', async () => {
    expect(await warnings('2025-02-28')).toEqual([]);
    await actingAs(employment, platform, (tx) =>
      tx.insert(accessPointExpectations).values({
        kind: 'CPI',
        validFrom: '2026-06-01',
        expected: 41,
        sourceName: 'Test',
        sourceAsOf: '2026-06-01',
        sourceConfidence: 'SYNTHETIC',
      }),
    );
    expect(await warnings('2026-05-31')).toHaveLength(1);
    expect(await warnings('2026-06-01')).toEqual([]);
  });
});

describe('the statements it takes', () => {
  beforeAll(async () => {
    const many = Array.from({ length: 100 }, (_, index) => `SPORTELLO-TEST-${index}`);
    await addAccessPoints(employment, many, { parentId: cpiPadova, comuneCode: '028060' });
  });

  it('are as many for a hundred access points as for twenty', async () => {
    const list = `query ($first: Int) { accessPoints(first: $first, filter: { kind: [SPORTELLO] }) {
      totalCount nodes { code comune { code } serves { code } parent { code } operatingOrganisation { id } source { name } } } }`;
    const [few, many] = [
      await employment.query(list, { first: 20 }),
      await employment.query(list, { first: 100 }),
    ];
    expect(few.data.accessPoints.nodes).toHaveLength(20);
    expect(many.data.accessPoints.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });

  it.each([
    ['Territory', (n: number) => ({ level: 'COMUNE', code: `0280${String(n).padStart(2, '0')}` })],
    ['Organisation', (n: number) => ({ id: `organisation_${n}` })],
    ['Organisation', (n: number) => ({ id: n % 2 ? venetoLavoro : comuneTreviso })],
  ])('are as many for a hundred references to %s as for twenty', async (type, key) => {
    const document = entities(
      `... on ${type} { accessPoints { totalCount nodes { code serves { code } } } }`,
    );
    const ask = (count: number) =>
      employment.query(document, {
        representations: Array.from({ length: count }, (_, n) => ({ __typename: type, ...key(n) })),
      });
    const [few, many] = [await ask(20), await ask(100)];
    expect(few.errors).toEqual([]);
    expect(many.data._entities).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
