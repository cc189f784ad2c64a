import { importRunsIn } from '#shared/import/import-run.repository.ts';
import { defineList } from '#shared/reading/list.ts';
import { descending } from '#shared/reading/order.ts';
import { participationImportResults, participationImports } from './participation-import.table.ts';
import type { ParticipationImport } from './participation-import.ts';

const { id } = participationImports;

export const participationImportList = defineList({
  type: 'ParticipationImport',
  table: participationImports,
  id,
  toNode: (row): ParticipationImport => row,
  orders: { STARTED_DESC: descending(id, (node: ParticipationImport) => node.id) },
  usualOrder: 'STARTED_DESC',
  where: () => [],
});

export const keptImports = importRunsIn({
  type: 'ParticipationImport',
  runs: participationImports,
  results: participationImportResults,
});
