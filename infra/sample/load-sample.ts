import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import { sampleTables as communityTables } from '#community/sample-tables.ts';
import { sampleTables as employmentTables } from '#employment/sample-tables.ts';
import { sampleTables as governanceTables } from '#governance/sample-tables.ts';
import type { Domain } from '#schema/domains.ts';
import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import { setClaims } from '#shared/database/claims.ts';
import type { Database, Tx } from '#shared/database/database.ts';
import { platform } from '#shared/identity/viewer.ts';
import type { SampleRows } from '#shared/sample/sample-rows.ts';
import type { PerDomain } from '../database/domain.ts';
import { insertRows } from './insert-rows.ts';
import { type SamplePlan, samplePlan } from './plan.ts';

/** Each domain makes its own rows of the shared plan. */
export const sampleTablesOf: PerDomain<(plan: SamplePlan) => SampleRows[]> = {
  governance: governanceTables,
  employment: employmentTables,
  community: communityTables,
};

/** Rows written per table. */
type Loaded = Record<string, number>;

/**
 * Loads one domain's part of the sample, all of it or nothing; undefined when it is there already.
 * The other domains' parts fit it without being asked: all come from the same plan.
 */
export async function loadSample(
  database: Database,
  domain: Domain,
  plan: SamplePlan = samplePlan(),
): Promise<Loaded | undefined> {
  const tables = sampleTablesOf[domain](plan);
  const loaded = await database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    if (await isLoaded(tx, tables)) return undefined;
    const written: Loaded = {};
    for (const rows of tables) written[getTableName(rows.table)] = await insertRows(tx, rows);
    await appendSnapshot(tx);
    return written;
  });
  if (loaded) await database.execute(sql`analyze`);
  return loaded;
}

/** The first row stands for all, which are written in one transaction. */
async function isLoaded(tx: Tx, [first]: SampleRows[]): Promise<boolean> {
  if (!first) return true;
  const [row] = first.rows();
  const { id } = getTableColumns(first.table);
  if (!row || !id) throw new Error(`${getTableName(first.table)} does not tell a sample by its id`);
  const found = await tx.select({ id }).from(first.table).where(eq(id, row.id)).limit(1);
  return found.length > 0;
}
