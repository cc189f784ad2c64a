import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { SignMemorandumInput } from '../generated/resolvers.ts';
import { actOnSignatory } from './act-on-signatory.ts';
import { followSignatory } from './follow-signatory.ts';
import type { Signatory } from './signatory.ts';

export type SignMemorandumRefusal = ActOnCaseRefusal | 'MemorandumExpired';

export async function signMemorandum(
  context: Context,
  { signatoryId, version, signedOn, method }: SignMemorandumInput,
): Promise<Result<Signatory, SignMemorandumRefusal>> {
  const request = { version, act: 'SIGN' as const, happenedOn: signedOn };
  return actOnSignatory(
    context,
    signatoryId,
    request,
    async (
      advanced,
      memorandum,
      tx,
    ): Promise<Result<Signatory, 'CaseTooEarly' | 'MemorandumExpired'>> => {
      const { signableFrom, effectiveTo } = memorandum;
      if (signableFrom === null || signedOn < signableFrom) return refuse('CaseTooEarly');
      if (signedOn > effectiveTo) return refuse('MemorandumExpired');
      const signed = { ...advanced, signedOn, method };
      await followSignatory(tx, context, memorandum, signed, 'SIGN');
      return ok(signed);
    },
  );
}
