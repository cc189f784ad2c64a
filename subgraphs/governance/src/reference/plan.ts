import { groupBy } from '#shared/group-by.ts';
import type { Dated, Facts, Known } from './dated.ts';
import { areSameFacts, haveSameSource, reopens } from './merge.ts';
import { byStart, compare, type Entry, type PlanOptions, pair } from './pairing.ts';

export type Change<Row extends Dated> = { before: Known<Row>; after: Known<Row> };

/** What a source's rows would change in what is known. */
export type Plan<Row extends Dated> = {
  added: Known<Row>[];
  changed: Change<Row>[];
  /** Open until now, ended by the source. */
  ceased: Change<Row>[];
  /** The same facts, now known for a later day. */
  confirmed: Change<Row>[];
  unchanged: Known<Row>[];
  /** Left out: they do not fit with what is known, and neither can be told to be right. */
  contradicted: Row[];
  /** In force by a newer source, though known to have ceased: as `reopen` says, either is kept. */
  reopened: Known<Row>[];
};

/**
 * Weighs the rows of a source against what is known. Rows of one key never overlap afterwards;
 * what the source does not mention stays; planning the same rows again changes nothing.
 */
export function planRows<Row extends Dated>(
  facts: Facts<Row>,
  known: readonly Known<Row>[],
  stated: readonly Row[],
  options: PlanOptions = { reopen: false },
): Plan<Row> {
  const plan: Plan<Row> = {
    added: [],
    changed: [],
    ceased: [],
    confirmed: [],
    unchanged: [],
    contradicted: [],
    reopened: [],
  };
  const knownByKey = groupBy(known, facts.keyOf);
  const statedByKey = [...groupBy(stated, facts.keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, rows] of statedByKey) {
    const entries = pair(facts, knownByKey.get(key) ?? [], rows, options);
    const { kept, contradicted } = settleClashes(entries, key);
    plan.contradicted.push(...contradicted);
    for (const entry of endWhereTheNextBegins(kept)) sort(facts, plan, entry);
  }
  return plan;
}

/** Everything there is once a plan is carried out. */
export function outcomeOf<Row extends Dated>(
  known: readonly Known<Row>[],
  plan: Plan<Row>,
): Known<Row>[] {
  const after = new Map(known.map((row) => [row.id, row]));
  for (const change of [...plan.changed, ...plan.ceased, ...plan.confirmed]) {
    after.set(change.after.id, change.after);
  }
  return [...after.values(), ...plan.added];
}

/** How many rows the plan writes. */
export function countWrites<Row extends Dated>(plan: Plan<Row>): number {
  const { added, changed, ceased, confirmed } = plan;
  return added.length + changed.length + ceased.length + confirmed.length;
}

export function isEmpty<Row extends Dated>(plan: Plan<Row>): boolean {
  return countWrites(plan) === 0;
}

/** Takes stated rows back, the oldest source's first, until no two periods clash. */
function settleClashes<Row extends Dated>(
  entries: Entry<Row>[],
  key: string,
): { kept: Entry<Row>[]; contradicted: Row[] } {
  const contradicted: Row[] = [];
  let kept = entries.toSorted((a, b) => byStart(a.now, b.now));
  for (let clash = findClash(kept); clash; clash = findClash(kept)) {
    const [taken] = clash.filter(({ stated }) => stated).toSorted(bySourceDay);
    if (!taken?.stated) throw new Error(`Known rows of ${key} overlap`);
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

function findClash<Row extends Dated>(entries: Entry<Row>[]): [Entry<Row>, Entry<Row>] | undefined {
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1];
    if (next && clash(entry.now, next.now)) return [entry, next];
  }
  return undefined;
}

/** An open period ends where the next begins, unless a newer source says that it did not. */
function clash(earlier: Dated, later: Dated): boolean {
  if (earlier.validFrom === later.validFrom) return true;
  if (earlier.validTo !== null) return earlier.validTo > later.validFrom;
  return earlier.source.asOf >= later.validFrom && earlier.source.asOf > later.source.asOf;
}

function endWhereTheNextBegins<Row extends Dated>(entries: Entry<Row>[]): Entry<Row>[] {
  return entries.map((entry, index) => {
    const next = entries[index + 1];
    if (!next || entry.now.validTo !== null) return entry;
    return { ...entry, now: { ...entry.now, validTo: next.now.validFrom } };
  });
}

function sort<Row extends Dated>(
  facts: Facts<Row>,
  plan: Plan<Row>,
  { before, stated, now }: Entry<Row>,
): void {
  if (before && stated && reopens(before, stated)) plan.reopened.push(now);
  if (!before) plan.added.push(now);
  else if (!areSameFacts(facts, before, now)) {
    const hasEnded = before.validTo === null && now.validTo !== null;
    plan[hasEnded ? 'ceased' : 'changed'].push({ before, after: now });
  } else if (!haveSameSource(before, now)) plan.confirmed.push({ before, after: now });
  else if (stated) plan.unchanged.push(now);
}

function bySourceDay<Row extends Dated>(a: Entry<Row>, b: Entry<Row>): number {
  const [first, second] = [a.stated, b.stated];
  if (!first || !second) return 0;
  return compare(first.source.asOf, second.source.asOf) || byStart(second, first);
}
