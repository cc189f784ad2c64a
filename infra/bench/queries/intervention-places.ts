import type { Look } from '../query.ts';

export type InterventionPlace = { on: string; id: string };

/** Few, since whoever counts all participations anew is slow on a large sample. */
const places = 8;

/** Places with a full page behind them. */
export function interventionPlaces(look: Look, items: number): Promise<InterventionPlace[]> {
  return look<InterventionPlace>(
    'community',
    `select starts_on::text as "on", id from micro_intervention
     order by starts_on desc, micro_intervention.id desc
     limit (select greatest(least(count(*) - ${items} - 1, ${places}), 1) from micro_intervention)`,
  );
}
