import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import type { SharedCaseKind } from '../case-step/case-share.ts';
import type { NeedArea } from '../intake/intake.ts';
import type { SharedFact } from './shared-person.ts';

/** EXPIRED is never stored: the day leads to it. */
export type ReferralState =
  | 'SENT'
  | 'RECEIVED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'FIRST_CONTACT_MADE'
  | 'CLOSED'
  | 'WITHDRAWN'
  | 'EXPIRED';

export type ReferralAct =
  | 'RECEIVE'
  | 'ACCEPT'
  | 'DECLINE'
  | 'RECORD_FIRST_CONTACT'
  | 'CLOSE'
  | 'WITHDRAW';

export const pending = ['SENT', 'RECEIVED'] as const;

export const referralLifeCycle: LifeCycle<ReferralState, ReferralAct> = {
  RECEIVE: { from: ['SENT'], to: 'RECEIVED' },
  ACCEPT: { from: ['RECEIVED'], to: 'ACCEPTED' },
  DECLINE: { from: ['RECEIVED'], to: 'DECLINED' },
  RECORD_FIRST_CONTACT: { from: ['ACCEPTED'], to: 'FIRST_CONTACT_MADE' },
  // Whom nobody could reach is no longer sought.
  CLOSE: { from: ['ACCEPTED', 'FIRST_CONTACT_MADE'], to: 'CLOSED' },
  WITHDRAW: { from: pending, to: 'WITHDRAWN' },
};

export type ReferralUrgency = 'ORDINARY' | 'URGENT';

export type ReferralDeclineReason =
  | 'NOT_OUR_SERVICE'
  | 'NO_PLACES'
  | 'OTHER_TERRITORY'
  | 'ALREADY_FOLLOWED'
  | 'NOT_ENOUGH_SHARED'
  | 'OTHER';

/** As a case it is the sender's, on the sender's record and at its access point. */
export type Referral = Case<ReferralState> & {
  receiverId: string;
  receiverAccessPointId: string | null;
  receiverRecordId: string | null;
  need: NeedArea;
  urgency: ReferralUrgency;
  /** What is asked, sealed with the key of the sender's record. */
  requestedService: Buffer;
  sharedFacts: SharedFact[];
  sharedCases: SharedCaseKind[];
  /** First day on which nothing is shared any more. */
  sharingEndsOn: string | null;
  /** Wrapped; both are null once nothing is shared any more. */
  dataKey: Buffer | null;
  shared: Buffer | null;
  /** Last day on which it can be accepted. */
  expiresOn: string;
  declineReason: ReferralDeclineReason | null;
};

type Lasting = Pick<Referral, 'state' | 'expiresOn'>;

export function isPendingOn({ state, expiresOn }: Lasting, day: string): boolean {
  return (pending as readonly ReferralState[]).includes(state) && day <= expiresOn;
}

/** Who still waits behind the last day waits for nobody. */
export function stateOn(referral: Lasting, day: string): ReferralState {
  const waits = (pending as readonly ReferralState[]).includes(referral.state);
  return waits && !isPendingOn(referral, day) ? 'EXPIRED' : referral.state;
}

const over: readonly ReferralState[] = ['DECLINED', 'CLOSED', 'WITHDRAWN', 'EXPIRED'];

export function isOver(state: ReferralState): boolean {
  return over.includes(state);
}

/** Whether the receiver may still see what was sealed for it. */
export function isSharedOn(
  referral: Lasting & Pick<Referral, 'sharingEndsOn' | 'shared'>,
  day: string,
): boolean {
  const { sharingEndsOn, shared } = referral;
  if (shared === null || isOver(stateOn(referral, day))) return false;
  return sharingEndsOn === null || day < sharingEndsOn;
}

/** Each act is of one side alone. */
export function checkSide(
  { organisationId, receiverId }: Pick<Referral, 'organisationId' | 'receiverId'>,
  act: ReferralAct,
  organisation: string | null,
): Result<true, 'ReferralActOfOtherSide'> {
  const side = act === 'WITHDRAW' ? organisationId : receiverId;
  return organisation === side ? ok(true) : refuse('ReferralActOfOtherSide');
}
