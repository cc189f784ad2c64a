import { undertakingsOf } from '#shared/undertaking/undertaking.repository.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';

export const defineUndertaking = undertakingsOf(isExitedPartner);
