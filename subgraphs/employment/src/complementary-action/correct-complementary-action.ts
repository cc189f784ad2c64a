import type { Context } from '#shared/context.ts';
import { readEuro } from '#shared/euro.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectComplementaryActionInput } from '../generated/resolvers.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import {
  type ComplementaryAction,
  checkProposal,
  checkSpent,
  type ProposalRefusal,
} from './complementary-action.ts';

export type CorrectComplementaryActionRefusal =
  | CorrectCaseRefusal
  | ProposalRefusal
  | 'SpentOverBudget';

export async function correctComplementaryAction(
  context: Context,
  { complementaryActionId: id, version, reason, ...change }: CorrectComplementaryActionInput,
): Promise<Result<ComplementaryAction, CorrectComplementaryActionRefusal>> {
  const given = givenFields(change);
  const budget = given.budget === undefined ? undefined : readEuro(given.budget);
  if (given.budget !== undefined && budget === undefined) return refuse('AmountMalformed');
  const correction = { version, reason, change: { ...given, ...(budget && { budget }) } };
  return correctCase(
    context,
    complementaryActionKind,
    id,
    correction,
    (corrected): Result<ComplementaryAction, ProposalRefusal | 'SpentOverBudget'> => {
      const proposal = checkProposal(corrected);
      return proposal.ok ? checkSpent(proposal.value) : proposal;
    },
  );
}
