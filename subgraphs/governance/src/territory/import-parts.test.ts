import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { connect } from '#shared/database/database.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { emptyTables } from '../../tests/empty-tables.ts';
import { loadReference } from '../load-reference.ts';
import { readBelongings } from '../reference/belonging-layout.ts';
import { isEmpty } from '../reference/plan.ts';
import { type AreaLevel, importParts } from './import-parts.ts';
import { ambitoLayout, basinLayout } from './part-layout.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
});
afterAll(() => governance.close());
beforeEach(async () => {
  await emptyTables(governance, 'territory_part', 'outbox');
  await loadReference(governance.database);
});

const columns = { ATS: 'ats', CPI_BASIN: 'cpi' };
const layouts = { ATS: ambitoLayout, CPI_BASIN: basinLayout };

/** Lines are `area,comune,from,to`; each comes from a source of its own. */
async function bringIn(
  level: AreaLevel,
  lines: string[],
  asOf = '2026-06-01',
  options = { apply: true, reopen: false },
) {
  const rows = lines.map((line) => `${line},a decree,REPORTED`);
  const text = `${columns[level]},comune,valid_from,valid_to,source,confidence\n${rows.join('\n')}\n`;
  const read = readBelongings(Buffer.from(text), layouts[level]);
  if (!read.ok) return read;
  return importParts(governance.database, level, read.value, { ...options, asOf });
}

async function ask(query: string) {
  const { data, errors } = await governance.query(query);
  expect(errors).toEqual([]);
  return data;
}

/** `VEN_20 2022-01-01–2025-11-25` for each ambito and basin a comune was ever part of. */
async function wholesOf(comune: string): Promise<string[]> {
  const { territory } = await ask(
    `{ territory(code: "${comune}", level: COMUNE) { partOf { whole { code } validFrom validTo } } }`,
  );
  return territory.partOf.map(
    (link: { whole: { code: string }; validFrom: string; validTo: string | null }) =>
      `${link.whole.code} ${link.validFrom}–${link.validTo ?? ''}`,
  );
}

const padova = '028060';
const treviso = '026086';
const verona = '023091';

