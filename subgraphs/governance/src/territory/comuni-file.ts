import type { Source } from '#shared/database/columns.ts';
import { groupBy } from '#shared/group-by.ts';
import {
  type CsvRecord,
  type CsvTable,
  type FileProblem,
  type Parsed,
  readCsv,
} from './comuni-csv.ts';
import { type ComuneRow, type ComuniLayout, columnsOf, comuniLayouts } from './comuni-layout.ts';
import { displayName } from './display-name.ts';
import type { Succession } from './succession-import.ts';
import type { StatedTerritory } from './territory-merge.ts';

/** A file of comuni as it speaks for one day. */
export type ComuniFile = {
  layout: string;
  source: Source;
  territories: StatedTerritory[];
  successions: Succession[];
  /** Newest day on which the register touched a row, where the layout tells. */
  newestUpdate: string | null;
};

type Numbered = ComuneRow & { line: number };

type Asked = {
  fileName: string;
  asOf: string;
  /** For the layout that names provinces only. */
  regionOfProvince: ReadonlyMap<string, string>;
};

/** Reads a file in either layout, or answers everything that is wrong with it. */
export function readComuniFile(bytes: Uint8Array, asked: Asked): Parsed<ComuniFile> {
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const layout = recognise(table.value);
  if (!layout.ok) return layout;
  const rows = readRows(layout.value, table.value.records);
  if (!rows.ok) return rows;
  return { ok: true, value: toFile(layout.value, rows.value, asked) };
}

function recognise({ columns, records }: CsvTable): Parsed<ComuniLayout> {
  const missing = comuniLayouts.map((layout) => ({
    layout,
    names: columnsOf(layout).filter((name) => !columns.includes(name)),
  }));
  const [closest] = missing.toSorted((a, b) => a.names.length - b.names.length);
  if (!closest) throw new Error('there is no layout');
  if (closest.names.length > 0) {
    const message = `neither layout is recognised; for the ${closest.layout.name} there lacks ${closest.names.join(', ')}`;
    return { ok: false, problems: [{ line: 1, message }] };
  }
  if (records.length === 0)
    return { ok: false, problems: [{ line: 1, message: 'there are no rows' }] };
  return { ok: true, value: closest.layout };
}

function readRows(layout: ComuniLayout, records: readonly CsvRecord[]): Parsed<Numbered[]> {
  const rows: Numbered[] = [];
  const problems: FileProblem[] = [];
  for (const { line, fields } of records) {
    const read = layout.read(fields);
    if (read.success) {
      rows.push({ ...read.data, line });
      problems.push(...problemsWithin({ ...read.data, line }));
      continue;
    }
    for (const { path, message } of read.error.issues) {
      const column = String(path[0]);
      problems.push({ line, message: `${column} is "${fields[column]}"; it takes ${message}` });
    }
  }
  problems.push(...problemsBetween(rows));
  problems.sort((a, b) => a.line - b.line);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
}

function problemsWithin({ line, code, validFrom, validTo, successor }: Numbered): FileProblem[] {
  const said: string[] = [];
  if (validTo !== null && validTo <= validFrom) said.push('it ends before it begins');
  if (successor !== null && validTo === null) said.push('it has a successor, but no end');
  if (successor === code) said.push('it is its own successor');
  return said.map((message) => ({ line, message: `${code}: ${message}` }));
}

/** The periods of one code may touch, but not overlap. */
function problemsBetween(rows: readonly Numbered[]): FileProblem[] {
  return [...groupBy(rows, ({ code }) => code).values()].flatMap((periods) => {
    const inOrder = periods.toSorted(byStart);
    return inOrder.slice(1).flatMap((row, index) => {
      const before = inOrder[index];
      if (!before || (before.validTo !== null && before.validTo <= row.validFrom)) return [];
      const [first, second] = [before, row].toSorted((a, b) => a.line - b.line);
      const message = `${row.code}: its period overlaps that of line ${first?.line}`;
      return [{ line: second?.line ?? row.line, message }];
    });
  });
}

function byStart(a: Numbered, b: Numbered): number {
  if (a.validFrom === b.validFrom) return a.line - b.line;
  return a.validFrom < b.validFrom ? -1 : 1;
}

function toFile(layout: ComuniLayout, rows: readonly Numbered[], asked: Asked): ComuniFile {
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
