const base = 5;

/** A number that can be shown: fewer than five are nobody's business, and the rest is rounded. */
export function shownCount(count: number): number | null {
  if (count > 0 && count < base) return null;
  return Math.round(count / base) * base;
}
