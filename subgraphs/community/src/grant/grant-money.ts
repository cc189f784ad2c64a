import { centsOf, euroOf, isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Grant, GrantInstalment, InstalmentKind } from './grant.ts';

/**
 * What aid an undertaking may have in three years under `de minimis`, in euro.
 * Regulation (EU) 2023/2831 of 13 December 2023, art. 3(2).
 */
const deMinimisCeiling = '300000.00';

/** What is accepted, with the aid that whoever accepts it already had, as they declare it. */
export function checkAid<Known extends Pick<Grant, 'amount'>>(
  known: Known,
  declared: string,
): Result<Known & { deMinimisAid: string }, 'AmountMalformed' | 'DeMinimisExceeded'> {
  const deMinimisAid = readEuro(declared);
  if (deMinimisAid === undefined) return refuse('AmountMalformed');
  const together = centsOf(deMinimisAid) + centsOf(known.amount);
  if (together > centsOf(deMinimisCeiling)) return refuse('DeMinimisExceeded');
  return ok({ ...known, deMinimisAid });
}

/** Hundredths of an amount, to the cent, half a cent up. */
export function partOf(amount: string, percent: number): string {
  return euroOf((centsOf(amount) * BigInt(percent) + 50n) / 100n);
}

type Days = { contractedOn: string; advanceDueOn: string | null; balanceDueOn: string };

/** The advance that the call gives, and the rest: of nothing there is no instalment. */
export function planInstalments(
  { id: grantId, amount }: Pick<Grant, 'id' | 'amount'>,
  advancePercent: number,
  { contractedOn, advanceDueOn, balanceDueOn }: Days,
): Result<GrantInstalment[], 'DueDayMalformed'> {
  const advance = partOf(amount, advancePercent);
  const gives = isMore(advance, '0.00');
  const first = gives ? advanceDueOn : contractedOn;
  if (first === null || first < contractedOn || balanceDueOn < first) {
    return refuse('DueDayMalformed');
  }
  const balance = euroOf(centsOf(amount) - centsOf(advance));
  return ok([
    ...unlessNothing(grantId, 'ADVANCE', advance, first),
    ...unlessNothing(grantId, 'BALANCE', balance, balanceDueOn),
  ]);
}

function unlessNothing(
  grantId: string,
  kind: InstalmentKind,
  amount: string,
  dueOn: string,
): GrantInstalment[] {
  if (!isMore(amount, '0.00')) return [];
  return [{ grantId, kind, amount, dueOn, paidOn: null, paymentRef: null }];
}

/** What was paid to the beneficiary. */
export function paidOf(instalments: readonly GrantInstalment[]): string {
  const paid = instalments.filter(({ kind, paidOn }) => kind !== 'RECOVERY' && paidOn !== null);
  return euroOf(paid.reduce((sum, { amount }) => sum + centsOf(amount), 0n));
}

export type AcceptedRefusal = 'AmountMalformed' | 'AcceptedTooMuch' | 'AcceptedBelowAdvance';

/** What of a report is accepted, and what is left to pay of it. */
export function checkAccepted<Known extends Pick<Grant, 'amount' | 'reportedAmount'>>(
  known: Known,
  given: string,
  paid: string,
): Result<{ grant: Known & { acceptedAmount: string }; balance: string }, AcceptedRefusal> {
  const acceptedAmount = readEuro(given);
  if (acceptedAmount === undefined) return refuse('AmountMalformed');
  const { amount, reportedAmount } = known;
  if (reportedAmount === null) throw new Error('What was not reported is not accepted');
  if (isMore(acceptedAmount, amount) || isMore(acceptedAmount, reportedAmount)) {
    return refuse('AcceptedTooMuch');
  }
  if (isMore(paid, acceptedAmount)) return refuse('AcceptedBelowAdvance');
  const balance = euroOf(centsOf(acceptedAmount) - centsOf(paid));
  return ok({ grant: { ...known, acceptedAmount }, balance });
}

/** What is paid back once a grant is revoked: all that was paid, nothing where nothing was. */
export function planRecovery(
  grantId: string,
  instalments: readonly GrantInstalment[],
  { revokedOn, dueOn }: { revokedOn: string; dueOn: string | null },
): Result<GrantInstalment[], 'DueDayMalformed'> {
  const paid = paidOf(instalments);
  if (!isMore(paid, '0.00')) return ok([]);
  if (dueOn === null || dueOn < revokedOn) return refuse('DueDayMalformed');
  return ok(unlessNothing(grantId, 'RECOVERY', paid, dueOn));
}

/**
 * The form of a CUP: a letter, two digits, a letter, two digits of the year and nine that count. Whether it
 * was given out, only the register of the Dipartimento per la programmazione economica knows.
 */
export function checkCup(text: string): Result<string, 'CupMalformed'> {
  return /^[A-Z]\d{2}[A-Z]\d{11}$/.test(text) ? ok(text) : refuse('CupMalformed');
}
