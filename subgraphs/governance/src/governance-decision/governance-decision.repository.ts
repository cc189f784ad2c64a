import { eq, getTableColumns, gte, ilike, lt, sql } from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { changed, equals, idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { GovernanceDecisionFilter, GovernanceDecisionOrder } from '../generated/resolvers.ts';
import { governanceDecisions } from './governance-decision.table.ts';
import type { GovernanceDecision } from './governance-decision.ts';

const { decidedOn, networkId, governanceMeetingId } = governanceDecisions;

export const governanceDecisionList = defineList({
  type: 'GovernanceDecision',
  table: governanceDecisions,
  id: governanceDecisions.id,
  toNode: (row): GovernanceDecision => row,
  orders: {
    DECIDED_ON_ASC: ascending(decidedOn, (node: GovernanceDecision) => node.decidedOn),
    DECIDED_ON_DESC: descending(decidedOn, (node: GovernanceDecision) => node.decidedOn),
  } satisfies Record<GovernanceDecisionOrder, OrderColumn<GovernanceDecision>>,
  usualOrder: 'DECIDED_ON_DESC',
  check: (filter: GovernanceDecisionFilter, context) => {
    if (filter.networkId) requireId(context, 'network', filter.networkId);
  },
  where: (asked: Asked<GovernanceDecisionFilter>) => [
    asked.networkId && equals(networkId, asked.networkId),
    asked.decidedFrom && gte(decidedOn, asked.decidedFrom),
    asked.decidedBefore && lt(decidedOn, asked.decidedBefore),
    asked.textContains && ilike(governanceDecisions.text, changed(asked.textContains, containing)),
  ],
});

export const ofNetwork: Relation = {
  name: 'network',
  parentPrefix: 'network',
  on: (key) => sql`${networkId} = ${key}`,
};

const columns = getTableColumns(governanceDecisions);

/** What each meeting decided, in order. */
export const decisionsOfMeeting = statement(
  columns,
  write
    .select(columns)
    .from(governanceDecisions)
    .where(sql`${governanceMeetingId} = any(${idArray('governance_meeting', 'keys')})`)
    .orderBy(columns.number),
  (row) => ({ of: row.governanceMeetingId, value: row as GovernanceDecision }),
);

export async function insertDecisions(
  tx: Tx,
  decisions: readonly GovernanceDecision[],
): Promise<void> {
  if (decisions.length > 0) await tx.insert(governanceDecisions).values([...decisions]);
}

export async function removeDecisions(tx: Tx, meetingId: string): Promise<void> {
  await tx.delete(governanceDecisions).where(eq(governanceMeetingId, meetingId));
}

export async function updateDecisions(
  tx: Tx,
  meetingId: string,
  changes: Partial<Pick<GovernanceDecision, 'decidedOn' | 'isPublic'>>,
): Promise<{ id: string }[]> {
  return tx
    .update(governanceDecisions)
    .set(changes)
    .where(eq(governanceMeetingId, meetingId))
    .returning({ id: governanceDecisions.id });
}
