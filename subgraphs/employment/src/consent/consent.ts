import { yearsBetween } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { latestBirthDate, type PlainFacts } from '../person-facts/person-facts.ts';

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
  /** Of the words, in hexadecimal digits: shows which they were. */
  textHash: string;
  language: string;
  /** ISO 639-3: in which language it was told, where that is not the one of the text. */
  toldIn: string | null;
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

type Giving = Pick<Consent, 'basis' | 'givenBy' | 'givenOn'>;
type Given = Pick<PlainFacts, 'birthDate' | 'birthDatePrecision'> & { hasGuardian: boolean };

/**
 * Who may give it on that day. Of whom no birth date is known is taken for grown up; of whom it is known
 * roughly, for a minor while they may be one (d.lgs. 142/2015, article 19-bis). Who is only told what
 * needs no consent need not wait for a guardian.
 */
export function checkGiving(
  { basis, givenBy, givenOn }: Giving,
  { hasGuardian, ...born }: Given,
  { began, today }: { began: string; today: string },
): Result<true, RecordRefusal> {
  if (givenOn > today) return refuse('ConsentInFuture');
  if (givenOn < began) return refuse('ConsentBeforeProgramme');
  const birthDate = latestBirthDate(born);
  const isMinor = birthDate !== null && yearsBetween(birthDate, givenOn) < majority;
  const isAnswered = givenBy === 'GUARDIAN' && hasGuardian;
  if (isMinor && basis === 'CONSENT' && !isAnswered) return refuse('GuardianRequired');
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
