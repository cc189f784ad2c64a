import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { callCriteria } from '../call/call.table.ts';
import type { CallCriterion } from '../call/call.ts';
import { evaluationScores, evaluations } from './evaluation.table.ts';
import type { Evaluation } from './evaluation.ts';

const columns = getTableColumns(evaluationScores);

/** Of each evaluation, in the order of its call. */
export const scoresOfEvaluation = statement(
  columns,
  write
    .select(columns)
    .from(evaluationScores)
    .innerJoin(evaluations, eq(evaluations.id, evaluationScores.evaluationId))
    .innerJoin(
      callCriteria,
      and(eq(callCriteria.callId, evaluations.callId), eq(callCriteria.code, columns.code)),
    )
    .where(sql`${columns.evaluationId} = any(${idArray('evaluation', 'keys')})`)
    .orderBy(callCriteria.position),
  (row) => ({ of: row.evaluationId, value: row }),
);

/** In the order of the call, which does not change once there are proposals. */
export async function findCriteria(tx: Tx, callId: string): Promise<CallCriterion[]> {
  return tx
    .select()
    .from(callCriteria)
    .where(eq(callCriteria.callId, callId))
    .orderBy(callCriteria.position);
}

type Scored = { code: string; score: string };

export async function insertScores(
  tx: Tx,
  evaluationId: string,
  scores: readonly Scored[],
): Promise<void> {
  const rows = scores.map(({ code, score: given }) => ({ evaluationId, code, given }));
  await tx.insert(evaluationScores).values(rows);
}

/** What the commission agreed on so far, in the order of the call; nothing of what was given. */
export async function findModerated(
  tx: Tx,
  { id, callId }: Pick<Evaluation, 'id' | 'callId'>,
): Promise<{ criterionCode: string; moderated: string | null }[]> {
  return tx
    .select({ criterionCode: columns.code, moderated: columns.moderated })
    .from(evaluationScores)
    .innerJoin(
      callCriteria,
      and(eq(callCriteria.callId, callId), eq(callCriteria.code, columns.code)),
    )
    .where(and(eq(columns.evaluationId, id), isNotNull(columns.moderated)))
    .orderBy(callCriteria.position);
}

/** Beside those that were given, which stay. */
export async function updateModerated(
  tx: Tx,
  evaluationId: string,
  scores: readonly Scored[],
): Promise<void> {
  const agreed = scores.map(({ code, score }) => sql`(${code}::text, ${score}::numeric)`);
  await tx
    .update(evaluationScores)
    .set({ moderated: sql`agreed.score` })
    .from(sql`(values ${sql.join(agreed, sql`, `)}) as agreed(code, score)`)
    .where(sql`${eq(evaluationScores.evaluationId, evaluationId)}
      and ${evaluationScores.code} = agreed.code`);
}
