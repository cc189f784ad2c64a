import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '../database/database.ts';
import type { Inserted } from './case-kind.ts';
import type { Owned } from './case-step.ts';

export type OwnedTable = PgTable &
  Record<'id' | 'organisationId' | 'openedOn' | 'state' | 'externalRef', PgColumn>;

/** How a kind of what an organisation has is found in a transaction, and written. */
export function writingOf<Table extends OwnedTable, Known extends Owned<string>>(
  table: Table,
  toKnown: (row: Table['$inferSelect']) => Known,
) {
  // Drizzle cannot infer the row of a table that is generic here: `toKnown` knows it.
  const rows: PgTable = table;
  const columns = Object.entries<PgColumn>(getTableColumns(rows));
  /** What PostgreSQL makes of other columns is not written. */
  const made = new Set(columns.filter(([, { generated }]) => generated).map(([key]) => key));
  async function find(tx: Tx, where: SQL | undefined): Promise<Known | undefined> {
    const [row] = await tx.select().from(rows).where(where).for('update');
    return row && toKnown(row);
  }
  function findByExternalRef(tx: Tx, organisationId: string, externalRef: string) {
    const own = eq(table.organisationId, organisationId);
    return find(tx, sql`${own} and ${eq(table.externalRef, externalRef)}`);
  }
  return {
    findByExternalRef,
    findForUpdate: (tx: Tx, id: string) => find(tx, eq(table.id, id)),
    /** Unique indexes decide, so that two callers cannot race. */
    async insert(tx: Tx, opened: Known): Promise<Inserted> {
      const entered = await tx
        .insert(rows)
        .values(opened)
        .onConflictDoNothing()
        .returning({ id: table.id });
      if (entered.length > 0) return 'INSERTED';
      const { organisationId, externalRef } = opened;
      if (externalRef === null) return 'TAKEN';
      const same = await findByExternalRef(tx, organisationId, externalRef);
      return same ? 'EXTERNAL_REF_TAKEN' : 'TAKEN';
    },
    async update(tx: Tx, { id, ...changed }: Known): Promise<void> {
      const set = Object.fromEntries(Object.entries(changed).filter(([key]) => !made.has(key)));
      await tx.update(rows).set(set).where(eq(table.id, id));
    },
  };
}
