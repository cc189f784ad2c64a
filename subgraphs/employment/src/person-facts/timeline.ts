/**
 * Facts of a record that were true from one day to another, as they are known: of each day there is
 * exactly one version. Null on either side is open: since ever, until further notice.
 */
export type Version<Facts> = { validFrom: string | null; validTo: string | null; facts: Facts };

/** From the first day to the day after the last; null is open. */
export type Period = { from: string | null; to: string | null };

export type Corrected<V extends Version<object>> = {
  /** Known until now, and from now on known to have been wrong. */
  superseded: V[];
  added: Version<V['facts']>[];
};

/**
 * What is known differently once something is true of a period: versions that meet it and do not say
 * so already are superseded, and followed by what they said before and after it and what is now said of it.
 */
export function correct<V extends Version<object>>(
  timeline: readonly V[],
  change: Partial<V['facts']>,
  { from, to }: Period,
): Corrected<V> {
  const superseded: V[] = [];
  const added: Version<V['facts']>[] = [];
  for (const version of timeline) {
    const { validFrom, validTo, facts } = version;
    const begin = later(validFrom, from);
    const end = earlier(validTo, to);
    if (!isBefore(begin, end) || says(facts, change)) continue;
    superseded.push(version);
    if (validFrom !== begin) added.push({ validFrom, validTo: begin, facts });
    added.push({ validFrom: begin, validTo: end, facts: { ...facts, ...change } });
    if (validTo !== end) added.push({ validFrom: end, validTo, facts });
  }
  return { superseded, added };
}

function says<Facts extends object>(facts: Facts, change: Partial<Facts>): boolean {
  // The keys of a change are those of the facts.
  const keys = Object.keys(change) as (keyof Facts)[];
  return keys.every((key) => JSON.stringify(facts[key]) === JSON.stringify(change[key]));
}

/** Of two days on which something begins; null is before all. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Of two days on which something ends; null is after all. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function isBefore(begin: string | null, end: string | null): boolean {
  return begin === null || end === null || begin < end;
}
