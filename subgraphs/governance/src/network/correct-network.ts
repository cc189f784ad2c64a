import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectNetworkInput } from '../generated/resolvers.ts';
import { networkUndertaking } from './network.repository.ts';
import { checkTold, type Network, type NetworkToldRefusal } from './network.ts';

export type CorrectNetworkRefusal = CorrectCaseRefusal | NetworkToldRefusal;

export async function correctNetwork(
  context: Context,
  { networkId, version, reason, ...changed }: CorrectNetworkInput,
): Promise<Result<Network, CorrectNetworkRefusal>> {
  const given = givenFields(changed);
  // What was not carried over has no name there.
  const withoutName = given.predecessorProgramme === 'NONE' && { predecessorName: null };
  const change = { ...withoutName, ...given };
  const correction = { version, reason, change };
  return correctCase(context, networkUndertaking, networkId, correction, checkTold<Network>);
}
