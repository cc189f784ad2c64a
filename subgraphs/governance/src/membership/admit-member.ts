import type { Context } from '#shared/context.ts';
import { actOnMembership } from './act-on-membership.ts';

type Admission = { membershipId: string; version: number; admittedOn: string };

export function admitMember(context: Context, { admittedOn, ...rest }: Admission) {
  return actOnMembership(context, 'ADMIT', { ...rest, on: admittedOn });
}
