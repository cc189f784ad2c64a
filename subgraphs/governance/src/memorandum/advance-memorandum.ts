import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceMemorandumInput } from '../generated/resolvers.ts';
import { memorandumKind } from './memorandum.repository.ts';
import type { Memorandum } from './memorandum.ts';
import { type ActRefusal, complete } from './memorandum-act.ts';
import { telling } from './tell-parties.ts';

export type AdvanceMemorandumRefusal = ActOnCaseRefusal | ActRefusal;

export async function advanceMemorandum(
  context: Context,
  { memorandumId, ...request }: AdvanceMemorandumInput,
): Promise<Result<Memorandum, AdvanceMemorandumRefusal>> {
  return actOnCase(
    context,
    memorandumKind,
    memorandumId,
    request,
    telling((advanced) => complete(advanced, request.act, request.happenedOn)),
  );
}
