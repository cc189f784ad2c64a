import type { PerHolder } from './domain.ts';
import { communityTables } from './table-classes/community.ts';
import { employmentTables } from './table-classes/employment.ts';
import { gatewayTables } from './table-classes/gateway.ts';
import { governanceTables } from './table-classes/governance.ts';
import type { TableRules } from './table-classes/table-rule.ts';

/**
 * Every table of every database, with its class and whose its rows are; a database that is added is added
 * here. tests/row-level-security compares it with what PostgreSQL does.
 */
export const tableClasses = {
  governance: governanceTables,
  employment: employmentTables,
  community: communityTables,
  gateway: gatewayTables,
} satisfies PerHolder<TableRules>;
