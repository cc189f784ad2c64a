import { addDays } from '#shared/clock.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';
import type { MemorandumState } from './memorandum-life-cycle.ts';

export type MemorandumRenewalKind = 'NONE' | 'TACIT' | 'EXPRESS';

export type Memorandum = Owned<MemorandumState> & {
  /** Out of which it came. */
  networkId: string | null;
  titleIt: string;
  titleEn: string;
  subject: string;
  protocolNumber: string | null;
  actReference: string | null;
  effectiveFrom: string;
  /** Last day. */
  effectiveTo: string;
  renewal: MemorandumRenewalKind;
  renewalMonths: number | null;
  /** SHA-256 of the text that is signed, in hexadecimal digits. */
  documentHash: string | null;
  signableFrom: string | null;
  inForceFrom: string | null;
  /** First day on which it was no longer in force, once that is recorded. */
  endedOn: string | null;
  supersededById: string | null;
  /** All that were ever invited to sign, its lead first: they may see it. */
  partyIds: string[];
  /** Kept as signatories are invited, sign and withdraw, all under the lock of this row. */
  signaturesMissing: number;
};

export type MemorandumAmendment = {
  memorandumId: string;
  number: number;
  amendedOn: string;
  actReference: string;
  text: string;
  documentHash: string;
};

export type MemorandumRenewal = {
  memorandumId: string;
  number: number;
  renewedOn: string;
  extendedFrom: string;
  effectiveTo: string;
  actReference: string | null;
};

type Days = Pick<Memorandum, 'inForceFrom' | 'effectiveTo' | 'endedOn'>;

/** By the day, not by its state: what has run out is no longer in force before anybody says so. */
export function isInForceOn({ inForceFrom, effectiveTo, endedOn }: Days, day: string): boolean {
  const began = inForceFrom !== null && inForceFrom <= day;
  return began && day <= effectiveTo && (endedOn === null || day < endedOn);
}

type Told = Pick<
  Memorandum,
  | 'titleIt'
  | 'titleEn'
  | 'subject'
  | 'protocolNumber'
  | 'actReference'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'renewal'
  | 'renewalMonths'
  | 'documentHash'
>;

export type ToldRefusal =
  | 'MemorandumTitleMalformed'
  | 'WordsMalformed'
  | 'MemorandumReferenceMalformed'
  | 'MemorandumHashMalformed'
  | 'MemorandumPeriodMalformed'
  | 'MemorandumRenewalMalformed';

/** What is said of a memorandum, and of what it leads to. */
export function checkTold<Given extends Told>(given: Given): Result<Given, ToldRefusal> {
  const { titleIt, titleEn, protocolNumber, actReference, documentHash } = given;
  if (!isPublicText(titleIt) || !isPublicText(titleEn)) return refuse('MemorandumTitleMalformed');
  const subject = checkWords(given.subject);
  if (!subject.ok) return subject;
  const references = [protocolNumber, actReference].filter((each) => each !== null);
  if (!references.every(isPublicText)) return refuse('MemorandumReferenceMalformed');
  if (documentHash !== null && !isSha256(documentHash)) return refuse('MemorandumHashMalformed');
  if (given.effectiveFrom > given.effectiveTo) return refuse('MemorandumPeriodMalformed');
  return isRenewal(given)
    ? ok({ ...given, subject: subject.value })
    : refuse('MemorandumRenewalMalformed');
}

const mostMonths = 120;

function isRenewal({ renewal, renewalMonths }: Pick<Told, 'renewal' | 'renewalMonths'>): boolean {
  if (renewal === 'NONE') return renewalMonths === null;
  return renewalMonths !== null && renewalMonths >= 1 && renewalMonths <= mostMonths;
}

function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

type Amended = Pick<MemorandumAmendment, 'amendedOn' | 'actReference' | 'text' | 'documentHash'>;

export type AmendmentRefusal =
  | 'MemorandumExpired'
  | 'MemorandumReferenceMalformed'
  | 'WordsMalformed'
  | 'MemorandumHashMalformed';

/** What has run out is not amended: another memorandum is needed. */
export function checkAmendment(
  { effectiveTo }: Pick<Memorandum, 'effectiveTo'>,
  given: Amended,
): Result<Amended, AmendmentRefusal> {
  if (given.amendedOn > effectiveTo) return refuse('MemorandumExpired');
  if (!isPublicText(given.actReference)) return refuse('MemorandumReferenceMalformed');
  if (!isSha256(given.documentHash)) return refuse('MemorandumHashMalformed');
  const text = checkWords(given.text);
  return text.ok ? ok({ ...given, text: text.value }) : text;
}

type Renewing = Pick<MemorandumRenewal, 'renewedOn' | 'actReference'>;

export type RenewalRefusal = 'MemorandumExpired' | 'MemorandumNotRenewable' | 'RenewalActMalformed';

/** Its last day moves; nothing lies between the old one and the new, so that it never was out of force. */
export function renew<Given extends Pick<Memorandum, 'effectiveTo' | 'renewal' | 'renewalMonths'>>(
  memorandum: Given,
  { renewedOn, actReference }: Renewing,
): Result<Given, RenewalRefusal> {
  const { effectiveTo, renewal, renewalMonths } = memorandum;
  if (renewedOn > effectiveTo) return refuse('MemorandumExpired');
  if (renewalMonths === null) return refuse('MemorandumNotRenewable');
  const isNamed = actReference !== null && isPublicText(actReference);
  const isByAct = renewal === 'EXPRESS' ? isNamed : actReference === null;
  if (!isByAct) return refuse('RenewalActMalformed');
  return ok({ ...memorandum, effectiveTo: extendLastDay(effectiveTo, renewalMonths) });
}

/** Months are counted from the day after, so that what ends with a month goes on ending with one. */
export function extendLastDay(lastDay: string, months: number): string {
  const [year = 0, month = 1, date = 1] = addDays(lastDay, 1).split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const next = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
  return addDays(next.toISOString().slice(0, 10), -1);
}
