import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceCommitmentInput } from '../generated/resolvers.ts';
import { commitmentKind } from './commitment.repository.ts';
import { type Commitment, whoMay } from './commitment.ts';

export async function advanceCommitment(
  context: Context,
  { commitmentId, ...request }: AdvanceCommitmentInput,
): Promise<Result<Commitment, ActOnCaseRefusal>> {
  const { organisation } = context.viewer;
  return actOnCase(
    context,
    commitmentKind,
    commitmentId,
    request,
    (advanced): Result<Commitment, 'CaseNotFound'> =>
      whoMay(request.act, advanced) === organisation ? ok(advanced) : refuse('CaseNotFound'),
  );
}
