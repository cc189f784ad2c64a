import type { Context } from '#shared/context.ts';
import { type ActRequest, actOnMembership } from './act-on-membership.ts';

export function expressInterest(context: Context, request: ActRequest) {
  return actOnMembership(context, 'EXPRESS_INTEREST', request);
}
