import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { euroOf } from '#shared/euro.ts';
import type { CallApplicant, CallState } from '../call/call.ts';
import { isBalanced } from './proposal-costs.ts';
import { checkSubmission, takesProposals } from './submission.ts';

const cents = fc.bigInt({ min: 0n, max: 99_999_999_999n });
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, each) => sum + each, 0n);

describe('a budget', () => {
  it('balances to the cent, however many costs there are and however large they are', () => {
    fc.assert(
      fc.property(
        fc.array(cents, { maxLength: 50 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(-1n, 0n, 1n),
        (costs, share, off) => {
          const total = sumOf(costs);
          const requested = (total * BigInt(share)) / 100n;
          fc.pre(requested + off >= 0n);
          const asked = {
            requestedAmount: euroOf(requested + off),
            ownFunds: euroOf(total - requested),
          };
          const amounts = costs.map((amount) => ({ amount: euroOf(amount) }));
          expect(isBalanced(amounts, asked)).toBe(off === 0n);
        },
      ),
    );
  });

  it('is not rounded as a sum of floating numbers is', () => {
    const costs = [{ amount: '0.10' }, { amount: '0.20' }];
    expect(isBalanced(costs, { requestedAmount: '0.30', ownFunds: '0.00' })).toBe(true);
  });
});

const opensOn = '2026-02-02';
const days = fc.integer({ min: -40, max: 80 });

describe('the window of a call', () => {
  it('is from its first day to its last, both included, while it is open', () => {
    const states = fc.constantFrom<CallState>('APPROVED', 'OPEN', 'CLOSED', 'REVOKED');
    fc.assert(
      fc.property(states, days, fc.integer({ min: 0, max: 60 }), (state, day, length) => {
        const call = { state, opensOn, closesOn: addDays(opensOn, length) };
        const isWithin = day >= 0 && day <= length;
        expect(takesProposals(call, addDays(opensOn, day))).toBe(state === 'OPEN' && isWithin);
      }),
    );
  });

  it('keeps out whom the call is not for, and lets in who is of one kind that it names', () => {
    const kinds = fc.subarray<CallApplicant>(['REGISTERED', 'INFORMAL', 'NEW_GENERATION']);
    const proposal = {
      ...{ organisationId: 'a', requestedAmount: '10.00', ownFunds: '0.00', migrantLed: true },
      submittedAt: null,
    };
    const asked = { minGrant: '1.00', maxGrant: '10.00', migrantLedOnly: false };
    const now = { today: opensOn, now: new Date(`${opensOn}T09:00:00Z`) };
    fc.assert(
      fc.property(kinds, fc.boolean(), fc.boolean(), (applicants, informal, newGeneration) => {
        const isNamed =
          applicants.includes(informal ? 'INFORMAL' : 'REGISTERED') ||
          (newGeneration && applicants.includes('NEW_GENERATION'));
        const submitted = checkSubmission(
          proposal,
          { ...asked, applicants, state: 'OPEN', opensOn, closesOn: opensOn },
          { state: 'VERIFIED', informal, newGeneration, ownOrganisationId: 'a', supporterId: null },
          [{ amount: '10.00' }],
          now,
        );
        expect(submitted.ok ? undefined : submitted.refusal).toBe(
          isNamed ? undefined : 'ApplicantNotAdmitted',
        );
        if (submitted.ok) expect(submitted.value.submittedAt).toBe(now.now);
      }),
    );
  });
});
