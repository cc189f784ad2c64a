import { importResultTable, importRunTable } from '#shared/import/import-run.table.ts';
import type { ParticipationImportKind } from './participation-import.ts';

export const participationImports = importRunTable<ParticipationImportKind>('participation_import');

export const participationImportResults = importResultTable(
  'participation_import_result',
  participationImports,
  'participation_import',
);
