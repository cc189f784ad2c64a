import type { Context } from '#shared/context.ts';
import { importInto } from '#shared/import/import-records.ts';
import type { ImportRecordsRefusal } from '#shared/import/import-run.ts';
import type { Result } from '#shared/result.ts';
import type { ImportRecordsInput } from '../generated/resolvers.ts';
import { importKinds } from './import-kinds.ts';
import { keptRuns } from './import-run.repository.ts';
import type { ImportRun } from './import-run.ts';

/** Needs the scope of the kind that is brought in. */
export function importRecords(
  context: Context,
  input: ImportRecordsInput,
): Promise<Result<ImportRun, ImportRecordsRefusal>> {
  return importInto(context, { kinds: importKinds, runs: keptRuns }, input);
}
