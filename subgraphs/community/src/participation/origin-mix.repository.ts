import { sql } from 'drizzle-orm';
import { arrayText } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import type { OriginCounts } from './origin-mix.ts';
import { headCountCells, participations } from './participation.table.ts';

type Row = OriginCounts & { activityId: string };

/**
 * Presences of each activity, by its UUID: persons are third-country nationals, and of a head-count those
 * in no cell are of nobody knows where.
 */
export async function countOrigins(tx: Tx, activityIds: readonly string[]): Promise<Row[]> {
  const { id, activityId, personRecordId, state } = participations;
  const { headCountFemale, headCountMale, headCountUnknown } = participations;
  const of = (group: string) =>
    sql`coalesce(sum(${headCountCells.count}) filter (where ${headCountCells.citizenshipGroup} = ${group}), 0)`;
  return tx.execute<Row>(sql`
    select ${activityId} as "activityId",
      coalesce(sum(cells.italian), 0)::int as italian,
      coalesce(sum(cells.other), 0)::int as "otherEu",
      (count(${personRecordId}) + coalesce(sum(cells.third), 0))::int as "thirdCountry",
      coalesce(sum(${headCountFemale} + ${headCountMale} + ${headCountUnknown}
        - cells.italian - cells.other - cells.third), 0)::int as unknown
    from ${participations}
    left join lateral (
      select ${of('ITALIAN')} as italian, ${of('OTHER_UNION')} as other, ${of('THIRD_COUNTRY_NATIONAL')} as third
      from ${headCountCells} where ${headCountCells.participationId} = ${id}
    ) cells on ${personRecordId} is null
    where ${activityId} = any(${arrayText([...activityIds])}::uuid[]) and ${state} in ('ATTENDED', 'CONFIRMED')
    group by ${activityId}`);
}