describe('the comuni of ambiti', () => {
  it('come in as dated rows with their source, and make the perimeter known', async () => {
    const plan = await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`]);
    expect(plan.ok && plan.value.added).toHaveLength(1);
    expect(
      await ask(`{ territory(code: "VEN_16", level: ATS) { perimeter
        parts { part { code name } validFrom validTo source { name asOf confidence } } } }`),
    ).toEqual({
      territory: {
        perimeter: 'KNOWN',
        parts: [
          {
            part: { code: padova, name: 'Padova' },
            validFrom: '2025-03-01',
            validTo: null,
            source: { name: 'a decree', asOf: '2026-06-01', confidence: 'REPORTED' },
          },
        ],
      },
    });
    const { territory } = await ask(
      `{ territory(code: "${padova}", level: COMUNE) { parents { code } } }`,
    );
    expect(territory.parents).toContainEqual({ code: 'VEN_16' });
  });

  it('stay known when our own files are loaded again', async () => {
    await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`]);
    const { loaded } = await loadReference(governance.database);
    expect(new Set(Object.values(loaded))).toEqual(new Set([0]));
    const { territory } = await ask('{ territory(code: "VEN_16", level: ATS) { perimeter } }');
    expect(territory.perimeter).toBe('KNOWN');
  });

  it('move by a new row, which ends the old one, and are asked by old or new perimeter', async () => {
    await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`], '2025-06-01');
    const plan = await bringIn('ATS', [`VEN_15,${padova},2026-01-01,`]);
    expect(plan.ok && [plan.value.added.length, plan.value.ceased.length]).toEqual([1, 1]);
    expect(await wholesOf(padova)).toEqual(['VEN_15 2026-01-01–', 'VEN_16 2025-03-01–2026-01-01']);
    const codes = (of: string, on: string) =>
      `territory(code: "${of}", level: ATS) { parts(on: "${on}") { part { code } } }`;
    expect(
      await ask(
        `{ old: ${codes('VEN_16', '2025-12-31')} left: ${codes('VEN_16', '2026-01-01')} new: ${codes('VEN_15', '2026-01-01')} }`,
      ),
    ).toEqual({
      old: { parts: [{ part: { code: padova } }] },
      left: { parts: [] },
      new: { parts: [{ part: { code: padova } }] },
    });
  });

  it('may come as one chain in one file, in any order', async () => {
    await emptyTables(governance, 'territory_part');
    await bringIn('ATS', [
      `VEN_26,${verona},2025-11-25,`,
      `VEN_20,${verona},2025-03-01,2025-11-25`,
    ]);
    expect(await wholesOf(verona)).toEqual(['VEN_20 2025-03-01–2025-11-25', 'VEN_26 2025-11-25–']);
  });

  it('correct the ambito of a period that a newer file gives another', async () => {
    await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`], '2025-06-01');
    const plan = await bringIn('ATS', [`VEN_17,${padova},2025-03-01,`]);
    expect(plan.ok && plan.value.changed).toHaveLength(1);
    expect(await wholesOf(padova)).toEqual(['VEN_17 2025-03-01–']);
  });

  it('change nothing the second time, and tell the feed once', async () => {
    const lines = [`VEN_16,${padova},2025-03-01,`, `VEN_09,${treviso},2025-03-01,`];
    await bringIn('ATS', lines);
    const again = await bringIn('ATS', lines);
    expect(again.ok && [isEmpty(again.value), again.value.unchanged.length]).toEqual([true, 2]);
  });

  it('are not written in a dry run', async () => {
    const dry = await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`], '2026-06-01', {
      apply: false,
      reopen: false,
    });
    expect(dry.ok && dry.value.added).toHaveLength(1);
    expect(await wholesOf(padova)).toEqual([]);
  });
});

describe('a file of parts is refused whole', () => {
  const good = `VEN_16,${padova},2025-03-01,`;

  it.each([
    ['a comune that nobody knows', 'VEN_09,999999,2025-03-01,', 'COMUNE_UNKNOWN'],
    ['a comune that had ceased', 'VEN_17,028022,2025-03-01,', 'COMUNE_NOT_IN_FORCE'],
    [
      'a comune that was not there yet',
      'VEN_06,024129,2025-03-01,2025-12-31',
      'COMUNE_NOT_IN_FORCE',
    ],
    ['an ambito that nobody knows', `VEN_99,${treviso},2025-03-01,`, 'AREA_UNKNOWN'],
    ['two ambiti at once in the file', `VEN_15,${padova},2025-06-01,`, 'PERIOD_OVERLAPS'],
    [
      'two ambiti at once with what is known',
      `VEN_20,${verona},2025-12-01,2026-02-01`,
      'PERIOD_OVERLAPS_KNOWN',
    ],
    [
      'an end before its start',
      `VEN_09,${treviso},2025-03-01,2025-02-01`,
      'PERIOD_ENDS_BEFORE_START',
    ],
    ['a malformed code', 'VEN_9,026086,2025-03-01,', 'VALUE_MALFORMED'],
  ])('for %s, by line and code, and nothing is written', async (_, line, code) => {
    const refused = await bringIn('ATS', [good, line]);
    expect(
      refused.ok ? [] : refused.problems.map((problem) => [problem.line, problem.code]),
    ).toEqual([[3, code]]);
    expect(await wholesOf(padova)).toEqual([]);
  });
});

describe('the comuni of basins', () => {
  it('are told apart from those of ambiti: a comune is in one of each', async () => {
    await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`]);
    const plan = await bringIn('CPI_BASIN', [`CPI-PD-08,${padova},2025-03-01,`]);
    expect(plan.ok && plan.value.added).toHaveLength(1);
    expect(await wholesOf(padova)).toEqual(['VEN_16 2025-03-01–', 'CPI-PD-08 2025-03-01–']);
    const twice = await bringIn('CPI_BASIN', [`CPI-PD-01,${padova},2025-01-01,2025-06-01`]);
    expect(!twice.ok && twice.problems[0]?.code).toBe('PERIOD_OVERLAPS_KNOWN');
  });
});

describe('the table of parts', () => {
  it.each([
    ['two that begin on one day', `'ATS:VEN_15', '2025-03-01', null`, 'territory_part_period'],
    ['two that are open', `'ATS:VEN_15', '2025-06-01', null`, 'territory_part_one_open'],
    [
      'one that ends before it begins',
      `'ATS:VEN_15', '2025-06-01', '2025-05-01'`,
      'territory_part_ends_after_start',
    ],
  ])('refuses %s, whoever writes', async (_, values, constraint) => {
    await bringIn('ATS', [`VEN_16,${padova},2025-03-01,`]);
    const { database, close } = connect(governance.superuserUrl, { max: 1 });
    const insert = database.execute(
      sql.raw(
        `insert into territory_part (parent_key, valid_from, valid_to, child_key) values (${values}, 'COMUNE:${padova}')`,
      ),
    );
    await expect(insert).rejects.toMatchObject({ cause: { constraint_name: constraint } });
    await close();
  });
});

it('takes as many statements for the parts of a hundred comuni as for twenty', async () => {
  const asked = `query ($first: Int!) { territories(first: $first, filter: { level: COMUNE, provinceCode: "023", on: "2026-03-01" }) {
    nodes { partOf { whole { name parts { part { name } } } } } } }`;
  const few = await governance.query(asked, { first: 20 });
  const many = await governance.query(asked, { first: 98 });
  expect(many.errors).toEqual([]);
  expect(JSON.stringify(many.data)).toContain('Verona');
  expect(many.statements).toBe(few.statements);
});
