import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { isSo } from '#shared/undertaking/seen-by-regione.repository.ts';
import type { EvaluationFilter, EvaluationOrder } from '../generated/resolvers.ts';
import { proposals } from '../proposal/proposal.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { evaluations } from './evaluation.table.ts';
import { type Evaluation, evaluationLifeCycle } from './evaluation.ts';
import { isEvaluator } from './evaluator.ts';

const isMine = sql`${and(
  eq(evaluations.evaluatorOrganisationId, sql`(select viewer_organisation())`),
  eq(evaluations.evaluatorSubject, sql`(select viewer_subject())`),
)}`;

/** Who sees which of them is for row-level security to say. */
export const evaluationUndertaking = defineUndertaking({
  type: 'Evaluation',
  table: evaluations,
  begins: 'ASSIGNED',
  cycle: evaluationLifeCycle,
  toUndertaking: (row): Evaluation => row,
  orders: {
    OPENED_ON_ASC: ascending(evaluations.openedOn, (node: Evaluation) => node.openedOn),
    OPENED_ON_DESC: descending(evaluations.openedOn, (node: Evaluation) => node.openedOn),
  } satisfies Record<EvaluationOrder, OrderColumn<Evaluation>>,
  usualOrder: 'OPENED_ON_DESC',
  check: ({ callId, proposalId }: EvaluationFilter, context) => {
    if (callId) requireId(context, 'call', callId);
    if (proposalId) requireId(context, 'proposal', proposalId);
  },
  where: (asked: Asked<EvaluationFilter>) => [
    asked.state && isOneOf(evaluations.state, asked.state),
    asked.callId && equals(evaluations.callId, asked.callId),
    asked.proposalId && equals(evaluations.proposalId, asked.proposalId),
    isSo(isMine, asked.mine),
  ],
});

/** As its evaluator moves it on: nobody else finds it, whatever they may see of it. */
export function ownEvaluation(viewer: Viewer) {
  return {
    ...evaluationUndertaking,
    mayWrite: isEvaluator,
    async findForUpdate(tx: Tx, id: string): Promise<Evaluation | undefined> {
      const found = await evaluationUndertaking.findForUpdate(tx, id);
      return found && isEvaluator(found, viewer) ? found : undefined;
    },
  };
}

export const evaluationsOfProposal: Relation = {
  name: 'proposal',
  parentPrefix: 'proposal',
  on: (key) => sql`${evaluations.proposalId} = ${key}`,
};

export const evaluationsOfCall: Relation = {
  name: 'call',
  parentPrefix: 'call',
  on: (key) => sql`${evaluations.callId} = ${key}`,
};

/** The call of a proposal, which is locked before the proposal. */
export async function findCallOf(tx: Tx, proposalId: string): Promise<string | undefined> {
  const [proposal] = await tx
    .select({ callId: proposals.callId })
    .from(proposals)
    .where(eq(proposals.id, proposalId));
  return proposal?.callId;
}
