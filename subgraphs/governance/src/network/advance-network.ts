import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceNetworkInput } from '../generated/resolvers.ts';
import { hasMetSince } from '../governance-meeting/met-since.repository.ts';
import { findMembersOfNetwork } from '../network-member/network-member.repository.ts';
import { canAllEndOn, type Period } from '../network-member/network-member.ts';
import { endMembers, publishMembers } from '../network-member/write-member.ts';
import { networkUndertaking } from './network.repository.ts';
import { markAct, type Network } from './network.ts';
import { endCovered, findCovered } from './network-territory.repository.ts';

export async function advanceNetwork(
  context: Context,
  { networkId, ...request }: AdvanceNetworkInput,
): Promise<Result<Network, ActOnCaseRefusal>> {
  return actOnCase(
    context,
    networkUndertaking,
    networkId,
    request,
    async (advanced, tx): Promise<Result<Network, 'CaseTooEarly'>> => {
      const network = markAct(advanced, request.act);
      if (request.act === 'FORM') await publishMembers(tx, network);
      return request.act === 'DISSOLVE' ? dissolve(tx, network) : ok(network);
    },
  );
}

/** Nobody is a member of what is no longer there. */
async function dissolve(tx: Tx, network: Network): Promise<Result<Network, 'CaseTooEarly'>> {
  const { id, stateSince: on } = network;
  const covered = await findCovered(tx, id);
  const periods: Period[] = [
    ...(await findMembersOfNetwork(tx, id)),
    ...covered.map(({ validFrom, validTo }) => ({ joinedOn: validFrom, leftOn: validTo })),
  ];
  const hasMet = await hasMetSince(tx, id, on);
  if (hasMet || !canAllEndOn(periods, on)) return refuse('CaseTooEarly');
  await endMembers(tx, network, on);
  await endCovered(tx, id, on);
  return ok(network);
}
