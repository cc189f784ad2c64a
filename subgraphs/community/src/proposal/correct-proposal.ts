import type { Context } from '#shared/context.ts';
import { lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectProposalInput } from '../generated/resolvers.ts';
import { readTexts } from '../undertaking/read-texts.ts';
import { proposalUndertaking } from './proposal.repository.ts';
import { type CorrectableRefusal, checkCorrectable, type Proposal } from './proposal.ts';
import { checkFacts, type ProposalFactsRefusal, readAmounts, toKeys } from './proposal-facts.ts';

type Unfit = ProposalFactsRefusal | CorrectableRefusal | 'TextsMalformed' | 'CaseNotFound';

export type CorrectProposalRefusal = CorrectCaseRefusal | Unfit;

/** By its applicant alone: the Regione asks for what is to be added, and corrects nothing. */
export async function correctProposal(
  context: Context,
  { proposalId, version, reason, ...given }: CorrectProposalInput,
): Promise<Result<Proposal, CorrectProposalRefusal>> {
  for (const partnerId of given.partnerIds ?? []) requireId(context, 'organisation', partnerId);
  const change = readChange(givenFields(given));
  if (!change.ok) return change;
  return correctCase(
    context,
    proposalUndertaking,
    proposalId,
    { version, reason, change: change.value },
    (corrected): Result<Proposal, Unfit> => {
      const { organisation } = context.viewer;
      if (corrected.organisationId !== organisation) return refuse('CaseNotFound');
      const correctable = checkCorrectable(corrected, context.today);
      if (!correctable.ok) return correctable;
      return checkFacts(correctable.value);
    },
  );
}

type Given = ReturnType<
  typeof givenFields<Omit<CorrectProposalInput, 'proposalId' | 'version' | 'reason'>>
>;

function readChange({
  title,
  summary,
  themes,
  territories,
  partnerIds,
  ...facts
}: Given): Result<Partial<Proposal>, Unfit> {
  const texts = readTexts({
    titles: [title, lengths.title, 'title'],
    summaries: [summary, lengths.description, 'summary'],
  });
  if (!texts.ok) return texts;
  const read = readAmounts(facts);
  if (!read.ok) return read;
  return ok({
    ...read.value,
    ...texts.value,
    ...(themes && { themes: [...themes] }),
    ...(territories && { territories: toKeys(territories) }),
    ...(partnerIds && { partnerIds: [...partnerIds] }),
  });
}
