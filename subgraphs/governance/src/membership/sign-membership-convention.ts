import type { Context } from '#shared/context.ts';
import { actOnMembership } from './act-on-membership.ts';

type Signature = {
  membershipId: string;
  version: number;
  signedOn: string;
  agreementReference: string;
};

export function signMembershipConvention(context: Context, { signedOn, ...rest }: Signature) {
  return actOnMembership(context, 'SIGN_CONVENTION', { ...rest, on: signedOn });
}
