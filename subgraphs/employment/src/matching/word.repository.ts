import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { matchWords } from './matching.table.ts';
import { codeBytes, headBytes, skeletonBytes } from './name-code.ts';

/** Stands for all records: that it is there tells that words were counted. */
const everybody = '*';

/** Counts anew how many records bear each word; those of less than the `least` part are left out. */
export async function countWords(tx: Tx, least: number): Promise<void> {
  await tx.delete(matchWords);
  await tx.execute(sql`
    with coded as (select name_codes from person_record where name_codes is not null),
      total as (select count(*)::float8 as records from coded)
    insert into match_word (skeleton, share)
    select encode(skeleton, 'hex'), count(*) / max(total.records)
    from total, coded, lateral (
      select distinct substring(
        name_codes from 1 + ${headBytes}::int + ${codeBytes}::int * word for ${skeletonBytes}::int)
      from generate_series(0, length(name_codes) / ${codeBytes}::int - 1) as word
    ) as borne(skeleton)
    group by 1 having count(*) / max(total.records) >= ${least}::float8
    union all select ${everybody}, 1 from total where records > 0`);
}

/** How large a part of all records bears each word; undefined where nobody has counted. */
export async function findShares(
  tx: Tx,
  skeletons: readonly string[],
  least: number,
): Promise<(skeleton: string) => number | undefined> {
  const rows = await tx
    .select()
    .from(matchWords)
    .where(inArray(matchWords.skeleton, [everybody, ...new Set(skeletons)]));
  const shares = new Map(rows.map(({ skeleton, share }) => [skeleton, share]));
  return (skeleton) => shares.get(skeleton) ?? (shares.has(everybody) ? least : undefined);
}
