import type { Context } from '#shared/context.ts';
import { type ActRequest, actOnMembership } from './act-on-membership.ts';

export function withdrawMember(context: Context, request: ActRequest) {
  return actOnMembership(context, 'WITHDRAW', request);
}
