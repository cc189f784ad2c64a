import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { isHashed } from '#shared/erasure/erasure-receipt.repository.ts';
import { toTypeId } from '#shared/type-id.ts';

/** Records of which something is there though they were erased. */
export async function findRestored(tx: Tx, hashes: readonly string[]): Promise<string[]> {
  const of = (table: string, column = 'person_record_id'): SQL =>
    sql`select ${sql.identifier(column)} as id from ${sql.identifier(table)}
      where ${sql.identifier(column)} is not null and ${isHashed(sql`${sql.identifier(column)}`, hashes)}`;
  const rows = await tx.execute<{ id: string }>(sql`
    ${of('participation')} union ${of('participation', 'awaited_record_id')}
    union ${of('survey_response')} union ${of('followed_consent')}
    union ${of('followed_person_record')} order by id`);
  return rows.map(({ id }) => toTypeId('person_record', id));
}
