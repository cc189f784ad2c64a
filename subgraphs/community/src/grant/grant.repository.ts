import { and, eq, getTableColumns, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isSo,
  mayRegioneWrite,
  todayInItaly,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import { calls } from '../call/call.table.ts';
import type { GrantFilter, GrantOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { grants } from './grant.table.ts';
import { freedStates, type Grant, grantLifeCycle, settledStates } from './grant.ts';

export const grantUndertaking = defineUndertaking({
  type: 'Grant',
  table: grants,
  begins: 'OFFERED',
  cycle: grantLifeCycle,
  toUndertaking: (row): Grant => row,
  mayWrite: mayRegioneWrite,
  orders: {
    OPENED_ON_ASC: ascending(grants.openedOn, (node: Grant) => node.openedOn),
    OPENED_ON_DESC: descending(grants.openedOn, (node: Grant) => node.openedOn),
    AMOUNT_ASC: ascending(grants.amount, (node: Grant) => node.amount),
    AMOUNT_DESC: descending(grants.amount, (node: Grant) => node.amount),
  } satisfies Record<GrantOrder, OrderColumn<Grant>>,
  usualOrder: 'OPENED_ON_DESC',
  audience: audienceOf,
  check: ({ callId, associationId, organisationId }: GrantFilter, context) => {
    if (callId) requireId(context, 'call', callId);
    if (associationId) requireId(context, 'association', associationId);
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<GrantFilter>, audience) => [
    heldBy(grants.organisationId, audience),
    asked.state && isOneOf(grants.state, asked.state),
    asked.callId && equals(grants.callId, asked.callId),
    asked.associationId && equals(grants.associationId, asked.associationId),
    asked.organisationId && equals(grants.organisationId, asked.organisationId),
    asked.instalmentDueBefore && hasToPayBefore(sql`${asked.instalmentDueBefore}::date`),
    isSo(hasToPayBefore(todayInItaly), asked.overdue),
  ],
});

/** An alias, since the column of a table in a subselect is not told from that of the list. */
function hasToPayBefore(day: SQL): SQL {
  return sql`exists (select 1 from grant_instalment due
    where due.grant_id = ${grants.id} and due.paid_on is null and due.due_on < ${day})`;
}

export const grantsOf = {
  call: {
    name: 'call',
    parentPrefix: 'call',
    on: (key) => sql`${grants.callId} = ${key}`,
  },
  association: {
    name: 'association',
    parentPrefix: 'association',
    on: (key) => sql`${grants.associationId} = ${key}`,
  },
  organisation: {
    name: 'organisation',
    parentPrefix: 'organisation',
    on: (key) => sql`${grants.organisationId} = ${key}`,
  },
} satisfies Record<string, Relation>;

/** Whether a call, which the caller has locked, has less left than an amount. */
export async function exceedsBudget(tx: Tx, callId: string, amount: string): Promise<boolean> {
  const [call] = await tx
    .select({
      exceeds: sql<boolean>`budget_taken(${calls.id}) + ${amount}::numeric > ${calls.budget}`,
    })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!call) throw new Error('A grant is offered of no call');
  return call.exceeds;
}

/** Whether there is a grant of a call of which anything is still to come. */
export async function hasUnsettledGrants(tx: Tx, callId: string): Promise<boolean> {
  const isOwed = sql`exists (select 1 from grant_instalment owed
    where owed.grant_id = ${grants.id} and owed.paid_on is null)`;
  const found = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(
      and(
        eq(grants.callId, callId),
        notInArray(grants.state, [...settledStates]),
        or(ne(grants.state, 'REVOKED'), isOwed),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** All of them, each of another proposal, in one statement. */
export async function insertGrants(tx: Tx, offered: readonly Grant[]): Promise<void> {
  await tx.insert(grants).values([...offered]);
}

/** Hundredths of the grant that its call gives in advance. */
export async function findAdvancePercent(tx: Tx, { callId }: Pick<Grant, 'callId'>) {
  const [call] = await tx
    .select({ advancePercent: calls.advancePercent })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!call) throw new Error('A grant is of no call');
  return call.advancePercent;
}

/** What has no row that could be locked. */
async function lock(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** Whoever asks for the same one waits until this transaction ends, so that two cannot both take it. */
export async function isCupTaken(tx: Tx, cup: string, by?: string): Promise<boolean> {
  await lock(tx, `cup ${cup}`);
  const others = by === undefined ? undefined : ne(grants.id, by);
  const taken = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.cup, cup), others));
  return taken.length > 0;
}

/** What a grant takes: all of it, until less is accepted. */
const taken = sql`coalesce(${grants.acceptedAmount}, ${grants.amount})`;

/**
 * What else the beneficiary of a grant was granted here in the three years before a day, for whichever
 * association. Whoever accepts another waits until this transaction ends, so that two together are not more
 * than either says.
 */
export async function findOtherAid(tx: Tx, grant: Grant, day: string): Promise<string> {
  const { id, organisationId } = grant;
  await lock(tx, `aid ${organisationId}`);
  const [aid] = await tx
    .select({ granted: sql<string>`coalesce(sum(${taken}), 0)::numeric(14, 2)` })
    .from(grants)
    .where(
      and(
        eq(grants.organisationId, organisationId),
        ne(grants.id, id),
        notInArray(grants.state, ['OFFERED', ...freedStates]),
        sql`${grants.openedOn} > ${day}::date - interval '3 years'`,
      ),
    );
  return aid?.granted ?? '0.00';
}

/** Without locking it; undefined where the caller cannot see it. */
export async function findProposalOfGrant(tx: Tx, id: string): Promise<string | undefined> {
  const [grant] = await tx
    .select({ proposalId: grants.proposalId })
    .from(grants)
    .where(eq(grants.id, id));
  return grant?.proposalId;
}

/** The other way round; a proposal has at most one. */
export async function findGrantOfProposal(tx: Tx, id: string): Promise<Grant | undefined> {
  const [grant] = await tx.select().from(grants).where(eq(grants.proposalId, id)).for('update');
  return grant;
}

const columns = getTableColumns(grants);

/** Of each proposal that the caller sees the grant of. */
export const grantsOfProposals = statement(
  columns,
  write
    .select(columns)
    .from(grants)
    .where(sql`${grants.proposalId} = any(${idArray('proposal', 'keys')})`),
  (row): { of: string; value: Grant } => ({ of: row.proposalId, value: row }),
);
