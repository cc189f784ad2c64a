import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { projectDirectory } from '../../local/data-directory.ts';
import { describeColumns } from './describe-columns.ts';
import { readImportKinds } from './import-kinds.ts';
import { findOrBegin, type Journal, keyOfBatch, removeJournal, writeJournal } from './journal.ts';
import { readCommand } from './read-command.ts';
import { openReport, reportFile } from './report.ts';
import { showImport } from './show-import.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'polis-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const task = { kind: 'people', file: 'hash', url: 'http://localhost:4000', as: 'x', batch: 200 };

describe('the journal of an import', () => {
  const file = path.join(folder, 'people.csv');

  it('says where to go on, for the same import of the same file alone', () => {
    const begun = findOrBegin(file, task);
    expect(begun).toMatchObject({ ...task, confirmed: 0, reportBytes: 0 });
    const further: Journal = { ...begun, confirmed: 3, rows: 600, reportBytes: 1234 };
    writeJournal(file, further);
    // A batch that was sent is sent as it was.
    expect(findOrBegin(file, { ...task, batch: 50 })).toEqual(further);
    for (const other of [
      { kind: 'enrolments' },
      { file: 'h2' },
      { url: 'http://b' },
      { as: 'y' },
    ]) {
      expect(findOrBegin(file, { ...task, ...other }).confirmed).toBe(0);
    }
    removeJournal(file);
    const anew = findOrBegin(file, task);
    expect([anew.confirmed, anew.run === begun.run]).toEqual([0, false]);
  });

  it('gives each batch a key of its own, and the same one each time', () => {
    const journal = findOrBegin(file, task);
    const records = [{ externalRef: '1' }];
    const key = keyOfBatch(journal, records);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOfBatch({ ...journal, rows: 9 }, [{ externalRef: '1' }])).toBe(key);
    expect(keyOfBatch({ ...journal, confirmed: 1 }, records)).not.toBe(key);
    expect(keyOfBatch(journal, [{ externalRef: '2' }])).not.toBe(key);
    expect(keyOfBatch({ ...journal, run: 'another' }, records)).not.toBe(key);
  });
});

describe('the report of an import', () => {
  it('is CSV whatever it tells of, and forgets what was written behind the journal', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (refs, message) => {
        const file = path.join(folder, 'report.csv');
        const results = refs.map((externalRef, index) => ({
          line: index + 2,
          externalRef,
          outcome: 'REFUSED' as const,
          errors: [{ code: 'NAME_MISSING', message, path: ['familyName'] }],
        }));
        const report = openReport(file, 0);
        const bytes = report.add(results);
        report.add(results);
        report.close();
        const again = openReport(file, bytes);
        again.close();
        const rows: string[][] = parse(readFileSync(reportFile(file)));
        expect(rows).toEqual([
          ['line', 'externalRef', 'outcome', 'code', 'column', 'message'],
          ...refs.map((ref, index) => [
            String(index + 2),
            ref,
            'REFUSED',
            'NAME_MISSING',
            'familyName',
            message,
          ]),
        ]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the progress of an import', () => {
  const counts = { CREATED: 3, UPDATED: 0, UNCHANGED: 0, REFUSED: 2 };

  it('is a bar in a terminal, by the speed of this run', () => {
    const shown: string[] = [];
    let now = 0;
    const screen = { line: () => undefined, status: (text: string) => void shown.push(text) };
    const show = showImport(screen, 'en', 4_000, 1_000, () => now);
    now = 10_000;
    show(2_000, counts);
    expect(shown).toEqual([
      '[############------------] 50 % · 2,000 of 4,000 · 100/s · 2 refused · about 20 s to go',
    ]);
  });

  it('is a line now and then elsewhere', () => {
    const lines: string[] = [];
    let now = 0;
    const show = showImport({ line: (text) => lines.push(text) }, 'it', 4, 0, () => now);
    show(1, counts);
    now = 10_000;
    show(4, counts);
    expect(lines).toEqual(['100 % · 4 di 4 · 0/s · 2 rifiutate']);
  });
});

describe('docs/reference/import.md', () => {
  const page = readFileSync(path.join(projectDirectory, 'docs/reference/import.md'), 'utf8');

  it.each(readImportKinds().map((kind) => [kind.name, kind] as const))(
    'has the columns of %s as the contract has them',
    (name, kind) => {
      const [, section = ''] = page.split(`### ${name}\n`);
      expect(section.split('\n##')[0]).toContain(describeColumns(kind));
    },
  );
});

describe('the command line', () => {
  const kinds = readImportKinds();
  const read = (...args: string[]) => readCommand(args, kinds, { LANG: 'it_IT.UTF-8' });

  it('takes a kind, a file and who imports it', () => {
    expect(read('people', 'a.csv', '--as', 'system-veneto-lavoro')).toMatchObject({
      command: 'import',
      kind: { name: 'people' },
      file: 'a.csv',
      as: 'system-veneto-lavoro',
      batch: 200,
      language: 'it',
    });
    expect(read('--help')).toEqual({ command: 'help', language: 'it' });
  });

  it.each([
    [
      ['houses', 'a.csv'],
      /^There is nothing "houses" to import\. There are: people, enrolments, services, attendance/,
    ],
    [['people'], /^Which file/],
    [['people', 'a.csv', 'b.csv'], /^One file at a time/],
    [['people', 'a.csv', '--batch', '501'], /^--batch is "501"/],
    [['people', 'a.csv', '--batch', '0'], /^--batch is "0"/],
    [['people', 'a.csv', '--url', 'localhost'], /^--url is "localhost"/],
    [['people', 'a.csv', '--lang', 'fr'], /^--lang is "fr"/],
    [['people', 'a.csv', '--what'], /^This is not understood/],
  ])('does not understand %j', (args, message) => {
    expect(read(...args)).toEqual({ command: 'wrong', message: expect.stringMatching(message) });
  });
});
