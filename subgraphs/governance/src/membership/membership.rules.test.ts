import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  act,
  invite,
  type Membership,
  type MembershipAct,
  membershipLifeCycle,
} from './membership.ts';

// The keys of the life cycle are its acts.
const acts = Object.keys(membershipLifeCycle) as MembershipAct[];
const day = fc
  .integer({ min: 0, max: 600 })
  .map((days) => new Date(Date.UTC(2025, 2, 1 + days)).toISOString().slice(0, 10));

const invited: Membership = {
  id: 'membership_x',
  organisationId: 'organisation_x',
  role: 'PARTNER',
  workPackages: ['WP2'],
  state: 'INVITED',
  stateSince: '2025-03-01',
  invitedOn: '2025-03-01',
  agreementReference: null,
  version: 1,
  source: null,
};

describe('a membership under any sequence of acts', () => {
  it('only moves along its life cycle, forward in time, one version at a time', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), day)), day, (steps, today) => {
        let membership = invited;
        for (const [kind, on] of steps) {
          const before = membership;
          const moved = act(before, kind, { version: before.version, on }, today);
          if (!moved.ok) continue;
          membership = moved.value;
          expect(membershipLifeCycle[kind].from).toContain(before.state);
          expect(membership.state).toBe(membershipLifeCycle[kind].to);
          expect(membership.version).toBe(before.version + 1);
          expect(membership.stateSince >= before.stateSince).toBe(true);
          expect(membership.stateSince <= today).toBe(true);
        }
      }),
    );
  });

  it('never leaves EXITED', () => {
    const exited: Membership = { ...invited, state: 'EXITED' };
    for (const kind of acts) {
      const moved = act(exited, kind, { version: 1, on: '2025-04-01' }, '2026-01-01');
      expect(moved).toEqual({ ok: false, refusal: 'MembershipStateForbids' });
    }
  });
});

describe('an invitation', () => {
  it('holds each work package once, in order', () => {
    const packages = fc.array(fc.constantFrom('WP0', 'WP1', 'WP2', 'WP3'), { minLength: 1 });
    fc.assert(
      fc.property(packages, (workPackages) => {
        const request = {
          organisationId: 'organisation_x',
          role: 'PARTNER' as const,
          workPackages: workPackages as Membership['workPackages'],
          invitedOn: '2025-03-01',
        };
        const draft = invite(request, '2025-03-01');
        expect(draft.ok && draft.value.workPackages).toEqual([...new Set(workPackages)].sort());
      }),
    );
  });
});
