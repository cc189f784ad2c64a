/** An amount as people write it: at most ten digits, and up to two decimals behind a point. */
const form = /^(\d{1,10})(?:\.(\d{1,2}))?$/;

/** As the database keeps it, with two decimals; undefined for what is no amount. Never a float. */
export function readEuro(text: string): string | undefined {
  const [, whole, decimals = ''] = form.exec(text) ?? [];
  return whole && `${BigInt(whole)}.${decimals.padEnd(2, '0')}`;
}

/** Whether an amount, as `readEuro` gives it, is more than another. */
export function isMore(amount: string, other: string): boolean {
  return centsOf(amount) > centsOf(other);
}

/** So that amounts can be added and divided; of amounts as `readEuro` gives them. */
export function centsOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

/** The other way round, of what is not less than nothing. */
export function euroOf(cents: bigint): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
