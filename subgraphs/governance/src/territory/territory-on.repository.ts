import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { territoryParts } from './territory.table.ts';

/** A territory (`LEVEL:code`) as it was on a day, for relations whose parents are such. */
export function keyOn(territory: string, day: string): string {
  return `${territory}@${day}`;
}

/** The day of such a key. */
export function dayOf(key: SQL): SQL {
  return sql`split_part(${key}, '@', 2)::date`;
}

/** Whether a territory is the one of such a key, or a comune that was part of it by the perimeter of that day. */
export function isWithin(territory: PgColumn, key: SQL): SQL {
  const whole = sql`split_part(${key}, '@', 1)`;
  return sql`${territory} = any(array(select ${whole} union all
    select ${territoryParts.childKey} from ${territoryParts}
    where ${territoryParts.parentKey} = ${whole} and ${isInForce(territoryParts, dayOf(key))}))`;
}

export function isInForce(
  { validFrom, validTo }: Record<'validFrom' | 'validTo', PgColumn>,
  day: SQL,
) {
  return sql`${validFrom} <= ${day} and (${validTo} is null or ${validTo} > ${day})`;
}
