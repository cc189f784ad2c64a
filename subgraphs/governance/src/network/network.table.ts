import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { NetworkLevel, NetworkState, NetworkTheme, PredecessorProgramme } from './network.ts';

export const networks = pgTable(
  'network',
  {
    id: typeId('id', 'network').primaryKey(),
    ...undertakingColumns<NetworkState>(),
    nameIt: text('name_it').notNull(),
    nameEn: text('name_en').notNull(),
    theme: text('theme').$type<NetworkTheme>().notNull(),
    level: text('level').$type<NetworkLevel>().notNull(),
    purposeIt: text('purpose_it').notNull(),
    purposeEn: text('purpose_en').notNull(),
    predecessorProgramme: text('predecessor_programme').$type<PredecessorProgramme>().notNull(),
    predecessorName: text('predecessor_name'),
    formedOn: date('formed_on', { mode: 'string' }),
    dissolvedOn: date('dissolved_on', { mode: 'string' }),
  },
  (table) => [
    // What refers to a network names its convening partner with it.
    unique('network_of_convener').on(table.id, table.organisationId),
    check(
      'network_predecessor',
      sql`(${table.predecessorProgramme} = 'NONE') = (${table.predecessorName} is null)`,
    ),
    ...undertakingIndexes('network', table),
    index('network_by_name').on(table.nameIt, table.id),
  ],
);

/** What hangs on a network names its convening partner too, by whom row-level security decides. */
export function ofNetwork(name: string, networkId: AnyPgColumn, convenerId: AnyPgColumn) {
  return foreignKey({
    name,
    columns: [networkId, convenerId],
    foreignColumns: [networks.id, networks.organisationId],
  });
}

/** `territory` is `LEVEL:code`, so that it survives changes of name and perimeter. */
export const networkTerritories = pgTable(
  'network_territory',
  {
    networkId: typeId('network_id', 'network').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    territory: text('territory').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [
    ofNetwork('network_territory_of_network', table.networkId, table.organisationId),
    check('network_territory_period', sql`${table.validFrom} < ${table.validTo}`),
    uniqueIndex('network_territory_one_open')
      .on(table.networkId, table.territory)
      .where(sql`${table.validTo} is null`),
    index('network_territory_of').on(table.networkId, table.validFrom, table.territory),
    index('network_territory_by_territory').on(table.territory, table.networkId),
  ],
);
