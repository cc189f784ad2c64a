import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { emptyTables } from '../../tests/empty-tables.ts';
import { loadReference } from '../load-reference.ts';
import type { CodeListName } from './code-list.ts';
import { readCodeListFile } from './code-list-file.ts';
import { uriOf, writeIscoGroups, writeOccupations, writeSkills } from './esco-file.fixture.ts';
import { importCodeList } from './import-code-list.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
});
afterAll(() => governance.close());
beforeEach(() => emptyTables(governance, 'code_list_entry', 'code_list', 'outbox'));

const read = (list: CodeListName, fileName: string, bytes: Buffer) =>
  readCodeListFile(bytes, list, { fileName, asOf: '2024-05-15' });

async function bringIn(list: CodeListName, fileName: string, bytes: Buffer) {
  const file = read(list, fileName, bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const plan = await importCodeList(governance.database, file.value, {
    apply: true,
    reopen: false,
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

async function ask(query: string) {
  const { data, errors } = await governance.query(query);
  expect(errors).toEqual([]);
  return data;
}

const problemsOf = (list: CodeListName, fileName: string, bytes: Buffer) => {
  const file = read(list, fileName, bytes);
  return file.ok ? [] : file.problems;
};

const english = { [uriOf('skill', 1)]: 'lay bricks', [uriOf('skill', 2)]: 'weld' };
const italian = { [uriOf('skill', 1)]: 'posare mattoni', [uriOf('skill', 2)]: 'saldare' };

describe('the skills of ESCO', () => {
  it.each([
    ['English first', ['en', 'it']],
    ['Italian first', ['it', 'en']],
  ])('come in by language and are one by their URI, %s', async (_, languages) => {
    for (const language of languages) {
      const labels = language === 'en' ? english : italian;
      await bringIn('ESCO_SKILL', `skills_${language}.csv`, writeSkills(labels));
    }
    const one = `codeListEntry(list: "ESCO_SKILL", code: "${uriOf('skill', 1)}") {
      it: label(lang: IT) en: label(lang: EN) labelLanguages validTo source { name asOf } }`;
    const { codeList, codeListEntry } = await ask(
      `{ codeList(name: "ESCO_SKILL") { entries { totalCount } } ${one} }`,
    );
    expect(codeList.entries.totalCount).toBe(2);
    expect(codeListEntry).toEqual({
      it: 'posare mattoni',
      en: 'lay bricks',
      labelLanguages: ['IT', 'EN'],
      validTo: null,
      source: { name: 'ESCO, skills', asOf: '2024-05-15' },
    });
  });

  it('stay when we ship nothing of them', async () => {
    await bringIn('ESCO_SKILL', 'skills_en.csv', writeSkills(english));
    await loadReference(governance.database);
    const { codeList } = await ask('{ codeList(name: "ESCO_SKILL") { entries { totalCount } } }');
    expect(codeList.entries.totalCount).toBe(2);
  });

  it('are as many as the whole download has', async () => {
    const all = Array.from({ length: 13_939 }, (_, n) => [uriOf('skill', n), `skill ${n}`]);
    const bytes = writeSkills(Object.fromEntries(all));
    expect((await bringIn('ESCO_SKILL', 'skills_en.csv', bytes)).added).toHaveLength(13_939);
    const again = await bringIn('ESCO_SKILL', 'skills_en.csv', bytes);
    expect([again.added.length, again.unchanged.length]).toEqual([0, 13_939]);
  }, 300_000);

  it('are refused without a language, with what is obsolete, and with what is no skill', () => {
    expect(problemsOf('ESCO_SKILL', 'skills.csv', writeSkills(english))).toEqual([
      { line: 1, code: 'FILE_LANGUAGE_UNKNOWN', details: {} },
    ]);
    const obsolete = writeSkills(english, 'obsolete');
    expect(problemsOf('ESCO_SKILL', 'skills_en.csv', obsolete)).toMatchObject([
      { code: 'VALUE_MALFORMED', details: { column: 'STATUS', takes: 'ESCO_RELEASED' } },
      { code: 'VALUE_MALFORMED', details: { column: 'STATUS', takes: 'ESCO_RELEASED' } },
    ]);
    const other = writeSkills({ [uriOf('occupation', 1)]: 'bricklayer' });
    expect(problemsOf('ESCO_SKILL', 'skills_en.csv', other)).toMatchObject([
      { code: 'VALUE_MALFORMED', details: { column: 'CONCEPTURI', takes: 'ESCO_SKILL_URI' } },
    ]);
    const occupations = writeOccupations({ [uriOf('occupation', 1)]: ['7112.1', 'bricklayer'] });
    expect(problemsOf('ESCO_SKILL', 'skills_en.csv', occupations)).toMatchObject([
      { code: 'LAYOUT_UNKNOWN', details: { columns: 'SKILLTYPE' } },
    ]);
  });
});

describe('the occupations of ESCO', () => {
  it('have the code that begins with their group in ISCO-08', async () => {
    const uri = uriOf('occupation', 1);
    const write = (label: string) => writeOccupations({ [uri]: ['7112.1', label] });
    await bringIn('ESCO_OCCUPATION', 'occupations_en.csv', write('bricklayer'));
    await bringIn('ESCO_OCCUPATION', 'occupations_it.csv', write('muratore/muratrice'));
    const { codeListEntry } = await ask(`{ codeListEntry(list: "ESCO_OCCUPATION", code: "${uri}") {
      shortCode it: label(lang: IT) en: label(lang: EN) } }`);
    expect(codeListEntry).toEqual({
      shortCode: '7112.1',
      it: 'muratore/muratrice',
      en: 'bricklayer',
    });
  });
});

describe('the groups of ISCO-08', () => {
  it('come in below those that ship, whose Italian labels they keep', async () => {
    await loadReference(governance.database);
    const groups = {
      7: 'Craft workers',
      71: 'Building workers',
      711: 'Frame',
      7112: 'Bricklayers',
    };
    const plan = await bringIn('ISCO_08', 'ISCOGroups_en.csv', writeIscoGroups(groups));
    expect([plan.added.length, plan.changed.length]).toEqual([2, 2]);
    const { unit } = await ask(`{ unit: codeListEntry(list: "ISCO_08", code: "7112") { label
      parent { code parent { code label(lang: IT) parent { code parent { code } } } } } }`);
    expect(unit).toEqual({
      label: 'Bricklayers',
      parent: {
        code: '711',
        parent: {
          code: '71',
          label: 'Edilizia (senza elettricisti)',
          parent: { code: '7', parent: null },
        },
      },
    });
  });
});
