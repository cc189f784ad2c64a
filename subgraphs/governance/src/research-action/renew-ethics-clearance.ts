import type { Context } from '#shared/context.ts';
import type { RenewEthicsClearanceInput } from '../generated/resolvers.ts';
import { clearResearchAction } from './clear-research-action.ts';

export function renewEthicsClearance(context: Context, input: RenewEthicsClearanceInput) {
  return clearResearchAction(context, input, 'RENEW_CLEARANCE');
}
