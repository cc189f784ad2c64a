import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runCounted } from '#shared/database/statement-count.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { coordinator } from '../../../../tests/viewers.ts';
import { emptyTables } from '../../tests/empty-tables.ts';
import { loadReference } from '../load-reference.ts';
import type { Writing } from '../reference/file-writing.fixture.ts';
import { isEmpty } from '../reference/plan.ts';
import type { CodeListName } from './code-list.ts';
import { atecoRecords, writeAteco, writeLanguages } from './code-list-file.fixture.ts';
import { readCodeListFile } from './code-list-file.ts';
import { importCodeList } from './import-code-list.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
});
afterAll(() => governance.close());
beforeEach(() => emptyTables(governance, 'code_list_entry', 'code_list', 'outbox'));

const records = atecoRecords(99);

function read(list: CodeListName, bytes: Buffer | string, asOf = '2026-01-01') {
  const file = readCodeListFile(Buffer.from(bytes), list, { fileName: 'codes.csv', asOf });
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}

async function bringIn(file: ReturnType<typeof read>, options = { apply: true, reopen: false }) {
  const plan = await importCodeList(governance.database, file, options);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

async function ask(query: string) {
  const { data, errors } = await governance.query(query);
  expect(errors).toEqual([]);
  return data;
}

async function snapshots(): Promise<number> {
  const { data } = await governance.query(
    '{ governanceChanges { nodes { kind } } }',
    {},
    coordinator,
  );
  return data.governanceChanges.nodes.length;
}

describe('the whole vocabulary of ATECO', () => {
  it('comes in with all its levels, each below the one above', async () => {
    expect((await bringIn(read('ATECO_2007', writeAteco(records)))).added).toHaveLength(1_000);
    expect(
      await ask(`{ codeList(name: "ATECO_2007") {
        source { name asOf }
        all: entries { totalCount }
        sections: entries(first: 1, filter: { codeContains: "J" }) { nodes { code label parent { code } } }
        below: entries(filter: { parentCode: "01.1" }) { nodes { code } } }
        deep: codeListEntry(list: "ATECO_2007", code: "01.11.10") { label(lang: EN) labelLanguages
          parent { code parent { code parent { code parent { code parent { code parent { code } } } } } } } }`),
    ).toEqual({
      codeList: {
        source: { name: 'controlled vocabulary ATECO 2007', asOf: '2026-01-01' },
        all: { totalCount: 1_000 },
        sections: { nodes: [{ code: 'J', label: 'Sezione, in maiuscole', parent: null }] },
        below: { nodes: [{ code: '01.11' }] },
      },
      deep: null,
    });
    const { deep } =
      await ask(`{ deep: codeListEntry(list: "ATECO_2007", code: "01.11.10", on: "2020-01-01") {
      label(lang: EN) labelLanguages parent { code parent { code parent { code parent { code parent { code parent { code } } } } } } } }`);
    expect(deep.label).toBe('Attività 01.11.10, con "virgolette"');
    expect(deep.labelLanguages).toEqual(['IT']);
    expect(JSON.stringify(deep.parent).match(/[A-Z0-9.]+(?=")/g)).toEqual(
      expect.arrayContaining(['01.11.1', '01.11', '01.1', '01', 'A']),
    );
  });

  it.each<[string, Writing]>([
    ['without BOM and quotes', { bom: false, quotes: false, delimiter: ';' }],
    ['with CRLF and tabs', { newline: '\r\n', delimiter: '\t' }],
    ['with its columns in another order', { reversed: true }],
  ])('is the same %s', (_, writing) => {
    const plain = records.map(([code = '', label = '', remark = '']) => [
      code,
      label.replaceAll(/[",]/g, ''),
      remark,
    ]);
    const lineless = (file: ReturnType<typeof read>) =>
      file.entries.map(({ line: _, ...entry }) => entry);
    const other = read('ATECO_2007', writeAteco(plain, writing));
    expect(lineless(other)).toEqual(lineless(read('ATECO_2007', writeAteco(plain))));
  });

  it('dates what a remark dates', async () => {
    const remarks = [
      ['A', 'SEZIONE', ''],
      ['01', 'DIVISIONE', ''],
      ['01.1', 'Vecchio', 'Codice eliminato a partire dal 1 gennaio 2009'],
      ['01.2', 'Nuovo', 'Codice inserito a partire dal 1 gennaio 2009'],
      ['01.3', 'Altro', ' Sostituisce 01.9 in Ateco 2007 - aggiornamento 2021'],
      ['01.4', '', 'Codice eliminato a partire dal 1 gennaio 2009'],
    ];
    await bringIn(read('ATECO_2007', writeAteco(remarks)));
    const { codeList } = await ask(
      '{ codeList(name: "ATECO_2007") { entries(filter: { parentCode: "01" }) { nodes { code label labelLanguages validFrom validFromKnown validTo } } } }',
    );
    expect(codeList.entries.nodes).toEqual([
      {
        code: '01.1',
        label: 'Vecchio',
        labelLanguages: ['IT'],
        validFrom: '2008-01-01',
        validFromKnown: false,
        validTo: '2009-01-01',
      },
      {
        code: '01.2',
        label: 'Nuovo',
        labelLanguages: ['IT'],
        validFrom: '2009-01-01',
        validFromKnown: true,
        validTo: '2025-01-01',
      },
      {
        code: '01.3',
        label: 'Altro',
        labelLanguages: ['IT'],
        validFrom: '2021-01-01',
        validFromKnown: true,
        validTo: '2025-01-01',
      },
      {
        code: '01.4',
        label: '01.4',
        labelLanguages: [],
        validFrom: '2008-01-01',
        validFromKnown: false,
        validTo: '2009-01-01',
      },
    ]);
  });
});

describe('an import of codes', () => {
  it('writes nothing unless told to, then all at once, then nothing', async () => {
    const file = read('ATECO_2007', writeAteco(records));
    const dry = await bringIn(file, { apply: false, reopen: false });
    expect([dry.added.length, await snapshots()]).toEqual([1_000, 0]);
    expect((await ask('{ codeLists { name } }')).codeLists).toEqual([]);
    await bringIn(file);
    const again = await bringIn(file);
    expect([isEmpty(again), again.unchanged.length, await snapshots()]).toEqual([true, 1_000, 1]);
  });

  it('takes as many statements for a thousand codes as for ten', async () => {
    const [few, many] = [0, 0].map(() => ({ statements: 0, roundTrips: 0 }));
    if (!few || !many) throw new Error('two counts');
    const some = read('ATECO_2007', writeAteco(atecoRecords(1)));
    await runCounted(few, () => bringIn(some));
    await emptyTables(governance, 'code_list_entry', 'code_list');
    await runCounted(many, () => bringIn(read('ATECO_2007', writeAteco(records))));
    expect(many).toEqual(few);
  });

  it('keeps the labels of what ships where the file has none, and its spelling', async () => {
    await loadReference(governance.database);
    const file = `Codice Ateco 2007,Descrizione,Aggiornamento
A,"AGRICOLTURA, SILVICOLTURA E PESCA",
01,Altro nome,
`;
    const plan = await bringIn(read('ATECO_2007', file));
    expect([plan.confirmed.length, plan.changed.length]).toEqual([1, 1]);
    const entry = (code: string) =>
      `codeListEntry(list: "ATECO_2007", code: "${code}", on: "2020-01-01") { it: label(lang: IT) en: label(lang: EN) }`;
    expect(await ask(`{ section: ${entry('A')} division: ${entry('01')} }`)).toEqual({
      section: { it: 'Agricoltura, silvicoltura e pesca', en: 'Agriculture, forestry and fishing' },
      division: {
        it: 'Altro nome',
        en: 'Crop and animal production, hunting and related service activities',
      },
    });
    const { loaded } = await loadReference(governance.database);
    expect([loaded['codeLists'], loaded['codeListEntries']]).toEqual([0, 0]);
  });

  it('ends a code that a newer file ends, and keeps what it does not mention', async () => {
    const header = 'code,label_it,label_en,valid_from,valid_to';
    await bringIn(
      read('ISCED_2011', `${header}\n1,uno,one,2014-01-01,\n2,due,two,2014-01-01,\n`, '2020-01-01'),
    );
    const next = `${header}\n1,uno,one,2014-01-01,2025-01-01\n1,primo,first,2025-01-01,\n`;
    const plan = await bringIn(read('ISCED_2011', next));
    expect([plan.ceased.length, plan.added.length]).toEqual([1, 1]);
    const entries = (on: string) =>
      `entries(filter: { on: "${on}" }) { nodes { code label(lang: EN) } }`;
    const { codeList } = await ask(
      `{ codeList(name: "ISCED_2011") { before: ${entries('2024-12-31')} after: ${entries('2025-01-01')} } }`,
    );
    const words = (of: { nodes: { code: string; label: string }[] }) =>
      of.nodes.map(({ code, label }) => `${code} ${label}`);
    expect(words(codeList.before)).toEqual(['1 one', '2 two']);
    expect(words(codeList.after)).toEqual(['1 first', '2 two']);
  });

  it('refuses whole a file with a code below one that nobody knows, by its line', async () => {
    const file = read(
      'LANGUAGE',
      'code,label_it,label_en,parent\nxaa,prima,first,\nxab,seconda,second,xzz\n',
    );
    const refused = await importCodeList(governance.database, file, { apply: true, reopen: false });
    expect(refused).toEqual({
      ok: false,
      problems: [{ line: 3, code: 'PARENT_UNKNOWN', details: { key: 'xab', parent: 'xzz' } }],
    });
    expect((await ask('{ codeLists { name } }')).codeLists).toEqual([]);
    expect(await snapshots()).toBe(0);
  });

  it('takes the table of languages, of which English is the only label', async () => {
    await bringIn(read('LANGUAGE', writeLanguages(300)));
    expect(
      await ask(
        '{ codeListEntry(list: "LANGUAGE", code: "qab") { it: label(lang: IT) labelLanguages } }',
      ),
    ).toEqual({
      codeListEntry: { it: 'Language 1', labelLanguages: ['EN'] },
    });
  });

  it('lets imports that run at once wait for each other', async () => {
    const file = read('LANGUAGE', writeLanguages(30));
    await Promise.all([bringIn(file), bringIn(file)]);
    expect(await snapshots()).toBe(1);
  });
});

it('refuses two labels of one code on the same day', () => {
  const rows = '1,a,a,2014-01-01,\n1,b,b,2015-01-01,\n';
  const bytes = Buffer.from(`code,label_it,label_en,valid_from,valid_to\n${rows}`);
  const file = readCodeListFile(bytes, 'ISCED_2011', { fileName: 'x', asOf: '2026-01-01' });
  expect(!file.ok && file.problems).toEqual([
    { line: 3, code: 'PERIOD_OVERLAPS', details: { key: '1', other: 2 } },
  ]);
});
