import { centsOf, isMore, readEuro } from '#shared/euro.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Proposal, ProposalCost } from './proposal.ts';

export type GivenCost = Pick<ProposalCost, 'category' | 'description' | 'amount'>;

export type CostsRefusal = 'AmountMalformed' | 'CostsMalformed';

const most = 50;

/** The budget of a proposal, in the order in which it is given. */
export function checkCosts(
  proposalId: string,
  given: readonly GivenCost[],
): Result<ProposalCost[], CostsRefusal> {
  if (given.length > most) return refuse('CostsMalformed');
  const costs: ProposalCost[] = [];
  for (const [index, { category, description, amount: text }] of given.entries()) {
    const amount = readEuro(text);
    if (amount === undefined) return refuse('AmountMalformed');
    if (!isMore(amount, '0.00') || !isPublicText(description)) return refuse('CostsMalformed');
    costs.push({ proposalId, position: index + 1, category, description, amount });
  }
  return ok(costs);
}

/** Whether costs make what is asked for and what the applicant adds, to the cent. */
export function isBalanced(
  costs: readonly Pick<ProposalCost, 'amount'>[],
  { requestedAmount, ownFunds }: Pick<Proposal, 'requestedAmount' | 'ownFunds'>,
): boolean {
  const sum = costs.reduce((cents, { amount }) => cents + centsOf(amount), 0n);
  return sum === centsOf(requestedAmount) + centsOf(ownFunds);
}
