import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { policyToolVersions } from '../policy-tool/policy-tool.table.ts';
import type { AdoptionExtent, ToolAdoptionState } from './tool-adoption.ts';

export const toolAdoptions = pgTable(
  'tool_adoption',
  {
    id: typeId('id', 'tool_adoption').primaryKey(),
    ...undertakingColumns<ToolAdoptionState>(),
    policyToolId: typeId('policy_tool_id', 'policy_tool').notNull(),
    toolVersion: text('tool_version').notNull(),
    extent: text('extent').$type<AdoptionExtent>().notNull(),
    adoptedOn: date('adopted_on', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('tool_adoption', table),
    foreignKey({
      name: 'tool_adoption_of_version',
      columns: [table.policyToolId, table.toolVersion],
      foreignColumns: [policyToolVersions.policyToolId, policyToolVersions.number],
    }),
    uniqueIndex('tool_adoption_one_open')
      .on(table.policyToolId, table.organisationId)
      .where(sql`${table.state} <> 'ABANDONED'`),
    index('tool_adoption_by_tool').on(table.policyToolId, table.openedOn, table.id),
    check(
      'tool_adoption_adopted',
      sql`case ${table.state} when 'ADOPTED' then ${table.adoptedOn} is not null
        when 'ABANDONED' then true else ${table.adoptedOn} is null end`,
    ),
  ],
);
