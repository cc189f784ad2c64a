import { and, asc, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import type { RetentionCount } from '#shared/erasure/retention.ts';
import { surveyResponses as responses, surveyAnswers } from './survey-response.table.ts';

/** Words of nobody who is known: those of a record go with it, and are held with it. */
function due(months: number, today: string): SQL | undefined {
  return and(
    isNotNull(responses.dataKey),
    isNull(responses.personRecordId),
    sql`(${responses.openedOn} + make_interval(months => ${months}))::date < ${today}::date`,
  );
}

export async function countDueWords(
  tx: Tx,
  rule: string,
  months: number,
  today: string,
): Promise<RetentionCount[]> {
  const { organisationId } = responses;
  const rows = await tx
    .select({ organisationId, due: sql<number>`count(*)::int` })
    .from(responses)
    .where(due(months, today))
    .groupBy(organisationId)
    .orderBy(organisationId);
  return rows.map((row) => ({ rule, held: 0, ...row }));
}

/** Destroys the keys of some, with the words they opened; answers whose. */
export async function destroySomeWords(
  tx: Tx,
  months: number,
  today: string,
  limit: number,
): Promise<string[]> {
  const some = tx
    .select({ id: responses.id })
    .from(responses)
    .where(due(months, today))
    .orderBy(asc(responses.id))
    .limit(limit);
  const rows = await tx
    .update(responses)
    .set({ dataKey: null, fingerprint: null })
    .where(inArray(responses.id, some))
    .returning({ id: responses.id });
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .delete(surveyAnswers)
      .where(and(inArray(surveyAnswers.surveyResponseId, ids), isNotNull(surveyAnswers.words)));
  }
  return ids;
}
