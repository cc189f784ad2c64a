import { importResultTable, importRunTable } from '#shared/import/import-run.table.ts';
import type { ImportKindName } from './import-run.ts';

export const importRuns = importRunTable<ImportKindName>('import_run');

export const importResults = importResultTable('import_result', importRuns, 'import_run');
