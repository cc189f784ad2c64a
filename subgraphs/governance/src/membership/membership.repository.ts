import { and, arrayContains, eq, sql } from 'drizzle-orm';
import { toSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { newId } from '#shared/type-id.ts';
import {
  insertUndertakingStep,
  stepsOfUndertakings,
} from '#shared/undertaking/undertaking-step.repository.ts';
import type { MembershipFilter, MembershipOrder } from '../generated/resolvers.ts';
import { memberships } from './membership.table.ts';
import type { Membership, MembershipAct, NewMembership } from './membership.ts';

function toMembership(row: typeof memberships.$inferSelect): Membership {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: toSource(row) };
}

export const membershipList = defineList({
  type: 'Membership',
  table: memberships,
  id: memberships.id,
  toNode: toMembership,
  orders: {
    INVITED_ON_ASC: ascending(memberships.invitedOn, (node: Membership) => node.invitedOn),
    INVITED_ON_DESC: descending(memberships.invitedOn, (node: Membership) => node.invitedOn),
  } satisfies Record<MembershipOrder, OrderColumn<Membership>>,
  usualOrder: 'INVITED_ON_DESC',
  check: ({ organisationId }: MembershipFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<MembershipFilter>) => [
    asked.organisationId && equals(memberships.organisationId, asked.organisationId),
    asked.state && isOneOf(memberships.state, asked.state),
    asked.role && isOneOf(memberships.role, asked.role),
    asked.workPackage && arrayContains(memberships.workPackages, sql`array[${asked.workPackage}]`),
  ],
});

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${memberships.organisationId} = ${key}`,
};

export async function findMemberships(tx: Tx, organisationId: string): Promise<Membership[]> {
  const rows = await tx
    .select()
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId));
  return rows.map(toMembership);
}

const lastExit = {
  organisationId: memberships.organisationId,
  exitedOn: sql<string>`max(${memberships.stateSince})`.mapWith(String),
};

/** Of each organisation all memberships of which have ended the day of the last end. */
export const exitsOf = statement(
  lastExit,
  write
    .select(lastExit)
    .from(memberships)
    .where(sql`${memberships.organisationId} = any(${idArray('organisation', 'keys')})`)
    .groupBy(memberships.organisationId)
    .having(sql`bool_and(${memberships.state} = 'EXITED')`),
  ({ organisationId, exitedOn }) => ({ of: organisationId, value: exitedOn }),
);

/** Undefined when the organisation has one already: `membership_one_open` decides the race. */
export async function insertIfNoneOpen(
  tx: Tx,
  membership: NewMembership,
): Promise<Membership | undefined> {
  const [row] = await tx
    .insert(memberships)
    .values({ ...membership, id: newId('membership') })
    .onConflictDoNothing({ target: memberships.organisationId, where: sql`state <> 'EXITED'` })
    .returning();
  return row && toMembership(row);
}

/** The membership, locked until the transaction ends. */
export async function findForUpdate(tx: Tx, id: string): Promise<Membership | undefined> {
  const [row] = await tx.select().from(memberships).where(eq(memberships.id, id)).for('update');
  return row && toMembership(row);
}

export async function update(tx: Tx, membership: Membership): Promise<Membership> {
  const { id, state, stateSince, agreementReference, version } = membership;
  const [row] = await tx
    .update(memberships)
    .set({ state, stateSince, agreementReference, version })
    .where(and(eq(memberships.id, id), eq(memberships.version, version - 1)))
    .returning();
  if (!row) throw new Error(`Membership ${id} changed under its lock`);
  return toMembership(row);
}

/** What came to pass in each, as all that organisations do is kept. */
export const stepsOfMembership = stepsOfUndertakings('Membership');

/** That an act, or its invitation, led a membership to where it is. */
export async function insertStep(
  tx: Tx,
  { id: caseId, organisationId, version: number, state, stateSince: happenedOn }: Membership,
  act: MembershipAct | null,
  recordedAt: Date,
): Promise<void> {
  const step = { caseType: 'Membership', caseId, number, act, state, reason: null };
  await insertUndertakingStep(tx, { organisationId }, { ...step, happenedOn, recordedAt });
}
