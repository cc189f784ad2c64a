import type { Viewer } from '#shared/identity/viewer.ts';
import type { RatePolicy } from './rate-allowance.ts';

/** Allowances in units of cost, by who asks; a page of twenty with a few fields costs some thirty. */
const policies = {
  anonymous: { name: 'anonymous', capacity: 100_000, perSecond: 1_000 },
  identified: { name: 'identified', capacity: 200_000, perSecond: 2_000 },
  /** An import writes a thousand rows a second, a first copy reads pages of a hundred. */
  machine: { name: 'machine', capacity: 500_000, perSecond: 10_000 },
} satisfies Record<string, RatePolicy>;

/** Nothing for the domains themselves: who limits them stops what partners wait for. */
export function policyOf({ role }: Pick<Viewer, 'role'>, factor: number): RatePolicy | undefined {
  if (role === 'PLATFORM') return undefined;
  const { name, capacity, perSecond } =
    role === 'ANONYMOUS'
      ? policies.anonymous
      : role === 'PARTNER_SYSTEM'
        ? policies.machine
        : policies.identified;
  return { name, capacity: capacity * factor, perSecond: perSecond * factor };
}

/** Under which name a bucket is kept: that of the client, or of who asks where no client is named. */
export function bucketOf({ client, subject }: Pick<Viewer, 'client' | 'subject'>): string {
  return client === undefined ? `subject ${subject}` : `client ${client}`;
}
