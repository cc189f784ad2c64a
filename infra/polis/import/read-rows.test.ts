import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inBatches } from './batches.ts';
import { FileRefused, sayProblem } from './file-problem.ts';
import { readImportKinds } from './import-kinds.ts';
import { type FileRow, readRows } from './read-rows.ts';

const kind = readImportKinds().find(({ name }) => name === 'people') ?? {
  name: '',
  description: '',
  columns: [],
  mutation: { name: '', input: '', run: '' },
};

async function readAll(chunks: Iterable<Uint8Array>): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows(chunks, kind)) rows.push(row);
  return rows;
}

const read = (text: string | Buffer) => readAll([Buffer.from(text)]);

/** What is wrong with a file, as it is told. */
async function problemsOf(text: string | Buffer, language: 'en' | 'it' = 'en'): Promise<string[]> {
  const refused = await read(text).catch((error: unknown) => error);
  if (!(refused instanceof FileRefused)) throw new Error('The file was read');
  return refused.problems.map((problem) => sayProblem('p.csv', problem, language));
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('a CSV file', () => {
  it('is read as it was written: separators, quotes, line ends, BOM, and wherever it is cut', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/\0|%00/.test(text));
    const asked = fc.record({
      rows: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
      delimiter: fc.constantFrom(',', ';', '\t'),
      newline: fc.constantFrom('\n', '\r\n'),
      bom: fc.boolean(),
      ends: fc.boolean(),
      cut: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ rows, delimiter, newline, bom, ends, cut }) => {
        const lines = [
          ['externalRef', 'givenName', 'familyName'],
          ...rows.map((row) => row.map(quote)),
        ].map((cells) => cells.join(delimiter));
        const text = `${bom ? '\uFEFF' : ''}${lines.join(newline)}${ends ? newline : ''}`;
        const bytes = Buffer.from(text);
        const chunks = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, index) =>
          bytes.subarray(index * cut, (index + 1) * cut),
        );
        const found = await readAll(chunks);
        expect(found.map(({ cells }) => Object.values(cells))).toEqual(rows);
        // A row begins where its first cell does, however many lines those before it have.
        const breaks = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;
        let line = 2;
        for (const [index, row] of rows.entries()) {
          expect(found[index]?.line).toBe(line);
          line += 1 + breaks(row.join('|'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('may name its columns in any order and in letters of either case', async () => {
    const [row] = await read('FamilyName;EXTERNALREF\nHaddad;1\n');
    expect(row).toEqual({
      line: 2,
      externalRef: '1',
      cells: { familyName: 'Haddad', externalRef: '1' },
    });
  });

  it('has rows that are none, and are told by their line', async () => {
    const rows = await read(
      `externalRef,givenName\n1\n2,A,B\n3,C\n4,nul\0\n5,${'x'.repeat(70_000)}\n`,
    );
    expect(rows.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [2, 'FIELD_COUNT_WRONG'],
      [3, 'FIELD_COUNT_WRONG'],
      [4, undefined],
      [5, 'CHARACTER_INVALID'],
      [6, 'ROW_TOO_LONG'],
    ]);
  });

  it.each([
    ['', ['p.csv: there is nothing in it'], ['p.csv: è vuoto']],
    [
      'externalRef,name,name\n1,2,3\n',
      [
        expect.stringMatching(/^p\.csv:1: there is no column "name"; there are: externalRef, /),
        expect.stringMatching(/^p\.csv:1: there is no column "name"/),
        'p.csv:1: the column "name" is there twice',
      ],
      [
        expect.stringMatching(/^p\.csv:1: la colonna "name" non esiste; le colonne sono: /),
        expect.stringMatching(/^p\.csv:1: la colonna "name" non esiste/),
        'p.csv:1: la colonna "name" compare due volte',
      ],
    ],
    [
      '\ngivenName\nAmina\n',
      ['p.csv:2: the column "externalRef" is missing'],
      ['p.csv:2: manca la colonna "externalRef"'],
    ],
    [
      'externalRef,givenName\n1,"Amina\n2,B\n',
      [expect.stringMatching(/^p\.csv:\d: this is not CSV: /)],
      [expect.stringMatching(/^p\.csv:\d: non è CSV: /)],
    ],
  ])('is refused as a whole when it is none: %j', async (text, en, it_) => {
    expect(await problemsOf(text)).toEqual(en);
    expect(await problemsOf(text, 'it')).toEqual(it_);
  });

  it('is refused when it is of another encoding', async () => {
    const latin = Buffer.from('externalRef,givenName\n1,Niccolò\n', 'latin1');
    expect(await problemsOf(latin)).toEqual(['p.csv:1: this is not UTF-8: save it as “CSV UTF-8”']);
    expect(await problemsOf(Buffer.from('\uFEFFexternalRef\n1', 'utf16le'))).toHaveLength(1);
  });

  it('of many rows is never in memory as a whole', async () => {
    const row = Buffer.from(`${'1,'.padEnd(1000, 'x')}\n`);
    let given = 0;
    let most = 0;
    let taken = 0;
    function* chunks() {
      yield Buffer.from('externalRef,givenName\n');
      for (given = 0; given < 5_000; given += 1) yield row;
    }
    for await (const _ of readRows(chunks(), kind)) {
      taken += 1;
      most = Math.max(most, given - taken);
    }
    expect(taken).toBe(5_000);
    expect(most).toBeLessThan(1_000);
  });
});

describe('batches', () => {
  it('hold all rows in order, none of them too many or too much', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 20 }), async (lengths, most) => {
        const rows = lengths.map((length, index) => ({
          line: index + 2,
          externalRef: '',
          cells: { givenName: 'x'.repeat(length) },
        }));
        async function* given() {
          yield* rows;
        }
        const batches: FileRow[][] = [];
        for await (const batch of inBatches(given(), most)) batches.push(batch);
        expect(batches.flat()).toEqual(rows);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(most);
          expect(JSON.stringify(batch).length).toBeLessThan(700_000);
        }
      }),
      { numRuns: 50 },
    );
  });
});
