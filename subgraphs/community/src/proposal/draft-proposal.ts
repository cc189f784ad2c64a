import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { checkTexts, inFallback, lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { associationList } from '../association/association.repository.ts';
import { actsFor } from '../association/association.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { DraftProposalInput } from '../generated/resolvers.ts';
import { insertCosts, proposalUndertaking } from './proposal.repository.ts';
import type { Proposal, ProposalState } from './proposal.ts';
import { type CostsRefusal, checkCosts } from './proposal-costs.ts';
import { checkFacts, type ProposalFactsRefusal, readAmounts, toKeys } from './proposal-facts.ts';
import { preparedIn } from './submission.ts';

type Unfit =
  | ProposalFactsRefusal
  | 'TextsMalformed'
  | 'CallNotFound'
  | 'CallNotOpen'
  | 'CaseTooEarly'
  | 'AssociationNotFound'
  | 'ProposalAlreadyMade';

export type DraftProposalRefusal = OpenUndertakingRefusal | Unfit | CostsRefusal;

export async function draftProposal(
  context: Context,
  input: DraftProposalInput,
): Promise<Result<Proposal, DraftProposalRefusal>> {
  requireId(context, 'call', input.callId);
  requireId(context, 'association', input.associationId);
  for (const partnerId of input.partnerIds ?? []) requireId(context, 'organisation', partnerId);
  return transaction(context, async (tx): Promise<Result<Proposal, DraftProposalRefusal>> => {
    const drafted = await openUndertaking(
      within(context, tx),
      proposalUndertaking,
      input,
      (begun) => draft(begun, input, tx),
      'ProposalAlreadyMade' as const,
    );
    if (!drafted.ok) return drafted;
    const costs = checkCosts(drafted.value.id, input.costs ?? []);
    if (!costs.ok) return costs;
    await insertCosts(tx, costs.value);
    return drafted;
  });
}

async function draft(
  begun: Owned<ProposalState>,
  input: DraftProposalInput,
  tx: Tx,
): Promise<Result<Proposal, Unfit>> {
  const { callId, associationId, requestedAmount, ownFunds = '0.00' } = input;
  const [call] = await findByIds(tx, callUndertaking.list, [callId]);
  if (!call) return refuse('CallNotFound');
  if (!preparedIn.includes(call.state)) return refuse('CallNotOpen');
  if (call.approvedOn !== null && begun.openedOn < call.approvedOn) return refuse('CaseTooEarly');
  const [association] = await findByIds(tx, associationList, [associationId]);
  if (!association || actsFor(association) !== begun.organisationId) {
    return refuse('AssociationNotFound');
  }
  const titles = checkTexts(input.title, lengths.title, 'title');
  if (!titles.ok) return titles;
  const summaries = checkTexts(input.summary, lengths.description, 'summary');
  if (!summaries.ok) return summaries;
  const amounts = readAmounts({ requestedAmount, ownFunds });
  if (!amounts.ok) return amounts;
  const { migrantLed, expectedParticipants, startsOn, endsOn } = input;
  return checkFacts({
    ...begun,
    ...{ callId, associationId, ...amounts.value },
    titles: titles.value,
    title: inFallback(titles.value),
    summaries: summaries.value,
    themes: [...input.themes],
    territories: toKeys(input.territories),
    partnerIds: [...(input.partnerIds ?? [])],
    ...{ expectedParticipants, migrantLed, migrantLedConfirmed: null, startsOn, endsOn },
    ...{ submittedAt: null, admissionNote: null, integrationDueOn: null, score: null, rank: null },
  });
}
