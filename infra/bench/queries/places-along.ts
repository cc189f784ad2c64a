import { type Look, placesPerQuery } from '../query.ts';

/** Where a row lies in a list that is ordered by a day and by its id. */
export type DayPlace = { on: string; id: string };

/**
 * Places from all over a list of employment's, each with a full page behind it; one where the list is
 * shorter than that.
 */
export function placesAlong(
  look: Look,
  list: { from: string; day: string },
  items: number,
): Promise<DayPlace[]> {
  return look<DayPlace>(
    'employment',
    `select day::text as "on", id from (
       select day, id, row_number() over (order by day, id) as place, count(*) over () as total
       from (select id, ${list.day} as day from ${list.from}) row) listed
     where place % greatest((total - ${items}) / ${placesPerQuery}, 1) = 0
       and place <= greatest(total - ${items}, 1)
     order by place limit ${placesPerQuery}`,
  );
}
