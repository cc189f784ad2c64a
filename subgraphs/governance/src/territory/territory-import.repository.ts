import { inArray, like, or, sql } from 'drizzle-orm';
import { getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { type TerritoryLevel, territoryKey } from '#shared/territory-key.ts';
import { findUuid } from '#shared/type-id.ts';
import { excludedSource, hasOtherSource, toSourceColumns } from '../reference-source.ts';
import type { Part } from './reference-areas.ts';
import type { Succession, SuccessionPlan } from './succession-import.ts';
import { toTerritory } from './territory.repository.ts';
import { territories, territoryParts, territorySuccessions } from './territory.table.ts';
import { searchable, type Territory } from './territory.ts';
import type { TerritoryPlan } from './territory-import.ts';

/** Rows of one statement: few statements, none of them long. */
const batch = 2_000;

/** Makes loaders and imports wait for each other: each plans on what the one before it wrote. */
export async function lockReferenceData(tx: Tx): Promise<void> {
  await tx.execute(sql`select 1 from feed for update`);
}

export async function findOfLevels(
  tx: Tx,
  levels: readonly TerritoryLevel[],
): Promise<Territory[]> {
  const rows = await tx
    .select()
    .from(territories)
    .where(inArray(territories.level, [...levels]));
  return rows.map(toTerritory);
}

export async function findSuccessionsOfLevels(
  tx: Tx,
  levels: readonly TerritoryLevel[],
): Promise<Succession[]> {
  const rows = await tx
    .select()
    .from(territorySuccessions)
    .where(or(...levels.map((level) => like(territorySuccessions.predecessorKey, `${level}:%`))));
  return rows.map((row) => ({
    predecessor: row.predecessorKey,
    successor: row.successorKey,
    on: row.on,
    source: getSource(row),
  }));
}

/** Those that end come first, so that a code never has two open rows, not even for a moment. */
export async function applyTerritories(tx: Tx, plan: TerritoryPlan): Promise<void> {
  const after = [...plan.changed, ...plan.ceased, ...plan.confirmed].map((change) => change.after);
  await updateTerritories(
    tx,
    after.filter(({ validTo }) => validTo !== null),
  );
  await updateTerritories(
    tx,
    after.filter(({ validTo }) => validTo === null),
  );
  for (const some of inBatches(plan.added)) await tx.insert(territories).values(some.map(toRow));
}

export async function applySuccessions(tx: Tx, plan: SuccessionPlan): Promise<void> {
  for (const { predecessor, successor, on } of plan.removed) {
    await tx.execute(sql`delete from ${territorySuccessions} where predecessor_key = ${predecessor}
      and successor_key = ${successor} and "on" = ${on}`);
  }
  for (const some of inBatches(plan.added)) {
    await tx.insert(territorySuccessions).values(
      some.map(({ predecessor, successor, on, source }) => ({
        predecessorKey: predecessor,
        successorKey: successor,
        on,
        ...toSourceColumns(source),
      })),
    );
  }
}

/** Writes the parts that are new or come from another source now, and answers how many. */
export async function putParts(tx: Tx, parts: readonly Part[]): Promise<number> {
  const written = await tx
    .insert(territoryParts)
    .values(
      parts.map(({ parent, child, validFrom, source }) => ({
        parentKey: parent,
        childKey: child,
        validFrom,
        ...toSourceColumns(source),
      })),
    )
    .onConflictDoUpdate({
      target: [territoryParts.parentKey, territoryParts.childKey, territoryParts.validFrom],
      set: excludedSource(),
      setWhere: hasOtherSource(territoryParts),
    })
    .returning({ key: territoryParts.childKey });
  return written.length;
}

async function updateTerritories(tx: Tx, changed: readonly Territory[]): Promise<void> {
  for (const some of inBatches(changed)) {
    const rows = some.map((territory) => ({
      ...toRow(territory),
      id: findUuid('territory', territory.id),
    }));
    await tx.execute(sql`
      update ${territories} set
        name = changed."name", search_name = changed."searchName",
        cadastral_code = changed."cadastralCode",
        province_abbreviation = changed."provinceAbbreviation",
        province_code = changed."provinceCode", region_code = changed."regionCode",
        valid_from = changed."validFrom", valid_from_known = changed."validFromKnown",
        valid_to = changed."validTo", perimeter = changed."perimeter",
        source_name = changed."sourceName", source_as_of = changed."sourceAsOf",
        source_confidence = changed."sourceConfidence"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as changed(
        "id" uuid, "name" text, "searchName" text, "cadastralCode" text,
        "provinceAbbreviation" text, "provinceCode" text, "regionCode" text,
        "validFrom" date, "validFromKnown" boolean, "validTo" date, "perimeter" text,
        "sourceName" text, "sourceAsOf" date, "sourceConfidence" text)
      where territory.id = changed."id"`);
  }
}

function toRow({ source, ...facts }: Territory): typeof territories.$inferInsert {
  return {
    ...facts,
    key: territoryKey(facts),
    searchName: searchable(facts.name),
    ...toSourceColumns(source),
  };
}

function inBatches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / batch);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * batch, (index + 1) * batch),
  );
}
