import { and, asc, gt, ne, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import type { VersionCount } from '#shared/sealing/data-key.repository.ts';
import { personRecords } from '../person/person.table.ts';

const { id, indexVersion } = personRecords;

/** For those who see all. */
export async function countRecordIndexes(tx: Tx): Promise<VersionCount[]> {
  return tx
    .select({ version: indexVersion, count: sql<number>`count(*)::int` })
    .from(personRecords)
    .groupBy(indexVersion)
    .orderBy(indexVersion);
}

/** The next records that lie under another index key; what somebody is changing is left out. */
export async function lockIndexedOtherwise(
  tx: Tx,
  version: number,
  { after, most }: { after: string; most: number },
): Promise<string[]> {
  const rows = await tx
    .select({ id })
    .from(personRecords)
    .where(and(ne(indexVersion, version), gt(id, sql`${after}::uuid`)))
    .orderBy(asc(id))
    .limit(most)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.id);
}
