import { eq, gte, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { stepsOfCases } from '../case-step/case-step.repository.ts';
import type { IntakeFilter, IntakeOrder } from '../generated/resolvers.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { intakes } from './intake.table.ts';
import type { Intake } from './intake.ts';

export const intakeList = defineList({
  type: 'Intake',
  table: intakes,
  id: intakes.id,
  scope: 'case:read',
  toNode: (row): Intake => row,
  orders: {
    OPENED_ON_ASC: ascending(intakes.openedOn, (node: Intake) => node.openedOn),
    OPENED_ON_DESC: descending(intakes.openedOn, (node: Intake) => node.openedOn),
  } satisfies Record<IntakeOrder, OrderColumn<Intake>>,
  usualOrder: 'OPENED_ON_DESC',
  audience: audienceOf,
  check: ({ accessPointId }: IntakeFilter, context) => {
    if (accessPointId) requireId(context, 'access_point', accessPointId);
  },
  where: (asked: Asked<IntakeFilter>, audience) => [
    visibleTo(audience, {
      organisation: intakes.organisationId,
      accessPoint: intakes.accessPointId,
    }),
    asked.state && isOneOf(intakes.state, asked.state),
    asked.openedFrom && gte(intakes.openedOn, asked.openedFrom),
    asked.openedBefore && lt(intakes.openedOn, asked.openedBefore),
    asked.accessPointId && equals(intakes.accessPointId, asked.accessPointId),
  ],
});

export const ofPersonRecord: Relation = {
  name: 'person record',
  parentPrefix: 'person_record',
  on: (key) => sql`${intakes.personRecordId} = ${key}`,
};

export const stepsOfIntake = stepsOfCases('Intake');

export async function findIntakeForUpdate(tx: Tx, id: string): Promise<Intake | undefined> {
  const [row] = await tx.select().from(intakes).where(eq(intakes.id, id)).for('update');
  return row;
}

export async function insertIntake(tx: Tx, intake: Intake): Promise<void> {
  await tx.insert(intakes).values(intake);
}

export async function updateIntake(tx: Tx, intake: Intake): Promise<void> {
  const { id, state, stateSince, version } = intake;
  await tx.update(intakes).set({ state, stateSince, version }).where(eq(intakes.id, id));
}
