import { type Asked, outcomes } from './ask-steadily.ts';
import type { Phase } from './drill.ts';

const columns = ['', 'sent', ...outcomes, 'slowest', 'codes'];

/** What became of every request of each phase, by question. */
export function drillTable(phases: readonly Phase[]): string {
  const parts = phases.map(({ name, asked, note }) => {
    const kinds = [...new Set(asked.map((each) => each.name))].sort();
    const rows = kinds.map((kind) =>
      row(
        `${name}: ${kind}`,
        asked.filter((each) => each.name === kind),
      ),
    );
    return { rows, note };
  });
  const cells = [columns, ...parts.flatMap(({ rows }) => rows)];
  const widths = columns.map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        // Words to the left, numbers to the right.
        return column === 0 || column === columns.length - 1
          ? cell.padEnd(width)
          : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [
    line(columns),
    ...parts.flatMap(({ rows, note }) => [...rows.map(line), ...(note ? [`  ${note}`] : [])]),
  ].join('\n');
}

function row(name: string, asked: readonly Asked[]): string[] {
  const slowest = Math.max(0, ...asked.map(({ ms }) => ms));
  const codes = [...new Set(asked.flatMap(({ code }) => code ?? []))].sort().join(' ');
  return [
    name,
    String(asked.length),
    ...outcomes.map((outcome) => String(asked.filter((each) => each.outcome === outcome).length)),
    `${Math.round(slowest)} ms`,
    codes,
  ];
}
