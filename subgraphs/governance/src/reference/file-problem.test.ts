import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeListNames } from '../code-list/code-list.ts';
import { readCodeListFile } from '../code-list/code-list-file.ts';
import { readCountryFile } from '../country/country-file.ts';
import { citizenshipGroupLayout } from '../country/country-layout.ts';
import { readComuniFile } from '../territory/comuni-file.ts';
import { ambitoLayout, basinLayout } from '../territory/part-layout.ts';
import { readBelongings } from './belonging-layout.ts';
import type { Parsed } from './file-problem.ts';
import { fileProblemWordings, wordFileProblem } from './file-problem.wording.ts';

const asked = { fileName: 'file.csv', asOf: '2026-01-01' };

/** Every way into the platform, each with the header that leads past its recognition. */
const readers: [string, string, (bytes: Uint8Array) => Parsed<unknown>][] = [
  [
    'comuni',
    'istat,catastale,name,province_istat,province_sigla,valid_from,valid_to',
    (bytes) => readComuniFile(bytes, { ...asked, regionOfProvince: new Map() }),
  ],
  [
    'countries',
    'name_it,name_istat,name_en,iso3,istat_code,catastale_AT,usable_citizenship,usable_birth,usable_residence,type,valid_from,valid_to',
    (bytes) => readCountryFile(bytes, asked.asOf),
  ],
  [
    'ambiti',
    'ats,comune,valid_from,valid_to,source,confidence',
    (b) => readBelongings(b, ambitoLayout),
  ],
  [
    'basins',
    'cpi,comune,valid_from,valid_to,source,confidence',
    (b) => readBelongings(b, basinLayout),
  ],
  [
    'groups',
    'group,country,valid_from,valid_to,source,confidence',
    (bytes) => readBelongings(bytes, citizenshipGroupLayout),
  ],
  ...codeListNames.map((name): (typeof readers)[number] => [
    name,
    'code,label_it,label_en,short_code,parent,valid_from,valid_to',
    (bytes) => readCodeListFile(bytes, name, asked),
  ]),
];

/** What people paste into cells. */
const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', '028060', 'VEN_09', '2024-02-30', '9999-12-31', '01/01/1900', 'S', 'ND', '"'),
);

describe.each(readers)('a file of %s', (_, header, read) => {
  it('is taken or refused, whatever bytes it is of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expectWorded(read(bytes), Number.MAX_SAFE_INTEGER);
      }),
    );
  });

  it('is taken or refused by the lines it has, whatever is in its cells', () => {
    const rows = fc.array(
      fc.array(cell, { minLength: header.split(',').length, maxLength: header.split(',').length }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, (records) => {
        const text = [header, ...records.map((cells) => cells.map(quoted).join(','))].join('\n');
        expectWorded(read(Buffer.from(text)), text.split('\n').length);
      }),
    );
  });
});

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** Problems name a line of the file, and are worded whole in both languages. */
function expectWorded(parsed: Parsed<unknown>, lines: number): void {
  if (parsed.ok) return;
  expect(parsed.problems.length).toBeGreaterThan(0);
  for (const problem of parsed.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines);
    for (const language of ['en', 'it'] as const) {
      expect(wordFileProblem(problem, language)).not.toContain('undefined');
    }
  }
}

describe('the words for a problem', () => {
  it('are other ones in each language, and fill the same places', () => {
    const places = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? [];
    for (const [code, { en, it }] of Object.entries(fileProblemWordings)) {
      expect(code).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)*$/);
      expect(en).not.toBe(it);
      expect(places(en)).toEqual(places(it));
    }
  });
});
