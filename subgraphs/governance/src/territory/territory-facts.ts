import { referenceId } from '#shared/reference-id.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Facts } from '../reference/dated.ts';
import type { PlanOptions } from '../reference/pairing.ts';
import { type Plan, planRows } from '../reference/plan.ts';
import { samePlainName, type Territory } from './territory.ts';

/** A territory as a source states it. */
export type StatedTerritory = Omit<Territory, 'id'>;

export type TerritoryPlan = Plan<StatedTerritory>;

const territoryFacts: Facts<StatedTerritory> = {
  keyOf: territoryKey,
  idOf: (row, attempt) => {
    const name = `${territoryKey(row)}@${row.validFrom}`;
    return referenceId('territory', attempt === 1 ? name : `${name}#${attempt}`);
  },
  merge: (known, newer, older) => ({
    // Registers write in capitals; a name that differs in nothing else keeps its spelling.
    name: [newer, older].every(({ name }) => samePlainName(known.name, name))
      ? known.name
      : newer.name,
    cadastralCode: newer.cadastralCode ?? older.cadastralCode,
    provinceAbbreviation: newer.provinceAbbreviation ?? older.provinceAbbreviation,
    provinceCode: newer.provinceCode ?? older.provinceCode,
    regionCode: newer.regionCode ?? older.regionCode,
    // What a source once told of the parts is not unlearnt from one that does not.
    perimeter: [newer, older].some(({ perimeter }) => perimeter === 'KNOWN') ? 'KNOWN' : 'UNKNOWN',
  }),
  areSame: (a, b) =>
    a.name === b.name &&
    a.cadastralCode === b.cadastralCode &&
    a.provinceAbbreviation === b.provinceAbbreviation &&
    a.provinceCode === b.provinceCode &&
    a.regionCode === b.regionCode &&
    a.perimeter === b.perimeter,
};

/** What a source's territories would change in what is known. */
export function planTerritories(
  known: readonly Territory[],
  stated: readonly StatedTerritory[],
  options?: PlanOptions,
): TerritoryPlan {
  return planRows(territoryFacts, known, stated, options);
}
