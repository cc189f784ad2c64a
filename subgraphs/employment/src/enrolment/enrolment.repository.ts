import {
  and,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
} from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { newId } from '#shared/type-id.ts';
import type { EnrolmentFilter, EnrolmentOrder } from '../generated/resolvers.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { enrolmentSteps, enrolments } from './enrolment.table.ts';
import type { Enrolment, EnrolmentStep, NewEnrolment } from './enrolment.ts';

export const enrolmentList = defineList({
  type: 'Enrolment',
  table: enrolments,
  id: enrolments.id,
  toNode: (row): Enrolment => row,
  orders: {
    ENROLLED_ON_ASC: ascending(enrolments.enrolledOn, (node: Enrolment) => node.enrolledOn),
    ENROLLED_ON_DESC: descending(enrolments.enrolledOn, (node: Enrolment) => node.enrolledOn),
  } satisfies Record<EnrolmentOrder, OrderColumn<Enrolment>>,
  usualOrder: 'ENROLLED_ON_DESC',
  audience: audienceOf,
  check: ({ accessPointId }: EnrolmentFilter, context) => {
    if (accessPointId) requireId(context, 'access_point', accessPointId);
  },
  where: (asked: Asked<EnrolmentFilter>, audience) => [
    visibleTo(audience, {
      organisation: enrolments.organisationId,
      accessPoint: enrolments.accessPointId,
    }),
    asked.state && isOneOf(enrolments.state, asked.state),
    asked.workPackage && equals(enrolments.workPackage, asked.workPackage),
    asked.enrolledFrom && gte(enrolments.enrolledOn, asked.enrolledFrom),
    asked.enrolledBefore && lt(enrolments.enrolledOn, asked.enrolledBefore),
    asked.accessPointId && equals(enrolments.accessPointId, asked.accessPointId),
    // Who sees the enrolments of all has named none of them.
    asked.externalRef &&
      (audience === 'ALL' ? sql`false` : equals(enrolments.externalRef, asked.externalRef)),
  ],
});

export const ofPerson: Relation = {
  name: 'person',
  parentPrefix: 'person',
  on: (key) => sql`${enrolments.personId} = ${key}`,
};

export const ofPersonRecord: Relation = {
  name: 'person record',
  parentPrefix: 'person_record',
  on: (key) => sql`${enrolments.personRecordId} = ${key}`,
};

export const ofAccessPoint: Relation = {
  name: 'access point',
  parentPrefix: 'access_point',
  on: (key) => sql`${enrolments.accessPointId} = ${key}`,
};

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${enrolments.organisationId} = ${key}`,
};

/** `enrolment_one_open` and `enrolment_external_ref` decide the race. */
export async function insertIfFree(
  tx: Tx,
  enrolment: NewEnrolment,
): Promise<Enrolment | 'ALREADY_OPEN' | 'REF_TAKEN'> {
  const [row] = await tx
    .insert(enrolments)
    .values({ ...enrolment, id: newId('enrolment') })
    .onConflictDoNothing()
    .returning();
  if (row) return row;
  const { organisationId, externalRef } = enrolment;
  if (externalRef === null) return 'ALREADY_OPEN';
  const same = await findEnrolmentsByRef(tx, organisationId, [externalRef]);
  return same.length > 0 ? 'REF_TAKEN' : 'ALREADY_OPEN';
}

/** By the partner's own names for them. */
export async function findEnrolmentsByRef(
  tx: Tx,
  organisationId: string | null,
  refs: readonly string[],
): Promise<Enrolment[]> {
  if (organisationId === null || refs.length === 0) return [];
  return tx
    .select()
    .from(enrolments)
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        inArray(enrolments.externalRef, [...refs]),
      ),
    );
}

/** Those of a record that hold on a day, which is before the first day out. */
export async function findHoldingOn(
  tx: Tx,
  personRecordId: string,
  day: string,
): Promise<Enrolment[]> {
  return tx
    .select()
    .from(enrolments)
    .where(
      and(
        eq(enrolments.personRecordId, personRecordId),
        lte(enrolments.enrolledOn, day),
        or(isNull(enrolments.exitedOn), gt(enrolments.exitedOn, day)),
      ),
    );
}

const stepColumns = getTableColumns(enrolmentSteps);

/** Of each enrolment, in the order in which they were recorded. */
export const stepsOfEnrolment = statement(
  stepColumns,
  write
    .select(stepColumns)
    .from(enrolmentSteps)
    .where(sql`${enrolmentSteps.enrolmentId} = any(${idArray('enrolment', 'keys')})`)
    .orderBy(enrolmentSteps.number),
  (row) => ({ of: row.enrolmentId, value: row as EnrolmentStep }),
);

export async function findEnrolmentForUpdate(tx: Tx, id: string): Promise<Enrolment | undefined> {
  const [row] = await tx.select().from(enrolments).where(eq(enrolments.id, id)).for('update');
  return row;
}

/** The day of what happened last; of an enrolment to which nothing happened, its own. */
export async function findLastDay(tx: Tx, { id, enrolledOn }: Enrolment): Promise<string> {
  const [last] = await selectActs(tx, id).orderBy(desc(enrolmentSteps.number)).limit(1);
  return last?.happenedOn ?? enrolledOn;
}

/** The day of what happened first since somebody is enrolled; null where nothing did. */
export async function findNextDay(
  tx: Tx,
  { id, exitedOn }: Pick<Enrolment, 'id' | 'exitedOn'>,
): Promise<string | null> {
  const [next] = await selectActs(tx, id).orderBy(enrolmentSteps.number).limit(1);
  return next?.happenedOn ?? exitedOn;
}

/** The step of the enrolment itself is none: its day may have been corrected since. */
function selectActs(tx: Tx, enrolmentId: string) {
  return tx
    .select({ happenedOn: enrolmentSteps.happenedOn })
    .from(enrolmentSteps)
    .where(and(eq(enrolmentSteps.enrolmentId, enrolmentId), isNotNull(enrolmentSteps.act)))
    .$dynamic();
}

export async function updateEnrolment(tx: Tx, enrolment: Enrolment): Promise<void> {
  const { id, ...changed } = enrolment;
  await tx.update(enrolments).set(changed).where(eq(enrolments.id, id));
}

export async function insertStep(tx: Tx, step: EnrolmentStep): Promise<void> {
  await tx.insert(enrolmentSteps).values(step);
}
