import { sql } from 'drizzle-orm';
import { textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { getUuid } from '#shared/type-id.ts';
import { referralTallies } from './referral-tally.table.ts';

/** Organisations as one key, the same in whatever order they come. */
export function amongKey(organisationIds: readonly string[]): string {
  return organisationIds
    .map((id) => getUuid('organisation', id))
    .toSorted()
    .join();
}

const { quarterStartsOn, sent, accepted, senderId, receiverId } = referralTallies;
const among = sql<string>`among.key`.mapWith(String);
const columns = { among, quarterStartsOn, sent, accepted };

/** Of each group of organisations what each of them sent to each other. */
export const talliesAmong = statement(
  columns,
  write
    .select(columns)
    .from(sql`unnest(${textArray('keys')}) as among(key)`)
    .innerJoin(
      referralTallies,
      sql`${senderId} = any(string_to_array(among.key, ',')::uuid[])
        and ${receiverId} = any(string_to_array(among.key, ',')::uuid[])`,
    )
    .orderBy(quarterStartsOn),
  ({ among: of, ...value }) => ({ of, value }),
);
