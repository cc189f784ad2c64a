import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { ProposeComplementaryActionInput } from '../generated/resolvers.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import {
  type ComplementaryAction,
  checkProposal,
  type ProposalRefusal,
} from './complementary-action.ts';

export type ProposeComplementaryActionRefusal = OpenUndertakingRefusal | ProposalRefusal;

export async function proposeComplementaryAction(
  context: Context,
  {
    externalRef = null,
    openedOn = null,
    descriptionEn = null,
    ...proposed
  }: ProposeComplementaryActionInput,
): Promise<Result<ComplementaryAction, ProposeComplementaryActionRefusal>> {
  return openUndertaking(context, complementaryActionKind, { externalRef, openedOn }, (begun) =>
    checkProposal({ ...begun, ...proposed, descriptionEn, spent: null }),
  );
}
