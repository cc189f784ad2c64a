import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectCommitmentInput } from '../generated/resolvers.ts';
import { commitmentKind } from './commitment.repository.ts';
import { type Commitment, checkTold, type ToldRefusal } from './commitment.ts';

export type CorrectCommitmentRefusal = CorrectCaseRefusal | ToldRefusal;

/** By the lead: whoever is responsible does not move its own deadline. */
export async function correctCommitment(
  context: Context,
  { commitmentId, version, reason, ...change }: CorrectCommitmentInput,
): Promise<Result<Commitment, CorrectCommitmentRefusal>> {
  const { organisation } = context.viewer;
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    commitmentKind,
    commitmentId,
    correction,
    (corrected): Result<Commitment, 'CaseNotFound' | ToldRefusal> =>
      corrected.leadOrganisationId === organisation ? checkTold(corrected) : refuse('CaseNotFound'),
  );
}
