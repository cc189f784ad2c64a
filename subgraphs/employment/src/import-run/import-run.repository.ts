import { importRunsIn } from '#shared/import/import-run.repository.ts';
import { defineList } from '#shared/reading/list.ts';
import { descending } from '#shared/reading/order.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { importResults, importRuns } from './import-run.table.ts';
import type { ImportRun } from './import-run.ts';

export const importRunList = defineList({
  type: 'ImportRun',
  table: importRuns,
  id: importRuns.id,
  toNode: (row): ImportRun => row,
  orders: { STARTED_DESC: descending(importRuns.id, (node: ImportRun) => node.id) },
  usualOrder: 'STARTED_DESC',
  audience: audienceOf,
  where: (_, audience) => [
    visibleTo(audience, {
      organisation: importRuns.organisationId,
      accessPoint: importRuns.accessPointId,
    }),
  ],
});

export const keptRuns = importRunsIn({
  type: 'ImportRun',
  runs: importRuns,
  results: importResults,
});
