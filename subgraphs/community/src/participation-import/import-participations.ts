import type { Context } from '#shared/context.ts';
import { importInto } from '#shared/import/import-records.ts';
import type { ImportRecordsRefusal } from '#shared/import/import-run.ts';
import type { Result } from '#shared/result.ts';
import { findUuid } from '#shared/type-id.ts';
import type { ImportParticipationsInput } from '../generated/resolvers.ts';
import { catchUpWithRecords } from '../person-record/catch-up-with-record.ts';
import { importKinds } from './import-kinds.ts';
import { keptImports } from './participation-import.repository.ts';
import type { ParticipationImport } from './participation-import.ts';

export async function importParticipations(
  context: Context,
  input: ImportParticipationsInput,
): Promise<Result<ParticipationImport, ImportRecordsRefusal>> {
  // Once for all of them, and before anything is locked that the follower may wait for.
  const rows = input.participations ?? [];
  await catchUpWithRecords(context, {
    ids: rows.flatMap(({ personRecordId: id }) =>
      id && findUuid('person_record', id) ? [id] : [],
    ),
    refs: rows.flatMap(({ personExternalRef }) => personExternalRef?.trim() || []),
  });
  return importInto(context, { kinds: importKinds, runs: keptImports }, input);
}
