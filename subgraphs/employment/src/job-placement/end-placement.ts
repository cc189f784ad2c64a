import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { EndPlacementInput } from '../generated/resolvers.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import { end, type JobPlacement } from './job-placement.ts';

export async function endPlacement(
  context: Context,
  { jobPlacementId, ...request }: EndPlacementInput,
): Promise<Result<JobPlacement, ActOnCaseRefusal>> {
  const act = { ...request, act: 'END' } as const;
  return actOnCase(context, jobPlacementCase, jobPlacementId, act, (ended) =>
    ok(end(ended, request.happenedOn)),
  );
}
