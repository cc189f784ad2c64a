import { centsOf, euroOf, isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Grant, GrantInstalment, InstalmentKind } from './grant.ts';

/**
 * What aid an undertaking may have in three years under `de minimis`, in euro.
 * Regulation (EU) 2023/2831 of 13 December 2023, art. 3(2).
 */
const deMinimisCeiling = '300000.00';

/**
 * What is accepted, with the aid that whoever accepts it already had, as they declare it: of that and of
 * what they were granted here the more counts.
 */
export function checkAid<Known extends Pick<Grant, 'amount'>>(
  known: Known,
  declared: string,
  granted = '0.00',
): Result<Known & { deMinimisAid: string }, 'AmountMalformed' | 'DeMinimisExceeded'> {
  const deMinimisAid = readEuro(declared);
  if (deMinimisAid === undefined) return refuse('AmountMalformed');
  const aid = isMore(granted, deMinimisAid) ? granted : deMinimisAid;
  const together = centsOf(aid) + centsOf(known.amount);
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
  return [{ grantId, kind, number: 1, amount, dueOn, paidOn: null, paymentRef: null }];
}

/** What was paid to the beneficiary, less what it paid back. */
export function keptOf(instalments: readonly GrantInstalment[]): string {
  const paid = instalments.filter(({ paidOn }) => paidOn !== null);
  const signed = paid.map(({ kind, amount }) => centsOf(amount) * (kind === 'RECOVERY' ? -1n : 1n));
  return euroOf(signed.reduce((sum, each) => sum + each, 0n));
}

export type AcceptedRefusal = 'AmountMalformed' | 'AcceptedTooMuch';

type Accepted<Known> = {
  grant: Known & { acceptedAmount: string };
  /** What is left to pay. */
  balance: string;
  /** What was paid beyond it. */
  excess: string;
};

/** What of a report is accepted, beside what its beneficiary has of it. */
export function checkAccepted<Known extends Pick<Grant, 'amount' | 'reportedAmount'>>(
  known: Known,
  given: string,
  kept: string,
): Result<Accepted<Known>, AcceptedRefusal> {
  const acceptedAmount = readEuro(given);
  if (acceptedAmount === undefined) return refuse('AmountMalformed');
  const { amount, reportedAmount } = known;
  if (reportedAmount === null) throw new Error('What was not reported is not accepted');
  if (isMore(acceptedAmount, amount) || isMore(acceptedAmount, reportedAmount)) {
    return refuse('AcceptedTooMuch');
  }
  const left = centsOf(acceptedAmount) - centsOf(kept);
  return ok({
    grant: { ...known, acceptedAmount },
    balance: euroOf(left > 0n ? left : 0n),
    excess: euroOf(left < 0n ? -left : 0n),
  });
}

/** What is to be paid back since a day, beside what was paid back before; of nothing there is nothing to pay. */
export function planRecovery(
  grantId: string,
  instalments: readonly GrantInstalment[],
  { amount, since, dueOn }: { amount: string; since: string; dueOn: string | null },
): Result<GrantInstalment[], 'DueDayMalformed'> {
  if (!isMore(amount, '0.00')) return ok([]);
  if (dueOn === null || dueOn < since) return refuse('DueDayMalformed');
  const before = instalments.filter(({ kind, paidOn }) => kind === 'RECOVERY' && paidOn !== null);
  const number = before.length + 1;
  return ok(unlessNothing(grantId, 'RECOVERY', amount, dueOn).map((each) => ({ ...each, number })));
}

/**
 * The form of a CUP: a letter, two digits, a letter, two digits of the year and nine that count. Whether it
 * was given out, only the register of the Dipartimento per la programmazione economica knows.
 */
export function checkCup(text: string): Result<string, 'CupMalformed'> {
  return /^[A-Z]\d{2}[A-Z]\d{11}$/.test(text) ? ok(text) : refuse('CupMalformed');
}
