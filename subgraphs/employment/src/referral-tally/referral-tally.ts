import { shownCount } from '#shared/shown-count.ts';

export type ReferralTally = {
  quarterStartsOn: string;
  sent: number | null;
  accepted: number | null;
  isAfter: boolean;
};

/** What governance says of a memorandum. */
export type MemorandumStub = {
  id: string;
  signedBy: readonly { id: string }[];
  inForceFrom: string | null;
};

/** What one organisation sent to another in a quarter. */
export type PairTally = { quarterStartsOn: string; sent: number; accepted: number };

/** How many quarters before a memorandum stand for how it was without it. */
const quartersBefore = 4;

/** First day of the quarter of a day, or of one some quarters later. */
export function quarterOf(day: string, later = 0): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const quarter = year * 4 + Math.floor((month - 1) / 3) + later;
  const first = String((quarter % 4) * 3 + 1).padStart(2, '0');
  return `${Math.floor(quarter / 4)}-${first}-01`;
}

/** All quarters around the day a memorandum came into force, until today. */
export function tallyQuarters(
  pairs: readonly PairTally[],
  inForceFrom: string,
  today: string,
): ReferralTally[] {
  const since = quarterOf(inForceFrom);
  const tallies: ReferralTally[] = [];
  for (let later = -quartersBefore; quarterOf(since, later) <= today; later += 1) {
    const quarterStartsOn = quarterOf(since, later);
    const ofQuarter = pairs.filter((pair) => pair.quarterStartsOn === quarterStartsOn);
    const sum = (field: 'sent' | 'accepted') =>
      shownCount(ofQuarter.reduce((total, pair) => total + pair[field], 0));
    tallies.push({
      quarterStartsOn,
      sent: sum('sent'),
      accepted: sum('accepted'),
      isAfter: quarterStartsOn >= since,
    });
  }
  return tallies;
}
