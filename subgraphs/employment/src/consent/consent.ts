import { yearsBetween } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

export type ConsentPurpose =
  | 'SERVICE'
  | 'MONITORING'
  | 'OPTIONAL_SHARING'
  | 'IMAGES'
  | 'RESEARCH_FOLLOW_UP';

export type LegalBasis = 'CONSENT' | 'LEGAL_OBLIGATION' | 'PUBLIC_TASK';

export type Consent = {
  id: string;
  personRecordId: string;
  purpose: ConsentPurpose;
  basis: LegalBasis;
  textVersion: string;
  language: string;
  channel: 'PAPER' | 'SPOKEN' | 'DIGITAL';
  givenBy: 'PERSON' | 'GUARDIAN';
  givenOn: string;
  expiresOn: string | null;
  withdrawnOn: string | null;
  supersededOn: string | null;
  version: number;
};

export type ConsentState = 'GIVEN' | 'WITHDRAWN' | 'EXPIRED' | 'SUPERSEDED';

export function stateOn(consent: Consent, day: string): ConsentState {
  const { withdrawnOn, supersededOn, expiresOn } = consent;
  if (withdrawnOn !== null && withdrawnOn <= day) return 'WITHDRAWN';
  if (supersededOn !== null && supersededOn <= day) return 'SUPERSEDED';
  return expiresOn !== null && expiresOn < day ? 'EXPIRED' : 'GIVEN';
}

export type ConsentPermission = { allowed: boolean; basis: LegalBasis; consent: Consent | null };

/** A public task and a legal obligation need nobody's consent, and outlive its withdrawal. */
export function isAllowed(
  basis: LegalBasis,
  consents: readonly Consent[],
  purpose: ConsentPurpose,
  day: string,
): ConsentPermission {
  const given = consents.find(
    (each) => each.purpose === purpose && each.givenOn <= day && stateOn(each, day) === 'GIVEN',
  );
  return { allowed: basis !== 'CONSENT' || given !== undefined, basis, consent: given ?? null };
}

/** Whoever is younger is answered for by a guardian. */
const majority = 18;

export type RecordRefusal =
  | 'ConsentInFuture'
  | 'ConsentBeforeProgramme'
  | 'GuardianRequired'
  | 'GuardianNotNeeded';

type Giving = Pick<Consent, 'givenBy' | 'givenOn'>;
type Given = { birthDate: string | null; hasGuardian: boolean };

/** Who may give it on that day. Of whom no birth date is known is taken for grown up. */
export function checkGiving(
  { givenBy, givenOn }: Giving,
  { birthDate, hasGuardian }: Given,
  { began, today }: { began: string; today: string },
): Result<true, RecordRefusal> {
  if (givenOn > today) return refuse('ConsentInFuture');
  if (givenOn < began) return refuse('ConsentBeforeProgramme');
  const isMinor = birthDate !== null && yearsBetween(birthDate, givenOn) < majority;
  if (isMinor && (givenBy !== 'GUARDIAN' || !hasGuardian)) return refuse('GuardianRequired');
  if (!isMinor && givenBy === 'GUARDIAN') return refuse('GuardianNotNeeded');
  return ok(true);
}

export type WithdrawRefusal =
  | 'ConsentNotWithdrawable'
  | 'ConsentInFuture'
  | 'ConsentWithdrawnTooEarly';

/** What rests on a task or an obligation is objected to by a data-subject request instead. */
export function withdraw(
  consent: Consent,
  withdrawnOn: string,
  today: string,
): Result<Consent, WithdrawRefusal> {
  if (consent.basis !== 'CONSENT') return refuse('ConsentNotWithdrawable');
  if (consent.withdrawnOn !== null) return ok(consent);
  if (withdrawnOn > today) return refuse('ConsentInFuture');
  if (withdrawnOn < consent.givenOn) return refuse('ConsentWithdrawnTooEarly');
  return ok({ ...consent, withdrawnOn, version: consent.version + 1 });
}
