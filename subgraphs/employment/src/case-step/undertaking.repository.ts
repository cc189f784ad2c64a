import { undertakingsOf } from '#shared/undertaking/undertaking.repository.ts';
import { isExitedPartner } from '../governance-membership/check-member.ts';

export const defineUndertaking = undertakingsOf(isExitedPartner);
