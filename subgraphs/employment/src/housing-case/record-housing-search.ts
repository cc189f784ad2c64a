import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { isComuneCode } from '../case-step/territory-codes.ts';
import type { RecordHousingSearchInput } from '../generated/resolvers.ts';
import { housingCaseKind, insertHousingSearch } from './housing-case.repository.ts';
import type { HousingCase } from './housing-case.ts';

export type RecordHousingSearchRefusal = ActOnCaseRefusal | 'ComuneCodeMalformed';

export async function recordHousingSearch(
  context: Context,
  { housingCaseId, kind, comune: comuneCode, outcome, ...request }: RecordHousingSearchInput,
): Promise<Result<HousingCase, RecordHousingSearchRefusal>> {
  if (!isComuneCode(comuneCode)) return refuse('ComuneCodeMalformed');
  const act = { ...request, act: 'RECORD_SEARCH' as const };
  return actOnCase(context, housingCaseKind, housingCaseId, act, async (known, tx) => {
    const { id: caseId, version: number, stateSince: foundOn } = known;
    await insertHousingSearch(tx, { caseId, number, foundOn, kind, comuneCode, outcome });
    return ok(known);
  });
}
