import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { DeclineReferralInput } from '../generated/resolvers.ts';
import { type ActOnReferralRefusal, actOnReferral } from './act-on-referral.ts';
import type { Referral } from './referral.ts';

export async function declineReferral(
  context: Context,
  { referralId, ...request }: DeclineReferralInput,
): Promise<Result<Referral, ActOnReferralRefusal>> {
  return actOnReferral(context, referralId, { ...request, act: 'DECLINE' }, (advanced) =>
    ok({ ...advanced, declineReason: request.reason }),
  );
}
