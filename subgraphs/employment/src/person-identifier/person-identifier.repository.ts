import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { personIdentifiers } from './person-identifier.table.ts';
import type { PersonIdentifier } from './person-identifier.ts';

export const personIdentifierList = defineList({
  type: 'PersonIdentifier',
  table: personIdentifiers,
  id: personIdentifiers.id,
  toNode: (row): PersonIdentifier => row,
  orders: {
    CREATED_ASC: ascending(personIdentifiers.id, (node: PersonIdentifier) => node.id),
  },
  usualOrder: 'CREATED_ASC',
  where: () => [],
});

const columns = getTableColumns(personIdentifiers);

export const identifiersOf = statement(
  columns,
  write
    .select(columns)
    .from(personIdentifiers)
    .where(sql`${personIdentifiers.personRecordId} = any(${idArray('person_record', 'keys')})`)
    .orderBy(personIdentifiers.id),
  (row) => ({ of: row.personRecordId, value: row }),
);

/** In the order in which they were entered, locked against others who would change them. */
export async function findIdentifiersForUpdate(
  tx: Tx,
  personRecordId: string,
): Promise<PersonIdentifier[]> {
  return tx
    .select()
    .from(personIdentifiers)
    .where(eq(personIdentifiers.personRecordId, personRecordId))
    .orderBy(personIdentifiers.id)
    .for('update');
}

export async function findIdentifierForUpdate(
  tx: Tx,
  id: string,
): Promise<PersonIdentifier | undefined> {
  const [row] = await tx
    .select()
    .from(personIdentifiers)
    .where(eq(personIdentifiers.id, id))
    .for('update');
  return row;
}

export async function putBlindIndex(tx: Tx, id: string, blindIndex: string | null): Promise<void> {
  await tx.update(personIdentifiers).set({ blindIndex }).where(eq(personIdentifiers.id, id));
}

export async function insertIdentifier(tx: Tx, identifier: PersonIdentifier): Promise<void> {
  await tx.insert(personIdentifiers).values(identifier);
}

export async function updateIdentifier(tx: Tx, identifier: PersonIdentifier): Promise<void> {
  const { state, verifiedOn, validTo, version } = identifier;
  await tx
    .update(personIdentifiers)
    .set({ state, verifiedOn, validTo, version })
    .where(eq(personIdentifiers.id, identifier.id));
}
