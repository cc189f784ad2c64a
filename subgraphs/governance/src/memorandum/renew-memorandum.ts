import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { RenewMemorandumInput } from '../generated/resolvers.ts';
import { memorandumKind } from './memorandum.repository.ts';
import { type Memorandum, type RenewalRefusal, renew } from './memorandum.ts';
import { insertRenewal } from './memorandum-part.repository.ts';

export type RenewMemorandumRefusal = ActOnCaseRefusal | RenewalRefusal;

export async function renewMemorandum(
  context: Context,
  { memorandumId, version, renewedOn, actReference = null }: RenewMemorandumInput,
): Promise<Result<Memorandum, RenewMemorandumRefusal>> {
  const request = { version, act: 'RENEW' as const, happenedOn: renewedOn };
  return actOnCase(
    context,
    memorandumKind,
    memorandumId,
    request,
    async (advanced, tx): Promise<Result<Memorandum, RenewalRefusal>> => {
      const renewed = renew(advanced, { renewedOn, actReference });
      if (!renewed.ok) return renewed;
      const days = {
        extendedFrom: advanced.effectiveTo,
        effectiveTo: renewed.value.effectiveTo,
      };
      await insertRenewal(tx, { memorandumId, renewedOn, actReference, ...days });
      return renewed;
    },
  );
}
