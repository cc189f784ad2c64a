import { getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { defineUndertaking } from '../case-step/undertaking.repository.ts';
import type { EducationalPovertyActionFilter } from '../generated/resolvers.ts';
import { educationalPovertyActions, enrolledMinors } from './educational-poverty-action.table.ts';
import {
  type EducationalPovertyAction,
  type EnrolledMinor,
  educationalPovertyActionLifeCycle,
} from './educational-poverty-action.ts';

const table = educationalPovertyActions;

export const educationalPovertyActionKind = defineUndertaking({
  type: 'EducationalPovertyAction',
  table,
  begins: 'PLANNED',
  cycle: educationalPovertyActionLifeCycle,
  toUndertaking: (row): EducationalPovertyAction => row,
  orders: {
    OPENED_ON_ASC: ascending(table.openedOn, (node: EducationalPovertyAction) => node.openedOn),
    OPENED_ON_DESC: descending(table.openedOn, (node: EducationalPovertyAction) => node.openedOn),
  },
  usualOrder: 'OPENED_ON_DESC',
  check: (_: EducationalPovertyActionFilter) => {},
  where: ({ state, kind, comune }) => [
    state && isOneOf(table.state, state),
    kind && isOneOf(table.kind, kind),
    comune && equals(table.comuneCode, comune),
  ],
});

/** Those in which somebody takes part. */
export const actionsOfRecord: Relation = {
  name: 'person record',
  parentPrefix: 'person_record',
  on: (key) => sql`${table.id} in (select ${enrolledMinors.actionId} from ${enrolledMinors}
    where ${enrolledMinors.personRecordId} = ${key})`,
};

const columns = getTableColumns(enrolledMinors);

/** Of each action those whom the viewer may see, as they came. */
export const minorsOfActions = statement(
  columns,
  write
    .select(columns)
    .from(enrolledMinors)
    .where(sql`${enrolledMinors.actionId} = any(${idArray('educational_poverty_action', 'keys')})`)
    .orderBy(enrolledMinors.enrolledOn, enrolledMinors.personRecordId),
  (row) => ({ of: row.actionId, value: row satisfies EnrolledMinor }),
);

/** Whether they were not enrolled before. */
export async function insertMinor(tx: Tx, minor: EnrolledMinor): Promise<boolean> {
  const made = await tx
    .insert(enrolledMinors)
    .values(minor)
    .onConflictDoNothing()
    .returning({ actionId: enrolledMinors.actionId });
  return made.length > 0;
}
