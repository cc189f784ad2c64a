import type { Context } from '#shared/context.ts';
import { type ActRequest, actOnMembership } from './act-on-membership.ts';

export function exitMember(context: Context, request: ActRequest) {
  return actOnMembership(context, 'EXIT', request);
}
