import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { tellOpened } from '#shared/undertaking/write-opened.ts';
import type { DraftMemorandumInput } from '../generated/resolvers.ts';
import { networkUndertaking } from '../network/network.repository.ts';
import { signatoryKind } from '../signatory/signatory.repository.ts';
import { invite } from '../signatory/signatory.ts';
import { memorandumKind } from './memorandum.repository.ts';
import { checkTold, type Memorandum, type ToldRefusal } from './memorandum.ts';

type Unfit = ToldRefusal | 'NetworkNotFound';

export type DraftMemorandumRefusal = OpenUndertakingRefusal | Unfit;

/** Whoever leads a memorandum is the first who is to sign it. */
export async function draftMemorandum(
  context: Context,
  input: DraftMemorandumInput,
): Promise<Result<Memorandum, DraftMemorandumRefusal>> {
  return transaction(context, async (tx): Promise<Result<Memorandum, DraftMemorandumRefusal>> => {
    const drafted = await draft(within(context, tx), input);
    if (!drafted.ok) return drafted;
    const { organisationId, openedOn } = drafted.value;
    const lead = invite(drafted.value, organisationId, openedOn);
    await signatoryKind.insert(tx, lead);
    await tellOpened(tx, context, signatoryKind, lead);
    return drafted;
  });
}

function draft(context: Context, input: DraftMemorandumInput) {
  const { titleIt, titleEn, subject, effectiveFrom, effectiveTo, renewal } = input;
  const { protocolNumber = null, actReference = null, documentHash = null } = input;
  const { renewalMonths = null, networkId = null } = input;
  if (networkId !== null) requireId(context, 'network', networkId);
  return openUndertaking(
    context,
    memorandumKind,
    input,
    async (begun, tx): Promise<Result<Memorandum, Unfit>> => {
      const told = checkTold({
        ...{ titleIt, titleEn, subject, protocolNumber, actReference, documentHash },
        ...{ effectiveFrom, effectiveTo, renewal, renewalMonths },
      });
      if (!told.ok) return told;
      if (networkId !== null) {
        const [network] = await findByIds(tx, networkUndertaking.list, [networkId]);
        if (!network) return refuse('NetworkNotFound');
      }
      return ok({
        ...begun,
        networkId,
        ...told.value,
        ...{ signableFrom: null, inForceFrom: null, endedOn: null, supersededById: null },
        partyIds: [begun.organisationId],
        signaturesMissing: 1,
      });
    },
  );
}
