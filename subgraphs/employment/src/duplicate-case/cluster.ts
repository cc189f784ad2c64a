/** A record and the person it came with, whom it is again when nothing binds it to others. */
export type Member = { recordId: string; homeId: string };

/** Two records that are held to be one person's. */
export type Link = readonly [string, string];

/**
 * Which person each record is of: records bound by links, over others too, are one person's, known by
 * the oldest of the persons they came with. Those that came with one person, as by a referral, are
 * always one person's. It follows from the links alone, so taking one back leads
 * to where all would be without it, whatever was merged and split in between.
 */
export function personsOf(members: readonly Member[], links: readonly Link[]): Map<string, string> {
  const homes = new Map(members.map(({ recordId, homeId }) => [recordId, homeId]));
  const bound = new Map<string, string[]>();
  for (const [a, b] of [...links, ...ofOneHome(members)]) {
    bound.set(a, [...(bound.get(a) ?? []), b]);
    bound.set(b, [...(bound.get(b) ?? []), a]);
  }
  const persons = new Map<string, string>();
  for (const { recordId } of members) {
    if (persons.has(recordId)) continue;
    const cluster = reach(recordId, bound, homes);
    const oldest = cluster.map((id) => homes.get(id) ?? '').sort()[0] ?? '';
    for (const id of cluster) persons.set(id, oldest);
  }
  return persons;
}

/** Binds each record to the one before it that came with the same person. */
function ofOneHome(members: readonly Member[]): Link[] {
  const last = new Map<string, string>();
  return members.flatMap(({ recordId, homeId }): Link[] => {
    const before = last.get(homeId);
    last.set(homeId, recordId);
    return before === undefined ? [] : [[before, recordId]];
  });
}

/** Everything that links lead to from a record. */
function reach(
  from: string,
  bound: ReadonlyMap<string, readonly string[]>,
  homes: ReadonlyMap<string, string>,
): string[] {
  const seen = new Set([from]);
  for (const id of seen) {
    for (const next of bound.get(id) ?? []) if (homes.has(next)) seen.add(next);
  }
  return [...seen];
}
