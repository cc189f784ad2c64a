import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { AdvanceReferralInput } from '../generated/resolvers.ts';
import { type ActOnReferralRefusal, actOnReferral } from './act-on-referral.ts';
import type { Referral } from './referral.ts';

export async function advanceReferral(
  context: Context,
  { referralId, ...request }: AdvanceReferralInput,
): Promise<Result<Referral, ActOnReferralRefusal>> {
  return actOnReferral(context, referralId, request);
}
