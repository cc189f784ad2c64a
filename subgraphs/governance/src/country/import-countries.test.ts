import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { emptyTables } from '../../tests/empty-tables.ts';
import { loadReference } from '../load-reference.ts';
import { readBelongings } from '../reference/belonging-layout.ts';
import type { Writing } from '../reference/file-writing.fixture.ts';
import { isEmpty } from '../reference/plan.ts';
import { type AnprRow, anprRows, writeAnpr } from './country-file.fixture.ts';
import { readCountryFile } from './country-file.ts';
import { citizenshipGroupLayout } from './country-layout.ts';
import { importCountries, importGroupMemberships } from './import-countries.ts';
import { shippedCountries } from './shipped-countries.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
});
afterAll(() => governance.close());
beforeEach(() => emptyTables(governance, 'country', 'country_citizenship_group', 'outbox'));

const applied = { apply: true, reopen: false };
const rows = anprRows(240);

function read(of: readonly AnprRow[], asOf = '2026-01-01', writing: Writing = {}) {
  const file = readCountryFile(writeAnpr(of, writing), asOf);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}

async function bringIn(file: ReturnType<typeof read>, options = applied) {
  const plan = await importCountries(governance.database, file, options);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

async function ask(query: string) {
  const { data, errors } = await governance.query(query);
  expect(errors).toEqual([]);
  return data;
}

describe('the whole table of ANPR', () => {
  it('comes in once, and changes nothing the second time', async () => {
    expect((await bringIn(read(rows), { apply: false, reopen: false })).added).toHaveLength(240);
    expect((await ask('{ countries { totalCount } }')).countries.totalCount).toBe(0);
    await bringIn(read(rows));
    const again = await bringIn(read(rows));
    expect([isEmpty(again), again.unchanged.length]).toEqual([true, 240]);
    const day = (on: string) => `countries(filter: { on: "${on}" }) { totalCount }`;
    expect(await ask(`{ before: ${day('1999-12-31')} after: ${day('2000-01-01')} }`)).toEqual({
      before: { totalCount: 240 },
      after: { totalCount: 239 },
    });
  });

  it.each<[string, Writing]>([
    ['without BOM and quotes, with semicolons', { bom: false, quotes: false, delimiter: ';' }],
    ['with CRLF', { newline: '\r\n' }],
    ['with its columns in another order', { reversed: true }],
  ])('is the same %s', (_, writing) => {
    expect(read(rows, '2026-01-01', writing)).toEqual(read(rows));
  });

  it('has what is no country, and what ISO does not know', async () => {
    await bringIn(
      read([
        { code: '999', name: 'APOLIDE', nameEnglish: 'Stateless', uses: 'SNN', type: '' },
        {
          code: '888',
          name: '- DENOMINAZIONEISTAT: Riconosciuti non cittadini (lettoni)*',
          uses: '',
          type: '',
          from: '',
          to: '',
        },
        { code: '272', name: 'KOSOVO', nameIstat: 'Kosovo', iso3: 'KOS', cadastralCode: 'Z160' },
        { code: '615', name: "PERU'", nameIstat: 'Perù', nameEnglish: 'Peru', iso3: 'PER' },
        { code: '245', name: 'FEDERAZIONE RUSSA', nameIstat: 'Russa, Federazione', iso3: 'RUS' },
      ]),
    );
    const { countries } = await ask(
      '{ countries { nodes { code kind label(lang: IT) exchangeCode isoAlpha3 cadastralCode usableAs validFromKnown } } }',
    );
    const common = { isoAlpha3: null, cadastralCode: null, validFromKnown: false };
    const everywhere = { kind: 'STATE', usableAs: ['CITIZENSHIP', 'BIRTH', 'RESIDENCE'] };
    expect(countries.nodes).toEqual([
      { ...common, ...everywhere, code: '245', label: 'Federazione Russa', exchangeCode: 'RUS' },
      {
        ...common,
        ...everywhere,
        code: '272',
        label: 'Kosovo',
        exchangeCode: 'KOS',
        cadastralCode: 'Z160',
      },
      { ...common, ...everywhere, code: '615', label: 'Perù', exchangeCode: 'PER' },
      {
        ...common,
        kind: 'NO_STATE',
        usableAs: [],
        code: '888',
        label: 'Riconosciuti non cittadini (lettoni)',
        exchangeCode: null,
      },
      {
        ...common,
        kind: 'NO_STATE',
        usableAs: ['CITIZENSHIP'],
        code: '999',
        label: 'Apolide',
        exchangeCode: null,
      },
    ]);
  });

  it('keeps of what ships what the table does not tell', async () => {
    await loadReference(governance.database);
    const morocco: AnprRow = { code: '436', name: 'MAROCCO', iso3: 'MAR', cadastralCode: 'Z330' };
    const plan = await bringIn(read([morocco]));
    expect([plan.confirmed.length, plan.changed.length]).toEqual([1, 0]);
    expect(
      await ask(
        '{ country(code: "436") { isoAlpha2 it: label(lang: IT) en: label(lang: EN) source { asOf } } }',
      ),
    ).toEqual({
      country: { isoAlpha2: 'MA', it: 'Marocco', en: 'Morocco', source: { asOf: '2026-01-01' } },
    });
    const { loaded, warnings } = await loadReference(governance.database);
    expect([loaded['countries'], warnings]).toEqual([0, []]);
  });

  it.each<[string, AnprRow, string]>([
    ['a short code', { code: '36', name: 'X' }, 'ISTAT_CODE'],
    ['no name', { code: '036', name: '' }, 'NAME_IT'],
    ['letters that are not three', { code: '036', name: 'X', iso3: 'XX' }, 'ISO3'],
    ['a wrong codice catastale', { code: '036', name: 'X', cadastralCode: '999' }, 'CATASTALE_AT'],
    ['another answer than S and N', { code: '036', name: 'X', uses: 'YSS' }, 'USABLE_CITIZENSHIP'],
    ['another type', { code: '036', name: 'X', type: 'REGNO' }, 'TYPE'],
    ['a day that is none', { code: '036', name: 'X', from: '30/02/2000' }, 'VALID_FROM'],
  ])('refuses %s at its line', (_, row, column) => {
    const file = readCountryFile(writeAnpr([...rows.slice(0, 5), row]), '2026-01-01');
    expect(!file.ok && file.problems).toEqual([
      { line: 7, code: 'VALUE_MALFORMED', details: expect.objectContaining({ column }) },
    ]);
  });

  it('refuses two countries under one code', () => {
    const file = readCountryFile(
      writeAnpr([...rows.slice(0, 3), ...rows.slice(1, 2)]),
      '2026-01-01',
    );
    expect(!file.ok && file.problems).toEqual([
      { line: 5, code: 'PERIOD_OVERLAPS', details: { key: '001', other: 3 } },
    ]);
  });
});

describe('the countries of citizenship groups', () => {
  beforeEach(() => loadReference(governance.database));

  const header = 'group,country,valid_from,valid_to,source,confidence';

  async function importGroups(lines: string, asOf = '2026-06-01') {
    const read = readBelongings(Buffer.from(`${header}\n${lines}\n`), citizenshipGroupLayout);
    if (!read.ok) return read;
    return importGroupMemberships(governance.database, read.value, { ...applied, asOf });
  }

  it('follow an accession', async () => {
    const plan = await importGroups('OTHER_UNION,270,2026-05-01,,made up,UNCONFIRMED');
    expect(plan.ok && plan.value.added).toHaveLength(1);
    const on = (day: string) => `citizenshipGroup(on: "${day}") { code parent { code } }`;
    const { country } = await ask(
      `{ country(code: "270") { before: ${on('2026-04-30')} after: ${on('2026-05-01')} } }`,
    );
    expect(country).toEqual({
      before: { code: 'OTHER_THIRD_COUNTRY', parent: { code: 'THIRD_COUNTRY_NATIONAL' } },
      after: { code: 'OTHER_UNION', parent: { code: 'UNION_CITIZEN' } },
    });
  });

  it('are refused whole when one or its group is unknown, or it is in two at once', async () => {
    const refused = await importGroups(
      'OTHER_UNION,270,2026-05-01,,made up,UNCONFIRMED\nOTHER_UNION,000,2026-05-01,,made up,UNCONFIRMED\nNOBODY,271,2026-05-01,,made up,UNCONFIRMED',
    );
    expect(refused).toEqual({
      ok: false,
      problems: [
        { line: 3, code: 'COUNTRY_UNKNOWN', details: { code: '000' } },
        { line: 4, code: 'GROUP_UNKNOWN', details: { code: 'NOBODY' } },
      ],
    });
    const twice = await importGroups('EEA,215,2000-01-01,2001-01-01,made up,UNCONFIRMED');
    expect(!twice.ok && twice.problems).toMatchObject([{ line: 2, code: 'PERIOD_OVERLAPS_KNOWN' }]);
    const { country } = await ask(
      '{ country(code: "270") { citizenshipGroup(on: "2026-06-01") { code } } }',
    );
    expect(country.citizenshipGroup.code).toBe('OTHER_THIRD_COUNTRY');
  });
});

describe('what ships', () => {
  it('has each code, ISO code and codice catastale once, and ISO codes only in pairs', () => {
    const countries = shippedCountries();
    for (const code of [
      'code',
      'isoAlpha2',
      'isoAlpha3',
      'exchangeCode',
      'cadastralCode',
    ] as const) {
      const codes = countries.flatMap((country) => country[code] ?? []);
      expect([code, codes.length]).toEqual([code, new Set(codes).size]);
    }
    const halves = countries.filter(({ isoAlpha2, isoAlpha3 }) => !isoAlpha2 !== !isoAlpha3);
    expect(halves).toEqual([]);
  });
});
