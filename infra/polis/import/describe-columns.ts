import type { ImportKind } from './import-kinds.ts';

/** The columns of a kind, as `docs/reference/import.md` shows them. */
export function describeColumns({ columns }: ImportKind): string {
  const rows = columns.map(
    ({ name, required, description }) =>
      `| \`${name}\` | ${required ? 'yes' : ''} | ${description.replaceAll('|', '\\|')} |`,
  );
  return ['| column | needed | |', '|---|---|---|', ...rows].join('\n');
}
