import type { Source } from '#shared/database/columns.ts';
import { type FileProblem, fileProblem, type Parsed } from '../reference/file-problem.ts';
import { findPeriodProblems, type Numbered, readRows } from '../reference/layout.ts';
import { type ComuneRow, type ComuniLayout, comuniLayouts } from './comuni-layout.ts';
import { displayName } from './display-name.ts';
import type { Succession } from './succession-import.ts';
import type { StatedTerritory } from './territory-facts.ts';

/** A file of comuni as it speaks for one day. */
export type ComuniFile = {
  layout: string;
  source: Source;
  territories: StatedTerritory[];
  successions: Succession[];
  /** Newest day on which the register touched a row, where the layout tells. */
  newestUpdate: string | null;
};

type Asked = {
  fileName: string;
  asOf: string;
  /** For the layout that names provinces only. */
  regionOfProvince: ReadonlyMap<string, string>;
};

/** Reads a file in either layout, or answers everything that is wrong with it. */
export function readComuniFile(bytes: Uint8Array, asked: Asked): Parsed<ComuniFile> {
  const read = readRows<ComuneRow, ComuniLayout>(bytes, comuniLayouts, (rows) => [
    ...findPeriodProblems(rows, ({ code }) => code),
    ...rows.flatMap(successorProblems),
  ]);
  if (!read.ok) return read;
  return { ok: true, value: toFile(read.value.layout, read.value.rows, asked) };
}

function successorProblems({ line, code, validTo, successor }: Numbered<ComuneRow>): FileProblem[] {
  const problems: FileProblem[] = [];
  if (successor !== null && validTo === null) {
    problems.push(fileProblem(line, 'SUCCESSOR_WITHOUT_END', { key: code }));
  }
  if (successor === code) problems.push(fileProblem(line, 'SUCCESSOR_IS_ITSELF', { key: code }));
  return problems;
}

function toFile(layout: ComuniLayout, rows: readonly ComuneRow[], asked: Asked): ComuniFile {
  const name = layout.sourceName(asked.fileName);
  const source: Source = { name, asOf: asked.asOf, confidence: 'VERIFIED' };
  const updates = rows.flatMap(({ updatedOn }) => updatedOn ?? []).sort();
  return {
    layout: layout.name,
    source,
    newestUpdate: updates.at(-1) ?? null,
    territories: rows.map((row) => ({
      level: 'COMUNE',
      code: row.code,
      name: displayName(row.name),
      cadastralCode: row.cadastralCode,
      provinceAbbreviation: row.provinceAbbreviation,
      provinceCode: row.provinceCode,
      regionCode: row.regionCode ?? asked.regionOfProvince.get(row.provinceCode) ?? null,
      validFrom: row.validFrom,
      validFromKnown: true,
      validTo: row.validTo,
      perimeter: 'KNOWN',
      source,
    })),
    successions: rows.flatMap(({ code, successor, validTo }) =>
      successor === null || validTo === null
        ? []
        : [
            {
              predecessor: `COMUNE:${code}`,
              successor: `COMUNE:${successor}`,
              on: validTo,
              source,
            },
          ],
    ),
  };
}
