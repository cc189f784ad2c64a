import type { Source } from '#shared/database/columns.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { outcomeOf } from '../reference/plan.ts';
import type { Territory } from './territory.ts';
import type { TerritoryPlan } from './territory-facts.ts';

/** `predecessor` gave way to `successor`, both `LEVEL:code`, on the day it ceased. */
export type Succession = { predecessor: string; successor: string; on: string; source: Source };

export type SuccessionPlan = { added: Succession[]; removed: Succession[] };

/**
 * What the successions become when the territories change as planned: the known ones move with the
 * day their predecessor ceased, or fall when it did not; of the stated ones those are added whose
 * predecessor ceases on that day in the end.
 */
export function planSuccessions(
  known: readonly Succession[],
  stated: readonly Succession[],
  territories: readonly Territory[],
  plan: TerritoryPlan,
): SuccessionPlan {
  const moved = new Map<string, string | null>();
  for (const { before, after } of [...plan.changed, ...plan.ceased]) {
    if (before.validTo) moved.set(endOf(territoryKey(before), before.validTo), after.validTo);
  }
  const ends = new Set(
    outcomeOf(territories, plan).map((row) => endOf(territoryKey(row), row.validTo)),
  );
  const wanted = new Map<string, Succession>();
  for (const succession of [...known, ...stated]) {
    const { predecessor, on } = succession;
    const day = moved.has(endOf(predecessor, on)) ? moved.get(endOf(predecessor, on)) : on;
    if (!day || !ends.has(endOf(predecessor, day))) continue;
    const final = { ...succession, on: day };
    if (!wanted.has(nameOf(final))) wanted.set(nameOf(final), final);
  }
  const names = new Set(known.map(nameOf));
  return {
    added: [...wanted.values()].filter((succession) => !names.has(nameOf(succession))),
    removed: known.filter((succession) => !wanted.has(nameOf(succession))),
  };
}

function endOf(key: string, on: string | null): string {
  return `${key} ${on}`;
}

function nameOf({ predecessor, successor, on }: Succession): string {
  return `${predecessor} ${successor} ${on}`;
}
