import { type SQL, sql } from 'drizzle-orm';
import { arrayText } from '../database/columns.ts';
import type { Tx } from '../database/database.ts';
import { toTypeId } from '../type-id.ts';
import type { Owned } from './key-provider.ts';
import type { KeyTable } from './sealed-column.ts';

/** How many lie under a version. */
export type VersionCount = { version: number; count: number };

/** The first two bytes of a stored key. */
const versionOfKey = sql.raw('(get_byte(data_key, 0) * 256 + get_byte(data_key, 1))');

const nameOf = ({ table }: KeyTable): SQL => sql.identifier(table) as unknown as SQL;
const idOf = ({ id = 'id' }: KeyTable): SQL => sql.identifier(id) as unknown as SQL;

/** For those who see all. */
export async function countDataKeys(tx: Tx, keyTable: KeyTable): Promise<VersionCount[]> {
  return tx.execute<VersionCount>(sql`select ${versionOfKey} as version, count(*)::int as count
    from ${nameOf(keyTable)} where data_key is not null group by 1 order by 1`);
}

export type StoredKey = Owned & { uuid: string };

/**
 * The next of those that lie under another version than this, locked; what somebody is changing at this
 * moment is left out, for another time.
 */
export async function lockOlderKeys(
  tx: Tx,
  keyTable: KeyTable,
  { current, after, most }: { current: number; after: string; most: number },
): Promise<StoredKey[]> {
  const id = idOf(keyTable);
  const rows = await tx.execute<{ uuid: string; key: Buffer }>(sql`select ${id} as uuid,
      data_key as key
    from ${nameOf(keyTable)}
    where ${id} > ${after}::uuid and data_key is not null and ${versionOfKey} <> ${current}::int
    order by ${id} limit ${most}::int for update skip locked`);
  const { prefix } = keyTable;
  return rows.map(({ uuid, key }) => ({
    uuid,
    key,
    owner: prefix === undefined ? uuid : toTypeId(prefix, uuid),
  }));
}

/** Nothing else of the rows changes: what is sealed stays as it is. */
export async function putDataKeys(
  tx: Tx,
  keyTable: KeyTable,
  keys: readonly { uuid: string; key: Buffer }[],
): Promise<void> {
  const ids = arrayText(keys.map(({ uuid }) => uuid));
  const texts = arrayText(keys.map(({ key }) => key.toString('base64')));
  const id = idOf(keyTable);
  await tx.execute(sql`update ${nameOf(keyTable)} as held
    set data_key = decode(wrapped.key, 'base64')
    from unnest(${ids}::uuid[], ${texts}::text[]) as wrapped (id, key)
    where held.${id} = wrapped.id`);
}
