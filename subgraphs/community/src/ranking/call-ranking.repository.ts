import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { undertakingSteps } from '#shared/undertaking/undertaking-step.table.ts';
import { callCriteria, calls } from '../call/call.table.ts';
import { evaluationScores, evaluations } from '../evaluation/evaluation.table.ts';
import { proposals } from '../proposal/proposal.table.ts';
import type { CallRanking } from './call-ranking.ts';

/** Of each of these calls, in as many statements however many they are. */
export async function findRankings(
  tx: Tx,
  callIds: readonly string[],
): Promise<Map<string, CallRanking>> {
  const ids = [...callIds];
  const found = await tx
    .select({ id: calls.id, state: calls.state, threshold: calls.threshold })
    .from(calls)
    .where(inArray(calls.id, ids));
  const criteria = await tx
    .select()
    .from(callCriteria)
    .where(inArray(callCriteria.callId, ids))
    .orderBy(callCriteria.position);
  const places = await tx
    .select({
      id: proposals.id,
      callId: proposals.callId,
      submittedAt: proposals.submittedAt,
      score: proposals.score,
      rank: proposals.rank,
    })
    .from(proposals)
    .where(and(inArray(proposals.callId, ids), isNotNull(proposals.rank)))
    .orderBy(asc(proposals.rank));
  const counted = await findCounted(tx, ids);
  const scores = await findCountedScores(tx, ids);
  const stops = await findStops(tx, ids);
  const criteriaOf = groupBy(criteria, ({ callId }) => callId);
  const placesOf = groupBy(places, ({ callId }) => callId);
  const countedOf = groupBy(counted, ({ callId }) => callId);
  const scoresOf = groupBy(scores, ({ callId }) => callId);
  return new Map(
    found.map((call) => [
      call.id,
      {
        call,
        criteria: criteriaOf.get(call.id) ?? [],
        places: placesOf.get(call.id) ?? [],
        evaluations: countedOf.get(call.id) ?? [],
        scores: scoresOf.get(call.id) ?? [],
        stoppedAtRank: stops.get(call.id) ?? null,
      },
    ]),
  );
}

const counts = eq(evaluations.state, 'FINAL');

/** By their words, which tells nothing of who evaluated first. */
async function findCounted(tx: Tx, callIds: string[]) {
  return tx
    .select({
      callId: evaluations.callId,
      proposalId: evaluations.proposalId,
      evaluationId: evaluations.id,
      comment: evaluations.comment,
    })
    .from(evaluations)
    .where(and(inArray(evaluations.callId, callIds), counts))
    .orderBy(evaluations.comment);
}

async function findCountedScores(tx: Tx, callIds: string[]) {
  return tx
    .select({
      callId: evaluations.callId,
      evaluationId: evaluationScores.evaluationId,
      code: evaluationScores.code,
      given: evaluationScores.given,
      moderated: evaluationScores.moderated,
    })
    .from(evaluationScores)
    .innerJoin(evaluations, eq(evaluations.id, evaluationScores.evaluationId))
    .where(and(inArray(evaluations.callId, callIds), counts));
}

/** Where the budget was not enough, as the award says: who moved up since then was behind it too. */
async function findStops(tx: Tx, callIds: string[]): Promise<Map<string, number>> {
  const stops = await tx
    .select({ callId: proposals.callId, rank: sql<number>`min(${proposals.rank})` })
    .from(proposals)
    .innerJoin(undertakingSteps, eq(undertakingSteps.caseId, sql`${proposals.id}`))
    .where(
      and(
        inArray(proposals.callId, callIds),
        eq(undertakingSteps.caseType, 'Proposal'),
        eq(undertakingSteps.act, 'RESERVE'),
      ),
    )
    .groupBy(proposals.callId);
  return new Map(stops.map(({ callId, rank }) => [callId, rank]));
}
