import { addDays } from '#shared/clock.ts';
import type { Database, Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Belonging } from '../reference/belonging.ts';
import type { NumberedBelonging } from '../reference/belonging-layout.ts';
import { bringIn, type ImportOptions } from '../reference/bring-in.ts';
import { isInForce } from '../reference/dated.ts';
import {
  type FileProblem,
  fileProblem,
  type Parsed,
  refuseFile,
} from '../reference/file-problem.ts';
import { weighBelongings } from '../reference/import-belongings.ts';
import { countWrites, type Plan } from '../reference/plan.ts';
import type { Territory } from './territory.ts';
import { planTerritories } from './territory-facts.ts';
import { applyTerritories, findOfLevels } from './territory-import.repository.ts';
import { territoryPartKind } from './territory-part.repository.ts';

export type AreaLevel = 'ATS' | 'CPI_BASIN';

/** Brings in which comuni ambiti or basins are made of, all or nothing. */
export async function importParts(
  database: Database,
  level: AreaLevel,
  rows: readonly NumberedBelonging[],
  options: ImportOptions & { asOf: string },
): Promise<Parsed<Plan<Belonging>>> {
  return bringIn(database, options, async (tx) => {
    const territories = await findOfLevels(tx, ['COMUNE', level]);
    const unknown = findUnknown(rows, level, territories);
    if (unknown.length > 0) return refuseFile(...unknown);
    const keysOf = ({ whole, part }: NumberedBelonging) => ({
      whole: territoryKey({ level, code: whole }),
      part: territoryKey({ level: 'COMUNE', code: part }),
    });
    const weighed = await weighBelongings(tx, territoryPartKind, rows, keysOf, options);
    if (!weighed.ok) return weighed;
    const plan = weighed.value;
    const write = async () => {
      await territoryPartKind.write(tx, plan);
      await tellPerimeters(tx, plan, territories);
    };
    return { ok: true, value: { value: plan, writes: countWrites(plan), write } };
  });
}

/** Rows that name a comune or an area that is not known, or was not there on their days. */
function findUnknown(
  rows: readonly NumberedBelonging[],
  level: AreaLevel,
  territories: readonly Territory[],
): FileProblem[] {
  const known = groupBy(territories, territoryKey);
  const periodsOf = (of: Territory['level'], code: string) =>
    known.get(territoryKey({ level: of, code })) ?? [];
  return rows.flatMap(({ line, whole, part, validFrom, validTo }) => {
    const lastDay = validTo === null ? validFrom : addDays(validTo, -1);
    const days = [...new Set([validFrom, lastDay])];
    return [
      ...missing(line, 'COMUNE', part, periodsOf('COMUNE', part), days),
      ...missing(line, 'AREA', whole, periodsOf(level, whole), days),
    ];
  });
}

function missing(
  line: number,
  what: 'COMUNE' | 'AREA',
  code: string,
  periods: readonly Territory[],
  days: readonly string[],
): FileProblem[] {
  if (periods.length === 0) return [fileProblem(line, `${what}_UNKNOWN`, { code })];
  const without = days.find((day) => !periods.some((period) => mayBeInForce(period, day)));
  return without === undefined
    ? []
    : [fileProblem(line, `${what}_NOT_IN_FORCE`, { code, on: without })];
}

/** A start that is not known may lie anywhere before. */
function mayBeInForce(period: Territory, day: string): boolean {
  const { validFrom, validFromKnown } = period;
  return isInForce({ ...period, validFrom: validFromKnown ? validFrom : '0001-01-01' }, day);
}

/** A source that says which comuni an area is made of has told its perimeter. */
async function tellPerimeters(
  tx: Tx,
  { added, changed }: Plan<Belonging>,
  territories: readonly Territory[],
): Promise<void> {
  const told = [...added, ...changed.map(({ after }) => after)];
  const stated = [...groupBy(told, ({ whole }) => whole)].flatMap(([whole, [first]]) => {
    const open = territories.find((one) => territoryKey(one) === whole && one.validTo === null);
    if (!open || !first) return [];
    const { id: _, ...facts } = open;
    return [{ ...facts, perimeter: 'KNOWN' as const, source: first.source }];
  });
  await applyTerritories(tx, planTerritories(territories, stated));
}
