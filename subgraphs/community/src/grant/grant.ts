import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type GrantState =
  | 'OFFERED'
  | 'DECLINED'
  | 'ACCEPTED'
  | 'CONTRACTED'
  | 'ADVANCE_PAID'
  | 'RUNNING'
  | 'REPORTED'
  | 'BALANCE_PAID'
  | 'CLOSED'
  | 'REVOKED'
  | 'RECOVERED';

export type GrantAct =
  | 'ACCEPT'
  | 'DECLINE'
  | 'CONTRACT'
  | 'PAY_ADVANCE'
  | 'START'
  | 'REPORT'
  | 'RETURN'
  | 'PAY_BALANCE'
  | 'PAY_BACK'
  | 'CLOSE'
  | 'REVOKE'
  | 'RECOVER';

/**
 * A report that does not hold is returned; who pays in full at the end starts without an advance. What is
 * paid back of an advance that was too much leaves a grant as it was; it is closed after that alone.
 */
export const grantLifeCycle = {
  ACCEPT: { from: ['OFFERED'], to: 'ACCEPTED' },
  DECLINE: { from: ['OFFERED', 'ACCEPTED'], to: 'DECLINED' },
  CONTRACT: { from: ['ACCEPTED'], to: 'CONTRACTED' },
  PAY_ADVANCE: { from: ['CONTRACTED'], to: 'ADVANCE_PAID' },
  START: { from: ['CONTRACTED', 'ADVANCE_PAID'], to: 'RUNNING' },
  REPORT: { from: ['RUNNING'], to: 'REPORTED' },
  RETURN: { from: ['REPORTED'], to: 'RUNNING' },
  PAY_BALANCE: { from: ['REPORTED'], to: 'BALANCE_PAID' },
  PAY_BACK: { from: ['BALANCE_PAID'], to: 'BALANCE_PAID' },
  CLOSE: { from: ['BALANCE_PAID'], to: 'CLOSED' },
  REVOKE: {
    from: [
      ...(['OFFERED', 'ACCEPTED', 'CONTRACTED', 'ADVANCE_PAID', 'RUNNING', 'REPORTED'] as const),
      ...(['BALANCE_PAID', 'CLOSED'] as const),
    ],
    to: 'REVOKED',
  },
  RECOVER: { from: ['REVOKED'], to: 'RECOVERED' },
} as const satisfies LifeCycle<GrantState, GrantAct>;

/** Grants in these states take nothing of the budget of their call, but for what is still to be paid back. */
export const freedStates = ['DECLINED', 'REVOKED', 'RECOVERED'] as const satisfies GrantState[];

/** Nothing is to come of these; nor of one that is revoked, once nothing of it is to be paid back. */
export const settledStates = ['DECLINED', 'CLOSED', 'RECOVERED'] as const satisfies GrantState[];

/** Amounts are decimal texts in euro. Its organisation is the beneficiary: that of the proposal. */
export type Grant = Owned<GrantState> & {
  callId: string;
  proposalId: string;
  associationId: string;
  amount: string;
  /** Codice unico di progetto, by the contract. */
  cup: string | null;
  /** Aid under `de minimis` that the beneficiary declares for the last three years. */
  deMinimisAid: string | null;
  contractedOn: string | null;
  /** What was spent, as reported, and what of it is accepted. */
  reportedAmount: string | null;
  acceptedAmount: string | null;
  /** What was done with it, as the beneficiary reports. */
  report: string | null;
  /** Why the last report did not hold; null once it is reported anew. */
  returnReason: string | null;
  revocationReason: string | null;
};

export type InstalmentKind = 'ADVANCE' | 'BALANCE' | 'RECOVERY';

/** Money that is to be paid, or was; a recovery is paid back. */
export type GrantInstalment = {
  grantId: string;
  kind: InstalmentKind;
  /** Of its kind in the grant: 1, but for a second recovery. */
  number: number;
  amount: string;
  dueOn: string;
  paidOn: string | null;
  /** The payment order, as whoever pays files it. */
  paymentRef: string | null;
};
