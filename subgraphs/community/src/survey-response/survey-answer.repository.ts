import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { CountedRespondents } from './survey-outcome.ts';
import { surveyAnswers, surveyResponses } from './survey-response.table.ts';
import type { CodeCount, LanguageCount } from './survey-results.ts';

const answer = getTableColumns(surveyAnswers);

export type AnswerRow = typeof surveyAnswers.$inferSelect;

export const answersOfResponses = statement(
  answer,
  write
    .select(answer)
    .from(surveyAnswers)
    .where(sql`${answer.surveyResponseId} = any(${idArray('survey_response', 'keys')})`)
    .orderBy(answer.questionCode, answer.position),
  (value: AnswerRow) => ({ of: value.surveyResponseId, value }),
);

export async function insertAnswers(tx: Tx, rows: readonly AnswerRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(surveyAnswers).values([...rows]);
}

export async function removeAnswers(tx: Tx, surveyResponseId: string): Promise<void> {
  await tx.delete(surveyAnswers).where(eq(answer.surveyResponseId, surveyResponseId));
}

const response = getTableColumns(surveyResponses);

const number = (expression: SQL) => sql<number>`${expression}`.mapWith(Number);
const code = sql<string | null>`coalesce(${answer.optionCode}, ${answer.number}::text)`;

/**
 * What was answered to these versions by valid responses: of all organisations or of one, nobody's where
 * there is none (null); in all languages or in one.
 */
export async function countResults(
  tx: Tx,
  versionIds: readonly string[],
  organisationId: string | null | undefined,
  languageCode: string | null,
): Promise<{ languages: LanguageCount[]; codes: CodeCount[] }> {
  const { surveyVersionId: versionId, organisationId: organisation } = response;
  const counts = and(
    inArray(versionId, [...versionIds]),
    eq(response.state, 'VALID'),
    organisationId === null ? sql`false` : undefined,
    organisationId ? eq(organisation, organisationId) : undefined,
    languageCode === null ? undefined : eq(response.languageCode, languageCode),
  );
  const languages = await tx
    .select({ versionId, languageCode: response.languageCode, responses: number(sql`count(*)`) })
    .from(surveyResponses)
    .where(counts)
    .groupBy(versionId, response.languageCode)
    .orderBy(response.languageCode);
  const codes = await tx
    .select({
      versionId,
      questionCode: answer.questionCode,
      code,
      count: number(sql`count(*)`),
      // Each response that answers has one that is the first.
      first: number(sql`count(*) filter (where ${answer.position} = 0)`),
    })
    .from(surveyAnswers)
    .innerJoin(surveyResponses, eq(response.id, answer.surveyResponseId))
    .where(counts)
    .groupBy(versionId, answer.questionCode, code);
  return { languages, codes };
}

type Asked = { indicator: string; from: string | null; before: string | null };

/** Respondents, each by what they said last: persons who are known, and tokens of an instrument. */
export async function countRespondents(
  tx: Tx,
  { indicator, from, before }: Asked,
): Promise<CountedRespondents> {
  const { personRecordId, personId, respondentToken, surveyInstrumentId, positive } = response;
  const isLinked = sql`${personRecordId} is not null`;
  const counted = await tx.execute<{ isLinked: boolean; answered: number; positive: number }>(sql`
    select is_linked as "isLinked", count(*)::int as answered,
      (count(*) filter (where positive))::int as positive
    from (
      select distinct on (respondent) * from (
        select ${isLinked} as is_linked, ${positive} as positive, ${response.openedOn} as day, ${response.id} as id,
          case when ${isLinked} then coalesce(${personId}, ${personRecordId})::text
            else ${surveyInstrumentId}::text || ' ' || ${respondentToken} end as respondent
        from ${surveyResponses}
        where ${response.state} = 'VALID' and ${positive} is not null and ${response.indicator} = ${indicator}
          and (${from}::date is null or ${response.openedOn} >= ${from}::date)
          and (${before}::date is null or ${response.openedOn} < ${before}::date)) as said
      order by respondent, day desc, id desc) as last
    group by is_linked`);
  const of = (linked: boolean) => {
    const { answered = 0, positive = 0 } = counted.find((row) => row.isLinked === linked) ?? {};
    return { answered, positive };
  };
  return { linked: of(true), anonymous: of(false) };
}
