import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { calls } from '../call/call.table.ts';
import { evaluationScores, evaluations } from '../evaluation/evaluation.table.ts';
import type { Evaluation, EvaluationScore } from '../evaluation/evaluation.ts';
import { proposals } from '../proposal/proposal.table.ts';
import type { Proposal, ProposalState } from '../proposal/proposal.ts';

/** Of a call that the caller has locked, in the order of the ranking where there is one; locked too. */
export async function findProposals(
  tx: Tx,
  callId: string,
  state: ProposalState,
): Promise<Proposal[]> {
  return tx
    .select()
    .from(proposals)
    .where(and(eq(proposals.callId, callId), eq(proposals.state, state)))
    .orderBy(asc(proposals.rank), asc(proposals.id))
    .for('update');
}

/** All of these proposals, locked. */
export async function findEvaluations(
  tx: Tx,
  proposalIds: readonly string[],
): Promise<Evaluation[]> {
  if (proposalIds.length === 0) return [];
  return tx
    .select()
    .from(evaluations)
    .where(inArray(evaluations.proposalId, [...proposalIds]))
    .orderBy(evaluations.id)
    .for('update');
}

export async function findScores(
  tx: Tx,
  evaluationIds: readonly string[],
): Promise<EvaluationScore[]> {
  if (evaluationIds.length === 0) return [];
  return tx
    .select()
    .from(evaluationScores)
    .where(inArray(evaluationScores.evaluationId, [...evaluationIds]));
}

/** What all of them became, in one statement. */
export async function updateProposals(tx: Tx, changed: readonly Proposal[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(
    ({ id, state, stateSince, version, score, rank }) => sql`(${sql.param(id, proposals.id)}::uuid,
      ${state}::text, ${stateSince}::date, ${version}::int, ${score}::numeric, ${rank}::int)`,
  );
  await tx
    .update(proposals)
    .set({
      state: sql`next.state`,
      stateSince: sql`next.state_since`,
      version: sql`next.version`,
      score: sql`next.score`,
      rank: sql`next.rank`,
    })
    .from(
      sql`(values ${sql.join(rows, sql`, `)}) as next(id, state, state_since, version, score, rank)`,
    )
    .where(sql`${proposals.id} = next.id`);
}

/** All of them, which the caller has locked, on the same day. */
export async function finaliseEvaluations(
  tx: Tx,
  final: readonly Evaluation[],
  happenedOn: string,
): Promise<void> {
  if (final.length === 0) return;
  await tx
    .update(evaluations)
    .set({ state: 'FINAL', stateSince: happenedOn, version: sql`${evaluations.version} + 1` })
    .where(
      inArray(
        evaluations.id,
        final.map(({ id }) => id),
      ),
    );
}

/** What of the budget of a call, which the caller has locked, is free: a decimal text in euro. */
export async function findFree(tx: Tx, callId: string): Promise<string> {
  const [call] = await tx
    .select({
      free: sql<string>`greatest(${calls.budget} - budget_taken(${calls.id}), 0)::numeric(14, 2)`,
    })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!call) throw new Error('A call that was locked is gone');
  return call.free;
}
