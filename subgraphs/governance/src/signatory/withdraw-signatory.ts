import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { WithdrawSignatoryInput } from '../generated/resolvers.ts';
import { actOnSignatory } from './act-on-signatory.ts';
import { followSignatory } from './follow-signatory.ts';
import type { Signatory } from './signatory.ts';

export type WithdrawSignatoryRefusal = ActOnCaseRefusal | 'SignatoryLeads';

export async function withdrawSignatory(
  context: Context,
  { signatoryId, version, withdrawnOn }: WithdrawSignatoryInput,
): Promise<Result<Signatory, WithdrawSignatoryRefusal>> {
  const request = { version, act: 'WITHDRAW' as const, happenedOn: withdrawnOn };
  return actOnSignatory(
    context,
    signatoryId,
    request,
    async (advanced, memorandum, tx): Promise<Result<Signatory, 'SignatoryLeads'>> => {
      if (advanced.organisationId === memorandum.organisationId) return refuse('SignatoryLeads');
      const withdrawn = { ...advanced, withdrawnOn };
      await followSignatory(tx, context, memorandum, withdrawn, 'WITHDRAW');
      return ok(withdrawn);
    },
  );
}
