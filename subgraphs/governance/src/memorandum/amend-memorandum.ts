import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AmendMemorandumInput } from '../generated/resolvers.ts';
import { memorandumKind } from './memorandum.repository.ts';
import { type AmendmentRefusal, checkAmendment, type Memorandum } from './memorandum.ts';
import { insertAmendment } from './memorandum-part.repository.ts';

export type AmendMemorandumRefusal = ActOnCaseRefusal | AmendmentRefusal;

export async function amendMemorandum(
  context: Context,
  { memorandumId, version, ...given }: AmendMemorandumInput,
): Promise<Result<Memorandum, AmendMemorandumRefusal>> {
  const request = { version, act: 'AMEND' as const, happenedOn: given.amendedOn };
  return actOnCase(
    context,
    memorandumKind,
    memorandumId,
    request,
    async (amended, tx): Promise<Result<Memorandum, AmendmentRefusal>> => {
      const amendment = checkAmendment(amended, given);
      if (!amendment.ok) return amendment;
      await insertAmendment(tx, { ...amendment.value, memorandumId });
      return ok(amended);
    },
  );
}
