import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result } from '#shared/result.ts';
import type { AdvanceRefusal } from '#shared/undertaking/case-step.ts';
import type { Call } from '../call/call.ts';
import { offerGrants } from '../grant/offer-grants.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { advanceAll, tellAdvanced } from '../undertaking/advance-many.ts';
import type { AwardAct } from './award.ts';
import { updateProposals } from './ranking.repository.ts';

export type Decision = { proposal: Proposal; act: AwardAct };

/** What becomes of proposals of a call, which is locked as they are; those that are funded are offered what they asked for. */
export async function decideProposals(
  tx: Tx,
  context: Context,
  call: Call,
  decisions: readonly Decision[],
  happenedOn: string,
): Promise<Result<Proposal[], AdvanceRefusal>> {
  const happenings = decisions.map(({ proposal: known, act }) => ({ known, act }));
  const advanced = advanceAll(proposalUndertaking, happenings, happenedOn, context.today);
  if (!advanced.ok) return advanced;
  const decided = advanced.value.map(({ known }) => known);
  await updateProposals(tx, decided);
  await tellAdvanced(tx, context, proposalUndertaking, advanced.value);
  const funded = decided.filter(({ state }) => state === 'FUNDED');
  const offers = funded.map((proposal) => ({ proposal, amount: proposal.requestedAmount }));
  const offered = await offerGrants(tx, context, { call, offeredOn: happenedOn }, offers);
  if (!offered.ok) throw new Error('More was decided on than is left of the budget');
  return ok(decided);
}
