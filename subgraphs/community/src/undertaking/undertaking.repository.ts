import { isExitedPartner } from '#shared/membership/check-member.ts';
import { undertakingsOf } from '#shared/undertaking/undertaking.repository.ts';

export const defineUndertaking = undertakingsOf(isExitedPartner);
