import { and, desc, eq, getTableColumns, ne, sql } from 'drizzle-orm';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf, textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { OperatorFilter } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { operators } from './operator.table.ts';
import { type Operator, operatorLifeCycle } from './operator.ts';

export const operatorUndertaking = defineUndertaking({
  type: 'Operator',
  table: operators,
  begins: 'INVITED',
  cycle: operatorLifeCycle,
  toUndertaking: (row): Operator => row,
  orders: {
    OPENED_ON_ASC: ascending(operators.openedOn, (node: Operator) => node.openedOn),
    OPENED_ON_DESC: descending(operators.openedOn, (node: Operator) => node.openedOn),
  },
  usualOrder: 'OPENED_ON_DESC',
  check: ({ organisationId, accessPointId }: OperatorFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (accessPointId) requireId(context, 'access_point', accessPointId);
  },
  where: (asked: Asked<OperatorFilter>) => [
    asked.role && isOneOf(operators.role, asked.role),
    asked.state && isOneOf(operators.state, asked.state),
    asked.organisationId && equals(operators.organisationId, asked.organisationId),
    asked.accessPointId && equals(operators.accessPointId, asked.accessPointId),
  ],
});

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${operators.organisationId} = ${key}`,
};

const { subject } = operators;

/** By the subject of their token, at whichever employer; who has not left first. */
export const operatorsOfSubjects = statement(
  getTableColumns(operators),
  write
    .select(getTableColumns(operators))
    .from(operators)
    .where(sql`${subject} = any(${textArray('keys')})`)
    .orderBy(sql`${operators.state} = 'LEFT'`, desc(operators.openedOn)),
  (row): { of: string; value: Operator } => ({ of: row.subject ?? '', value: row }),
);

/** Whether another of the employer's operators has this subject who has not left; the unique index decides races. */
export async function isSubjectTaken(
  tx: Tx,
  { id, organisationId, subject: wanted }: Pick<Operator, 'id' | 'organisationId' | 'subject'>,
): Promise<boolean> {
  if (wanted === null) return false;
  const found = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(
      and(
        eq(operators.organisationId, organisationId),
        eq(subject, wanted),
        ne(operators.state, 'LEFT'),
        ne(operators.id, id),
      ),
    );
  return found.length > 0;
}

const trained = {
  accessPointId: operators.accessPointId,
  trained: sql<number>`count(*)`.mapWith(Number),
};

/** How many at each access point are trained and have not left. */
export const trainedAtAccessPoints = statement(
  trained,
  write
    .select(trained)
    .from(operators)
    .where(
      sql`${operators.accessPointId} = any(${idArray('access_point', 'keys')})
        and ${operators.trainedOn} is not null and ${operators.state} <> 'LEFT'`,
    )
    .groupBy(operators.accessPointId),
  (row) => ({ of: row.accessPointId ?? '', value: row.trained }),
);

/** That somebody completed a training: the provider says so, whose operator it mostly is not. */
export async function addTraining(
  tx: Tx,
  viewer: Viewer,
  { operatorId, on, minutes }: { operatorId: string; on: string; minutes: number },
): Promise<void> {
  const { id, trainedOn, trainedMinutes } = operators;
  await asPlatform(tx, viewer, () =>
    tx
      .update(operators)
      .set({
        trainedOn: sql`least(${trainedOn}, ${on}::date)`,
        trainedMinutes: sql`${trainedMinutes} + ${minutes}`,
      })
      .where(sql`${id} = ${sql.param(operatorId, id)}`),
  );
}
