import { gte, lt, type SQL, sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { CommitmentFilter, CommitmentOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { commitments, hasNotEnded } from './commitment.table.ts';
import { type Commitment, commitmentLifeCycle } from './commitment.ts';

export const commitmentKind = defineUndertaking({
  type: 'Commitment',
  table: commitments,
  begins: 'OPEN',
  cycle: commitmentLifeCycle,
  toUndertaking: (row): Commitment => row,
  mayWrite: ({ leadOrganisationId }, { organisation }) => leadOrganisationId === organisation,
  orders: {
    DUE_ON_ASC: ascending(commitments.dueOn, (node: Commitment) => node.dueOn),
    DUE_ON_DESC: descending(commitments.dueOn, (node: Commitment) => node.dueOn),
  } satisfies Record<CommitmentOrder, OrderColumn<Commitment>>,
  usualOrder: 'DUE_ON_ASC',
  check: ({ responsibleOrganisationId, memorandumId }: CommitmentFilter, context) => {
    if (responsibleOrganisationId) requireId(context, 'organisation', responsibleOrganisationId);
    if (memorandumId) requireId(context, 'memorandum', memorandumId);
  },
  where: (asked: Asked<CommitmentFilter>) => [
    whetherLate(asked.late),
    asked.dueFrom && gte(commitments.dueOn, asked.dueFrom),
    asked.dueBefore && lt(commitments.dueOn, asked.dueBefore),
    asked.responsibleOrganisationId &&
      equals(commitments.organisationId, asked.responsibleOrganisationId),
    asked.memorandumId && equals(commitments.memorandumId, asked.memorandumId),
    asked.state && isOneOf(commitments.state, asked.state),
  ],
});

/** The day in Italy, as the database's clock has it. */
const today = sql`(now() at time zone 'Europe/Rome')::date`;

/** As `isLateOn` has it. */
function whetherLate(wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  const late = sql`${hasNotEnded(commitments)} and ${commitments.dueOn} < ${today}`;
  return wanted ? late : sql`not (${late})`;
}

export const commitmentsOf = {
  memorandum: {
    name: 'memorandum',
    parentPrefix: 'memorandum',
    on: (key) => sql`${commitments.memorandumId} = ${key}`,
  },
  organisation: {
    name: 'organisation',
    parentPrefix: 'organisation',
    on: (key) => sql`${commitments.organisationId} = ${key}`,
  },
} satisfies Record<string, Relation>;
