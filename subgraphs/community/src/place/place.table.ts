import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { hasTitle, titleColumns } from '#shared/localised-text/localised-text.table.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { Accessibility, PlaceKind, PlaceState } from './place.ts';

export const places = pgTable(
  'place',
  {
    id: typeId('id', 'place').primaryKey(),
    ...undertakingColumns<PlaceState>(),
    ...titleColumns(),
    kind: text('kind').$type<PlaceKind>().notNull(),
    address: text('address'),
    territory: text('territory'),
    accessibility: text('accessibility').array().$type<Accessibility[]>().notNull(),
    openFrom: date('open_from', { mode: 'string' }).notNull(),
    openUntil: date('open_until', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('place', table),
    index('place_by_title').on(table.title, table.id),
    index('place_by_territory').on(table.territory, table.title, table.id),
    index('place_by_province').on(provinceOf(table), table.title, table.id),
    check('place_title', hasTitle(table.title)),
    check('place_period', sql`${table.openFrom} < ${table.openUntil}`),
    check(
      'place_somewhere',
      sql`(${table.kind} = 'ONLINE') = (${table.territory} is null and ${table.address} is null)`,
    ),
  ],
);

/** The province is what the ISTAT code of a comune begins with. */
export function provinceOf({ territory }: { territory: AnyPgColumn }): SQL {
  return sql`substring(${territory} from '^COMUNE:(...)')`;
}

export const placeHosts = pgTable(
  'place_host',
  {
    placeId: typeId('place_id', 'place')
      .notNull()
      .references(() => places.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    hostsFrom: date('hosts_from', { mode: 'string' }).notNull(),
    hostsUntil: date('hosts_until', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.placeId, table.organisationId, table.hostsFrom] }),
    index('place_host_by_organisation').on(table.organisationId),
    check('place_host_period', sql`${table.hostsFrom} < ${table.hostsUntil}`),
  ],
);
