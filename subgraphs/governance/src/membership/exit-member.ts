import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { findOpenDuties } from '../open-duty/open-duty.repository.ts';
import { type ActRequest, actOnMembership } from './act-on-membership.ts';

type Exit = ActRequest & { acceptOpenDuties?: boolean | null };

/** What an organisation has still to do is listed before it leaves; whoever lets it go knows it. */
export function exitMember(context: Context, { acceptOpenDuties, ...request }: Exit) {
  return actOnMembership(context, 'EXIT', request, async (tx, { organisationId }) => {
    if (acceptOpenDuties) return undefined;
    const duties = await asPlatform(tx, context.viewer, () => findOpenDuties(tx, organisationId));
    return duties.length > 0 ? ('MembershipDutiesOpen' as const) : undefined;
  });
}
