import { and, eq, getTableColumns, ilike, inArray, sql } from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { changed, encodedTexts, equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Asked, Audience, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  mayRegioneWrite,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import { isOfAssociation } from '../association/of-association.repository.ts';
import type { ProposalFilter, ProposalOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { proposalCosts, proposals } from './proposal.table.ts';
import { type Proposal, type ProposalCost, proposalLifeCycle } from './proposal.ts';

/** Whoever evaluates sees others' proposals: which, row-level security says. */
function audienceOfProposals(viewer: Viewer): Audience {
  return viewer.scopes.includes('proposal:evaluate') ? 'ALL' : audienceOf(viewer);
}

export const proposalUndertaking = defineUndertaking({
  type: 'Proposal',
  table: proposals,
  begins: 'DRAFT',
  cycle: proposalLifeCycle,
  toUndertaking: (row): Proposal => row,
  mayWrite: mayRegioneWrite,
  orders: {
    OPENED_ON_ASC: ascending(proposals.openedOn, (node: Proposal) => node.openedOn),
    OPENED_ON_DESC: descending(proposals.openedOn, (node: Proposal) => node.openedOn),
  } satisfies Record<ProposalOrder, OrderColumn<Proposal>>,
  usualOrder: 'OPENED_ON_DESC',
  audience: audienceOfProposals,
  check: ({ callId, associationId, organisationId }: ProposalFilter, context) => {
    if (callId) requireId(context, 'call', callId);
    if (associationId) requireId(context, 'association', associationId);
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<ProposalFilter>, audience) => [
    heldBy(proposals.organisationId, audience),
    asked.state && isOneOf(proposals.state, asked.state),
    asked.callId && equals(proposals.callId, asked.callId),
    asked.associationId && isOfAssociation(proposals.associationId, asked.associationId),
    asked.organisationId && equals(proposals.organisationId, asked.organisationId),
    asked.themes && sql`${proposals.themes} && ${encodedTexts(asked.themes)}::text[]`,
    asked.migrantLed === undefined ? undefined : eq(proposals.migrantLed, asked.migrantLed),
    asked.titleContains && ilike(proposals.title, changed(asked.titleContains, containing)),
  ],
});

export const proposalsOfCall: Relation = {
  name: 'call',
  parentPrefix: 'call',
  on: (key) => sql`${proposals.callId} = ${key}`,
};

export const proposalsOfAssociation: Relation = {
  name: 'association',
  parentPrefix: 'association',
  on: (key) => sql`${proposals.associationId} = ${key}`,
};

const costs = getTableColumns(proposalCosts);

/** What each proposal costs, in the order of its budget. */
export const costsOf = statement(
  costs,
  write
    .select(costs)
    .from(proposalCosts)
    .where(sql`${costs.proposalId} = any(${idArray('proposal', 'keys')})`)
    .orderBy(costs.position),
  (row) => ({ of: row.proposalId, value: row }),
);

export async function findCosts(tx: Tx, proposalId: string): Promise<ProposalCost[]> {
  return tx
    .select()
    .from(proposalCosts)
    .where(eq(proposalCosts.proposalId, proposalId))
    .orderBy(proposalCosts.position);
}

export async function insertCosts(tx: Tx, given: readonly ProposalCost[]): Promise<void> {
  if (given.length > 0) await tx.insert(proposalCosts).values([...given]);
}

/** Those of a proposal that the caller has locked. */
export async function replaceCosts(
  tx: Tx,
  proposalId: string,
  given: readonly ProposalCost[],
): Promise<void> {
  await tx.delete(proposalCosts).where(eq(proposalCosts.proposalId, proposalId));
  await insertCosts(tx, given);
}

/** Whether proposals to a call are still to be admitted or excluded. */
export async function hasPendingProposals(tx: Tx, callId: string): Promise<boolean> {
  const pending = inArray(proposals.state, ['SUBMITTED', 'INTEGRATION_REQUESTED']);
  const found = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.callId, callId), pending))
    .limit(1);
  return found.length > 0;
}
