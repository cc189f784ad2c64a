import { createHash, createHmac } from 'node:crypto';
import type { Context } from '#shared/context.ts';
import { everyIndexKey } from '#shared/sealing/index-keys.ts';
import type { DataKey } from '#shared/sealing/sealing.ts';
import { blindIndex, open, seal } from '#shared/sealing/sealing.ts';
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
export async function keyFor(
  { keys }: Keys,
  responseId: string,
  answers: readonly Answered[],
): Promise<DataKey | undefined> {
  const isSaid = answers.some(({ words }) => words !== null);
  return isSaid ? keys.make(responseId) : undefined;
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
export async function toAnswers(
  { keys }: Keys,
  { id, dataKey }: Pick<SurveyResponse, 'id' | 'dataKey'>,
  questions: readonly Pick<SurveyQuestion, 'code'>[],
  rows: readonly AnswerRow[],
): Promise<Answered[]> {
  const key = dataKey && (await keys.unwrap(id, dataKey));
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

/**
 * Equal for the same response sent again, in whatever order its answers are. It is made with the key of the
 * response, so what was said in words cannot be guessed by it, and goes with them; where nothing was said
 * there is no key, and all that it is made of lies in the clear.
 */
export function fingerprintOf(dataKey: Buffer | undefined, sent: Sent): string {
  const hash = dataKey ? createHmac('sha256', dataKey) : createHash('sha256');
  return ownMark + hash.update(`survey response ${canonical(sent)}`).digest('base64url');
}

export const ownMark = 'own:';

/** Whether what is sent is what was collected then. */
export async function isSameSent(
  { keys }: Keys,
  { id, dataKey, fingerprint }: Pick<SurveyResponse, 'id' | 'dataKey' | 'fingerprint'>,
  sent: Sent,
): Promise<boolean> {
  if (fingerprint === null) return false;
  if (fingerprint.startsWith(ownMark)) {
    const key = dataKey ? await keys.unwrap(id, dataKey) : undefined;
    return fingerprint === fingerprintOf(key, sent);
  }
  // Of before: made with an index key.
  return everyIndexKey(keys).some(
    (key) => fingerprint === blindIndex(key, 'survey response', canonical(sent)),
  );
}

function canonical(sent: Sent): string {
  const answers = sent.answers
    .map(({ questionCode, optionCodes, number = null, words = null }) => {
      return [questionCode, [...(optionCodes ?? [])].sort(), number, words];
    })
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
  const { surveyVersionId, languageCode, collectedOn = null, activityId = null } = sent;
  const { personRecordId = null, respondentToken = null } = sent;
  const all = [surveyVersionId, languageCode, collectedOn, activityId, personRecordId];
  return JSON.stringify([...all, respondentToken, answers]);
}
