import type { Context } from '#shared/context.ts';
import { mayKnowPlace, type Proposal } from '../proposal/proposal.ts';
import { readCallRanking } from '../ranking/read-ranking.ts';
import { explain, type ProposalExplanation } from './proposal-explanation.ts';

/** For who applied, and for the Regione: whoever evaluates sees the proposal too, and not what others think of it. */
export async function readExplanation(
  context: Context,
  proposal: Proposal,
): Promise<ProposalExplanation | null> {
  if (!mayKnowPlace(proposal, context.viewer)) return null;
  const ranking = await readCallRanking(context, proposal.callId);
  return ranking && explain(proposal, ranking);
}
