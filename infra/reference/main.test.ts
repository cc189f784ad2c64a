import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { archiveRows, writeArchive } from '#governance/territory/archive-file.fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { projectDirectory } from '../local/data-directory.ts';

let governance: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'polis-reference-'));

beforeAll(async () => {
  governance = await openTestDatabase('governance');
});
afterAll(async () => {
  await governance.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command as a person would, on the database of this test. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/reference/main.ts', ...args], {
    cwd: projectDirectory,
    env: { ...process.env, GOVERNANCE_DATABASE_URL: governance.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

function save(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function cells(out: string, name: string): string[] | undefined {
  const row = out.split('\n').find((line) => line.trim().startsWith(`${name} `));
  return row?.trim().split(/\s+/).slice(-2);
}

describe('npm run reference', () => {
  it('tells, writes when told to, and has nothing to do the second time', async () => {
    const file = save('archive.csv', writeArchive(archiveRows(200), { newline: '\r\n' }));
    const asked = ['import', 'comuni', file, '--as-of', '2023-05-16'];
    const dry = await run(...asked);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('Dry run');
    expect(cells(dry.out, 'added')).toEqual(['202', '202']);
    expect((await run(...asked, '--apply')).out).toContain('Written.');
    const again = await run(...asked, '--apply');
    expect(cells(again.out, 'unchanged')).toEqual(['202', '202']);
    expect(again.out).toContain('Nothing to write');
  });

  it('names each malformed row by its line and changes nothing', async () => {
    const text = writeArchive(archiveRows(3), { quotes: false }).toString();
    const file = save('broken.csv', text.replace('096002', '9602').replace('BORGO 2', ''));
    const { code, out, err } = await run(
      'import',
      'comuni',
      file,
      '--as-of',
      '2023-05-16',
      '--apply',
    );
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`${file}:4: CODISTAT is "9602"; it takes six digits`);
    expect(err).toContain(`${file}:5: DENOMINAZIONE_IT is ""`);
    expect(err).toContain('Nothing was changed.');
  });

  it('takes every list the same way, and tells what is wrong in the language asked for', async () => {
    const header = 'code,label_it,label_en,parent';
    const file = save('levels.csv', `${header}\n0,zero,zero,\n1,uno,one,0\n`);
    const asked = ['import', 'isced-2011', file, '--as-of', '2026-01-01'];
    const { code, out } = await run(...asked, '--apply');
    expect([code, cells(out, 'added')?.at(-1)]).toEqual([0, '2']);
    expect((await run(...asked, '--apply')).out).toContain('Nothing to write');
    const orphan = save('orphan.csv', `${header}\n2,due,two,9\n`);
    const refused = await run(
      ...['import', 'isced-2011', orphan, '--as-of', '2026-01-01', '--apply', '--lang', 'it'],
    );
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(
      `${orphan}:2: 2: nulla è noto con il codice del livello superiore, 9 [PARENT_UNKNOWN]`,
    );
    expect(refused.err).toContain('Nulla è stato modificato.');
  });

  it('ends with 2 for wrong use and for a file that cannot be read', async () => {
    expect(await run('import', 'comuni', 'x.csv')).toMatchObject({ code: 2, out: '' });
    const missing = await run('import', 'comuni', 'missing.csv', '--as-of', '2023-05-16');
    expect(missing).toMatchObject({ code: 2, err: 'missing.csv cannot be read (ENOENT).\n' });
  });

  it('explains itself and ends with 0', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('--as-of <date>');
  });
});
