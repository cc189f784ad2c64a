import type { ComuniFile } from '#governance/territory/comuni-file.ts';
import type { ComuniImport } from '#governance/territory/import-comuni.ts';
import { isInForce, type Territory } from '#governance/territory/territory.ts';
import { isEmpty } from '#governance/territory/territory-import.ts';
import type { StatedTerritory } from '#governance/territory/territory-merge.ts';

const regionShown = { code: '05', name: 'Veneto' };
const listed = 20;

/** What an import changes, or would change, for people. */
export function summarise(
  file: ComuniFile,
  result: ComuniImport,
  { apply, reopen, today }: { apply: boolean; reopen: boolean; today: string },
): string {
  const { plan, outcome } = result;
  const { added, unchanged, contradicted } = plan;
  const after = (changes: { after: Territory }[]) => changes.map((change) => change.after);
  const parts: [string, StatedTerritory[]][] = [
    ['added', added],
    ['changed', after(plan.changed)],
    ['ceased', after(plan.ceased)],
    ['unchanged', [...unchanged, ...after(plan.confirmed)]],
    ['left out', contradicted],
  ];
  const lines = [
    `${file.source.name}, as of ${file.source.asOf}: ${thousands(file.territories.length)} rows in the layout of the ${file.layout}`,
    '',
    row('', 'all', regionShown.name),
    ...parts.map(([name, rows]) => row(name, rows.length, inRegion(rows).length)),
    '',
    ...remarks(file, result),
    `Comuni of the ${regionShown.name} in force: ${[file.source.asOf, today]
      .map((day) => `${inRegion(outcome).filter((one) => isInForce(one, day)).length} on ${day}`)
      .join(', ')}.`,
    ...list('Ceased', after(plan.ceased)),
    ...list(
      reopen
        ? 'In force again, as the file says'
        : 'In force in the file, but known to have ceased, and so it stays (or --reopen)',
      plan.reopened,
    ),
    ...list('Left out, because it does not fit with what is known', contradicted),
    ...doubts(file),
    '',
    verdict(result, apply),
  ];
  return lines.join('\n');
}

function remarks(file: ComuniFile, { plan, successions }: ComuniImport): string[] {
  const learnt = plan.changed.filter(
    ({ before, after }) => !before.validFromKnown && after.validFromKnown,
  );
  const said: [number, string][] = [
    [learnt.length, 'of the changed get the first day that was not known.'],
    [plan.confirmed.length, `of the unchanged are now known as of ${file.source.asOf}.`],
    [successions.added.length, 'successions are added.'],
    [successions.removed.length, 'successions are removed.'],
  ];
  return said.flatMap(([count, what]) => (count > 0 ? [`${thousands(count)} ${what}`] : []));
}

function doubts({ newestUpdate, source, territories }: ComuniFile): string[] {
  const later = territories.filter(({ validFrom }) => validFrom > source.asOf).length;
  const said: string[] = [];
  if (newestUpdate && newestUpdate > source.asOf) {
    said.push(`The file was last updated on ${newestUpdate}, after the day given.`);
  }
  if (newestUpdate && newestUpdate.slice(0, 4) < String(Number(source.asOf.slice(0, 4)) - 1)) {
    said.push(`The file was last updated on ${newestUpdate}, long before the day given.`);
  }
  if (later > 0) said.push(`${later} rows begin after the day given.`);
  return said.length > 0 ? ['', ...said, `Does it really speak for ${source.asOf}?`] : [];
}

function verdict({ plan, successions }: ComuniImport, apply: boolean): string {
  if (isEmpty(plan) && successions.added.length + successions.removed.length === 0) {
    return 'Nothing to write: all of it is known already.';
  }
  if (apply) return 'Written.';
  return 'Dry run: nothing was written. To write it, add --apply';
}

function list(title: string, rows: readonly StatedTerritory[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - listed;
  return [
    '',
    `${title}:`,
    ...rows
      .slice(0, listed)
      .map(
        ({ code, name, provinceAbbreviation, validFrom, validTo }) =>
          `  ${code} ${name} (${provinceAbbreviation ?? '–'}), ${validFrom} to ${validTo ?? 'now'}`,
      ),
    ...(more > 0 ? [`  … and ${thousands(more)} more`] : []),
  ];
}

function inRegion<Row extends StatedTerritory>(rows: readonly Row[]): Row[] {
  return rows.filter(({ regionCode }) => regionCode === regionShown.code);
}

function row(name: string, all: number | string, region: number | string): string {
  return `  ${name.padEnd(12)}${cell(all)}${cell(region)}`;
}

function cell(value: number | string): string {
  return (typeof value === 'number' ? thousands(value) : value).padStart(10);
}

function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}
