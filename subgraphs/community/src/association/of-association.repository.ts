import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { equals } from '#shared/database/placeholders.ts';
import { associations } from './association.table.ts';

/** What is of an association that the viewer sees, which row-level security says: else filters would tell whose it is. */
export function isOfAssociation(column: PgColumn, associationId: Placeholder): SQL {
  return sql`(${equals(column, associationId)} and exists (
    select 1 from ${associations} where ${equals(associations.id, associationId)}))`;
}
