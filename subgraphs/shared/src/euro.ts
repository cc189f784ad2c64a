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

function centsOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
