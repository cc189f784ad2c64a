import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { centsOf, euroOf } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { Call } from '../call/call.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { tellAllOpened } from '../undertaking/tell-all-opened.ts';
import { exceedsBudget, grantUndertaking, insertGrants } from './grant.repository.ts';
import type { Grant } from './grant.ts';

type Offer = {
  proposal: Pick<Proposal, 'id' | 'organisationId' | 'associationId'>;
  /** In euro, with two decimals. */
  amount: string;
};

type Award = { call: Pick<Call, 'id'>; offeredOn: string };

/**
 * Offers grants to those who made proposals, all or none, as a step of the award of their call or of what fills it
 * up: in the transaction of that, which has locked the row of the call; in as many statements however many they are.
 */
export async function offerGrants(
  tx: Tx,
  context: Context,
  { call, offeredOn }: Award,
  offers: readonly Offer[],
): Promise<Result<Grant[], 'CallBudgetExceeded'>> {
  if (offers.length === 0) return ok([]);
  const total = offers.reduce((sum, { amount }) => sum + centsOf(amount), 0n);
  if (await exceedsBudget(tx, call.id, euroOf(total))) return refuse('CallBudgetExceeded');
  const offered = offers.map(({ proposal, amount }): Grant => {
    const { id: proposalId, organisationId, associationId } = proposal;
    return {
      ...{ id: newId('grant'), organisationId, openedOn: offeredOn, externalRef: null, version: 1 },
      ...{ state: grantUndertaking.begins, stateSince: offeredOn },
      ...{ callId: call.id, proposalId, associationId, amount },
      ...{ cup: null, deMinimisAid: null, contractedOn: null },
      ...{ reportedAmount: null, acceptedAmount: null, report: null },
      ...{ returnReason: null, revocationReason: null },
    };
  });
  await insertGrants(tx, offered);
  await tellAllOpened(tx, context, grantUndertaking, offered);
  return ok(offered);
}
