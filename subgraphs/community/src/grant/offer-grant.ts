import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { tellOpened } from '#shared/undertaking/write-opened.ts';
import type { Call } from '../call/call.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { exceedsBudget, grantUndertaking } from './grant.repository.ts';
import type { Grant } from './grant.ts';

type Offer = {
  call: Pick<Call, 'id'>;
  proposal: Pick<Proposal, 'id' | 'organisationId' | 'associationId'>;
  /** In euro, with two decimals. */
  amount: string;
  offeredOn: string;
};

/**
 * Offers a grant to who made a proposal, as a step of the award of its call or of what fills it up: in the
 * transaction of that, which has locked the row of the call.
 */
export async function offerGrant(
  tx: Tx,
  context: Context,
  { call, proposal, amount, offeredOn }: Offer,
): Promise<Result<Grant, 'CallBudgetExceeded'>> {
  requireScope(context, 'community:decide');
  if (await exceedsBudget(tx, call.id, amount)) return refuse('CallBudgetExceeded');
  const offered: Grant = {
    id: newId('grant'),
    organisationId: proposal.organisationId,
    openedOn: offeredOn,
    state: grantUndertaking.begins,
    stateSince: offeredOn,
    externalRef: null,
    version: 1,
    callId: call.id,
    proposalId: proposal.id,
    associationId: proposal.associationId,
    amount,
    cup: null,
    deMinimisAid: null,
    contractedOn: null,
    reportedAmount: null,
    acceptedAmount: null,
    report: null,
    returnReason: null,
    revocationReason: null,
  };
  const inserted = await grantUndertaking.insert(tx, offered);
  if (inserted !== 'INSERTED') throw new Error('A proposal is offered a grant once');
  await tellOpened(tx, context, grantUndertaking, offered);
  return ok(offered);
}
