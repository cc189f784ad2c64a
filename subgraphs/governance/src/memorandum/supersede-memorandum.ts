import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { SupersedeMemorandumInput } from '../generated/resolvers.ts';
import { memorandumKind } from './memorandum.repository.ts';
import type { Memorandum } from './memorandum.ts';
import { endOn } from './memorandum-act.ts';

type Superseding = 'SupersedingMemorandumNotInForce';

export type SupersedeMemorandumRefusal = ActOnCaseRefusal | Superseding;

export async function supersedeMemorandum(
  context: Context,
  { memorandumId, supersededById, ...given }: SupersedeMemorandumInput,
): Promise<Result<Memorandum, SupersedeMemorandumRefusal>> {
  requireId(context, 'memorandum', supersededById);
  return actOnCase(
    context,
    memorandumKind,
    memorandumId,
    { ...given, act: 'SUPERSEDE' },
    async (advanced, tx): Promise<Result<Memorandum, Superseding>> => {
      const [other] = await findByIds(tx, memorandumKind.list, [supersededById]);
      const takesItsPlace = other?.state === 'IN_FORCE' && other.id !== memorandumId;
      if (!takesItsPlace) return refuse('SupersedingMemorandumNotInForce');
      return ok({ ...endOn(advanced, given.happenedOn), supersededById });
    },
  );
}
