import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { trainingSessions } from './training-session.table.ts';
import type { TrainingSession } from './training-session.ts';

/** Found by id alone; those of an edition are few enough to be read at once. */
export const trainingSessionList = defineList({
  type: 'TrainingSession',
  table: trainingSessions,
  id: trainingSessions.id,
  scope: 'governance:read',
  toNode: (row): TrainingSession => row,
  orders: {
    HELD_ON_ASC: ascending(trainingSessions.heldOn, (node: TrainingSession) => node.heldOn),
  },
  usualOrder: 'HELD_ON_ASC',
  where: () => [],
});

const columns = getTableColumns(trainingSessions);

export const sessionsOfEdition = statement(
  columns,
  write
    .select(columns)
    .from(trainingSessions)
    .where(sql`${columns.trainingEditionId} = any(${idArray('training_edition', 'keys')})`)
    .orderBy(columns.heldOn, columns.id),
  (row) => ({ of: row.trainingEditionId, value: row as TrainingSession }),
);

export async function findSessionForUpdate(
  tx: Tx,
  id: string,
): Promise<TrainingSession | undefined> {
  const [row] = await tx
    .select()
    .from(trainingSessions)
    .where(eq(trainingSessions.id, id))
    .for('update');
  return row;
}

export async function insertSession(tx: Tx, session: TrainingSession): Promise<void> {
  await tx.insert(trainingSessions).values(session);
}

export async function updateSession(tx: Tx, { id, ...changed }: TrainingSession): Promise<void> {
  await tx.update(trainingSessions).set(changed).where(eq(trainingSessions.id, id));
}
