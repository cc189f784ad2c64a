import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { SetProposalCostsInput } from '../generated/resolvers.ts';
import { correctPart } from '../undertaking/correct-part.ts';
import { findCosts, proposalUndertaking, replaceCosts } from './proposal.repository.ts';
import {
  type CorrectableRefusal,
  checkCorrectable,
  type Proposal,
  type ProposalCost,
} from './proposal.ts';
import { type CostsRefusal, checkCosts } from './proposal-costs.ts';

type Unfit = CostsRefusal | CorrectableRefusal | 'CaseNotFound' | 'NothingCorrected';

export type SetProposalCostsRefusal = WorkOnUndertakingRefusal | Unfit;

/** As the contract takes them. */
const asGiven = ({ category, description, amount }: ProposalCost) => {
  return { category, description, amount };
};

export async function setProposalCosts(
  context: Context,
  { proposalId, version, reason, costs: given }: SetProposalCostsInput,
): Promise<Result<Proposal, SetProposalCostsRefusal>> {
  const { today, now: recordedAt } = context;
  return workOnUndertaking(
    context,
    proposalUndertaking,
    { id: proposalId, version, on: today },
    async (proposal, tx): Promise<Result<Proposal, Unfit>> => {
      const { organisation } = context.viewer;
      if (proposal.organisationId !== organisation) return refuse('CaseNotFound');
      const correctable = checkCorrectable(proposal, today);
      if (!correctable.ok) return correctable;
      const costs = checkCosts(proposalId, given);
      if (!costs.ok) return costs;
      const before = (await findCosts(tx, proposalId)).map(asGiven);
      const after = costs.value.map(asGiven);
      const why = { field: 'costs', reason, recordedAt };
      const isCorrected = await correctPart(tx, proposalUndertaking, proposal, why, {
        before,
        after,
      });
      if (!isCorrected) return refuse('NothingCorrected');
      await replaceCosts(tx, proposalId, costs.value);
      return ok(proposal);
    },
  );
}
