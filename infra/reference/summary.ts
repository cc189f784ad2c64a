import type { Dated } from '#governance/reference/dated.ts';
import type { Plan } from '#governance/reference/plan.ts';
import type { Source } from '#shared/database/columns.ts';

/** What an import changes, or would change. */
export type Summary = {
  source: Source;
  layout: string;
  rows: number;
  /** What is counted: all, and maybe some of it. */
  columns: string[];
  counts: { name: string; of: number[] }[];
  remarks: string[];
  lists: { title: string; rows: string[] }[];
  /** What makes one ask whether the file is what its user believes. */
  doubts: string[];
  hasChanges: boolean;
};

/** What is told of any plan; `counted` says how many of some rows fall into each column. */
export function summariseParts<Row extends Dated>(
  plan: Plan<Row>,
  counted: (rows: readonly Row[]) => number[],
): Summary['counts'] {
  const after = (changes: Plan<Row>['changed']) => changes.map((change) => change.after);
  const parts: [string, readonly Row[]][] = [
    ['added', plan.added],
    ['changed', after(plan.changed)],
    ['ceased', after(plan.ceased)],
    ['unchanged', [...plan.unchanged, ...after(plan.confirmed)]],
    ['left out', plan.contradicted],
  ];
  return parts.map(([name, rows]) => ({ name, of: counted(rows) }));
}

/** The rows of a plan that people should look at one by one. */
export function listedParts<Row extends Dated>(
  plan: Plan<Row>,
  reopen: boolean,
  describe: (row: Row) => string,
): Summary['lists'] {
  const reopened = reopen
    ? 'In force again, as the file says'
    : 'In force in the file, but known to have ceased, and so it stays (or --reopen)';
  return [
    { title: 'Ceased', rows: plan.ceased.map(({ after }) => describe(after)) },
    { title: reopened, rows: plan.reopened.map(describe) },
    {
      title: 'Left out, because it does not fit with what is known',
      rows: plan.contradicted.map(describe),
    },
  ];
}

export function remarkOnConfirmed<Row extends Dated>(plan: Plan<Row>, asOf: string): string[] {
  const { length } = plan.confirmed;
  return length > 0 ? [`${thousands(length)} of the unchanged are now known as of ${asOf}.`] : [];
}

const listed = 20;

/** The summary as people read it. */
export function wordSummary(summary: Summary, { apply }: { apply: boolean }): string {
  const { source, layout, rows, columns, counts, remarks, lists, doubts } = summary;
  return [
    `${source.name}, as of ${source.asOf}: ${thousands(rows)} rows in the layout of the ${layout}`,
    '',
    row('', columns),
    ...counts.map(({ name, of }) => row(name, of.map(thousands))),
    '',
    ...remarks,
    ...lists.flatMap(wordList),
    ...(doubts.length > 0 ? ['', ...doubts, `Does it really speak for ${source.asOf}?`] : []),
    '',
    verdict(summary.hasChanges, apply),
  ].join('\n');
}

function verdict(hasChanges: boolean, apply: boolean): string {
  if (!hasChanges) return 'Nothing to write: all of it is known already.';
  return apply ? 'Written.' : 'Dry run: nothing was written. To write it, add --apply';
}

function wordList({ title, rows }: Summary['lists'][number]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - listed;
  return [
    '',
    `${title}:`,
    ...rows.slice(0, listed).map((each) => `  ${each}`),
    ...(more > 0 ? [`  … and ${thousands(more)} more`] : []),
  ];
}

function row(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(12)}${cells.map((cell) => cell.padStart(10)).join('')}`;
}

export function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}
