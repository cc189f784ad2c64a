/** The sample knows nothing after it. */
export const lastSampleDay = '2026-10-30';

const dayMs = 86_400_000;
const numbers = new Map<string, number>();
const days = new Map<number, string>();

/**
 * `addDays` for millions of rows: the calendar days of the sample are a few ten thousand, and each
 * is worked out once.
 */
export function shiftDay(day: string, by: number): string {
  return dayOf(numberOf(day) + by);
}

function numberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(day) / dayMs;
  numbers.set(day, number);
  return number;
}

function dayOf(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * dayMs).toISOString().slice(0, 10);
  days.set(number, day);
  return day;
}
