import { groupBy } from '#shared/group-by.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Territory } from './territory.ts';
import { reopens, type StatedTerritory, sameFacts, sameSource } from './territory-merge.ts';
import { byStart, compare, type Entry, type PlanOptions, pair } from './territory-pairing.ts';

export type TerritoryChange = { before: Territory; after: Territory };

/** What a source's rows would change in what is known. */
export type TerritoryPlan = {
  added: Territory[];
  changed: TerritoryChange[];
  /** Open until now, ended by the source. */
  ceased: TerritoryChange[];
  /** The same facts, now known for a later day. */
  confirmed: TerritoryChange[];
  unchanged: Territory[];
  /** Left out: they do not fit with what is known, and neither can be told to be right. */
  contradicted: StatedTerritory[];
  /** In force by a newer source, though known to have ceased: as `reopen` says, either is kept. */
  reopened: Territory[];
};

/**
 * Weighs the rows of a source against what is known. Rows of one code never overlap afterwards;
 * what the source does not mention stays; planning the same rows again changes nothing.
 */
export function planTerritories(
  known: readonly Territory[],
  stated: readonly StatedTerritory[],
  options: PlanOptions = { reopen: false },
): TerritoryPlan {
  const plan: TerritoryPlan = {
    added: [],
    changed: [],
    ceased: [],
    confirmed: [],
    unchanged: [],
    contradicted: [],
    reopened: [],
  };
  const knownByKey = groupBy(known, territoryKey);
  const statedByKey = [...groupBy(stated, territoryKey)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, rows] of statedByKey) {
    const entries = pair(knownByKey.get(key) ?? [], rows, options);
    const { kept, contradicted } = settleClashes(entries);
    plan.contradicted.push(...contradicted);
    for (const entry of endWhereTheNextBegins(kept)) sort(plan, entry);
  }
  return plan;
}

/** Everything there is once a plan is carried out. */
export function outcomeOf(known: readonly Territory[], plan: TerritoryPlan): Territory[] {
  const after = new Map(known.map((territory) => [territory.id, territory]));
  for (const change of [...plan.changed, ...plan.ceased, ...plan.confirmed]) {
    after.set(change.after.id, change.after);
  }
  return [...after.values(), ...plan.added];
}

export function isEmpty({ added, changed, ceased, confirmed }: TerritoryPlan): boolean {
  return [added, changed, ceased, confirmed].every((part) => part.length === 0);
}

/** Takes stated rows back, the oldest source's first, until no two periods clash. */
function settleClashes(entries: Entry[]): { kept: Entry[]; contradicted: StatedTerritory[] } {
  const contradicted: StatedTerritory[] = [];
  let kept = entries.toSorted((a, b) => byStart(a.now, b.now));
  for (let clash = findClash(kept); clash; clash = findClash(kept)) {
    const [taken] = clash.filter(({ stated }) => stated).toSorted(bySourceDay);
    if (!taken?.stated) throw new Error(`Known rows of ${territoryKey(clash[0].now)} overlap`);
    contradicted.push(taken.stated);
    const { before } = taken;
    kept = kept.flatMap((entry) => {
      if (entry !== taken) return [entry];
      return before ? [{ before, now: before }] : [];
    });
    kept.sort((a, b) => byStart(a.now, b.now));
  }
  return { kept, contradicted };
}

function findClash(entries: Entry[]): [Entry, Entry] | undefined {
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1];
    if (next && clash(entry.now, next.now)) return [entry, next];
  }
  return undefined;
}

/** An open period ends where the next begins, unless a newer source says that it did not. */
function clash(earlier: Territory, later: Territory): boolean {
  if (earlier.validFrom === later.validFrom) return true;
  if (earlier.validTo !== null) return earlier.validTo > later.validFrom;
  return earlier.source.asOf >= later.validFrom && earlier.source.asOf > later.source.asOf;
}

function endWhereTheNextBegins(entries: Entry[]): Entry[] {
  return entries.map((entry, index) => {
    const next = entries[index + 1];
    if (!next || entry.now.validTo !== null) return entry;
    return { ...entry, now: { ...entry.now, validTo: next.now.validFrom } };
  });
}

function sort(plan: TerritoryPlan, { before, stated, now }: Entry): void {
  if (before && stated && reopens(before, stated)) plan.reopened.push(now);
  if (!before) plan.added.push(now);
  else if (!sameFacts(before, now)) {
    const hasEnded = before.validTo === null && now.validTo !== null;
    plan[hasEnded ? 'ceased' : 'changed'].push({ before, after: now });
  } else if (!sameSource(before, now)) plan.confirmed.push({ before, after: now });
  else if (stated) plan.unchanged.push(now);
}

function bySourceDay(a: Entry, b: Entry): number {
  const [first, second] = [a.stated, b.stated];
  if (!first || !second) return 0;
  return compare(first.source.asOf, second.source.asOf) || byStart(second, first);
}
