import type { Context } from '#shared/context.ts';
import type { DataKey } from '#shared/sealing/sealing.ts';
import { blindIndex, makeDataKey, open, seal, unwrapDataKey } from '#shared/sealing/sealing.ts';
import type { SurveyQuestion } from '../survey-version/survey-question.ts';
import type { AnswerRow } from './survey-answer.repository.ts';
import type { Answered, GivenAnswer } from './survey-answer.ts';
import type { SurveyResponse } from './survey-response.ts';

type Keys = Pick<Context, 'keys'>;

/** The words of a response open with its key, and nowhere but at their question. */
function placeOf(responseId: string, questionCode: string) {
  return { column: 'survey_answer.words', id: `${responseId} ${questionCode}` } as const;
}

/** The key of a response in which something is said in words; where nothing is, there is none. */
export function keyFor(
  { keys }: Keys,
  responseId: string,
  answers: readonly Answered[],
): DataKey | undefined {
  const isSaid = answers.some(({ words }) => words !== null);
  return isSaid ? makeDataKey(keys, responseId) : undefined;
}

export function toRows(
  surveyResponseId: string,
  answers: readonly Answered[],
  dataKey: DataKey | undefined,
): AnswerRow[] {
  const nothing = { optionCode: null, number: null, words: null };
  return answers.flatMap(({ questionCode, optionCodes, number, words }): AnswerRow[] => {
    const of = { surveyResponseId, questionCode, ...nothing };
    if (words !== null && dataKey) {
      const sealed = seal(dataKey.key, placeOf(surveyResponseId, questionCode), words);
      return [{ ...of, position: 0, words: sealed }];
    }
    if (number !== null) return [{ ...of, position: 0, number }];
    return optionCodes.map((optionCode, position) => ({ ...of, position, optionCode }));
  });
}

/** What was answered, in the order of the questions; words are null once their key is gone. */
export function toAnswers(
  { keys }: Keys,
  { id, dataKey }: Pick<SurveyResponse, 'id' | 'dataKey'>,
  questions: readonly Pick<SurveyQuestion, 'code'>[],
  rows: readonly AnswerRow[],
): Answered[] {
  const key = dataKey && unwrapDataKey(keys, id, dataKey);
  return questions.flatMap(({ code: questionCode }) => {
    const ofQuestion = rows.filter((row) => row.questionCode === questionCode);
    const [first] = ofQuestion;
    if (!first) return [];
    const optionCodes = ofQuestion.flatMap(({ optionCode }) => optionCode ?? []);
    const words = key && first.words && open(key, placeOf(id, questionCode), first.words);
    return [{ questionCode, optionCodes, number: first.number, words }];
  });
}

type Sent = {
  surveyVersionId: string;
  languageCode: string;
  answers: readonly GivenAnswer[];
  collectedOn?: string | null | undefined;
  activityId?: string | null | undefined;
  personRecordId?: string | null | undefined;
  respondentToken?: string | null | undefined;
};

/** Equal for the same response sent again, in whatever order its answers are. */
export function fingerprintOf({ keys }: Keys, sent: Sent): string {
  const answers = sent.answers
    .map(({ questionCode, optionCodes, number = null, words = null }) => {
      return [questionCode, [...(optionCodes ?? [])].sort(), number, words];
    })
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
  const { surveyVersionId, languageCode, collectedOn = null, activityId = null } = sent;
  const { personRecordId = null, respondentToken = null } = sent;
  const all = [surveyVersionId, languageCode, collectedOn, activityId, personRecordId];
  return blindIndex(keys, 'survey response', JSON.stringify([...all, respondentToken, answers]));
}
