import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { duplicateCaseList, findCaseForUpdate, updateCase } from './duplicate-case.repository.ts';
import { type DuplicateCase, type ReopenRefusal, reopen } from './duplicate-case.ts';
import { tellHolders } from './tell-holders.ts';

export type ReopenDuplicateCaseRefusal = ReopenRefusal | 'DuplicateCaseNotFound';

type Request = { duplicateCaseId: string; version: number };

export async function reopenDuplicateCase(
  context: Context,
  { duplicateCaseId, version }: Request,
): Promise<Result<DuplicateCase, ReopenDuplicateCaseRefusal>> {
  requireId(context, 'duplicate_case', duplicateCaseId);
  return transaction(context, async (tx) => {
    const [visible] = await findByIds(tx, duplicateCaseList, [duplicateCaseId]);
    if (!visible) return refuse('DuplicateCaseNotFound');
    return asPlatform(tx, context.viewer, async () => {
      const known = await findCaseForUpdate(tx, duplicateCaseId);
      if (!known) return refuse('DuplicateCaseNotFound');
      const reopened = reopen(known, version);
      if (!reopened.ok) return reopened;
      await updateCase(tx, reopened.value);
      await tellHolders(tx, reopened.value);
      return ok(reopened.value);
    });
  });
}
