import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sourceColumns, typeId } from '#shared/database/columns.ts';
import type { AccessPointKind, AccessPointRelation, AccessPointState } from './access-point.ts';

export const accessPoints = pgTable(
  'access_point',
  {
    id: typeId('id', 'access_point').primaryKey(),
    code: text('code').notNull(),
    kind: text('kind').$type<AccessPointKind>().notNull(),
    name: text('name').notNull(),
    state: text('state').$type<AccessPointState>().notNull(),
    comuneCode: text('comune_code'),
    operatingOrganisationId: typeId('operating_organisation_id', 'organisation').notNull(),
    hostOrganisationId: typeId('host_organisation_id', 'organisation'),
    parentId: typeId('parent_id', 'access_point').references((): AnyPgColumn => accessPoints.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    ...sourceColumns(),
  },
  (table) => [
    uniqueIndex('access_point_one_open').on(table.code).where(sql`${table.validTo} is null`),
    check('access_point_period', sql`${table.validFrom} < ${table.validTo}`),
    index('access_point_by_name').on(table.name, table.id),
    index('access_point_by_code').on(table.code, table.id),
    index('access_point_by_organisation').on(table.operatingOrganisationId, table.name, table.id),
  ],
);

/** `territory` is `LEVEL:code`; what lies in a comune lies in its province and region too. */
export const accessPointTerritories = pgTable(
  'access_point_territory',
  {
    accessPointId: typeId('access_point_id', 'access_point')
      .notNull()
      .references(() => accessPoints.id),
    territory: text('territory').notNull(),
    relation: text('relation').$type<AccessPointRelation>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accessPointId, table.relation, table.territory] }),
    index('access_point_territory_by_territory').on(table.territory, table.accessPointId),
  ],
);

/** How many access points of a kind a source expects from a day on, until it says otherwise. */
export const accessPointExpectations = pgTable(
  'access_point_expectation',
  {
    kind: text('kind').$type<AccessPointKind>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    expected: integer('expected').notNull(),
    ...sourceColumns(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.validFrom] })],
);
