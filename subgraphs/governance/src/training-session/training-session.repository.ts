import { eq, getTableColumns, gte, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { TrainingSessionFilter, TrainingSessionOrder } from '../generated/resolvers.ts';
import { trainingSessions } from './training-session.table.ts';
import type { TrainingSession } from './training-session.ts';

/** Found by id or by place; those of an edition are few enough to be read at once. */
export const trainingSessionList = defineList({
  type: 'TrainingSession',
  table: trainingSessions,
  id: trainingSessions.id,
  toNode: (row): TrainingSession => row,
  orders: {
    HELD_ON_ASC: ascending(trainingSessions.heldOn, (node: TrainingSession) => node.heldOn),
    HELD_ON_DESC: descending(trainingSessions.heldOn, (node: TrainingSession) => node.heldOn),
  } satisfies Record<TrainingSessionOrder, OrderColumn<TrainingSession>>,
  usualOrder: 'HELD_ON_DESC',
  where: (asked: Asked<TrainingSessionFilter>) => [
    asked.heldFrom && gte(trainingSessions.heldOn, asked.heldFrom),
    asked.heldBefore && lt(trainingSessions.heldOn, asked.heldBefore),
  ],
});

export const ofPlace: Relation = {
  name: 'place',
  parentPrefix: 'place',
  on: (key) => sql`${trainingSessions.placeId} = ${key}`,
};

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
