export type LegalHoldReason =
  | 'FUND_AUDIT'
  | 'EXPENSE_CERTIFIED'
  | 'COURT'
  | 'INSPECTION'
  | 'CLAIM_OF_THE_PERSON';

export type LegalHold = {
  id: string;
  personRecordId: string;
  organisationId: string;
  reason: LegalHoldReason;
  placedOn: string;
  /** Last day. */
  endsOn: string | null;
  liftedOn: string | null;
  version: number;
};

export function isInForce({ placedOn, endsOn, liftedOn }: LegalHold, day: string): boolean {
  if (liftedOn !== null) return false;
  return placedOn <= day && (endsOn === null || endsOn >= day);
}
