import { ok, type Result, refuse } from '#shared/result.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { isChosen, isCounted, type SurveyQuestion } from '../survey-version/survey-question.ts';

export type GivenAnswer = {
  questionCode: string;
  optionCodes?: readonly string[] | null | undefined;
  number?: number | null | undefined;
  words?: string | null | undefined;
};

export type Answered = {
  questionCode: string;
  optionCodes: string[];
  number: number | null;
  words: string | null;
};

export type AnswerRefusal =
  | 'SurveyQuestionUnknown'
  | 'SurveyAnswerMalformed'
  | 'SurveyOptionUnknown'
  | 'SurveyNumberOutside'
  | 'SurveyAnswerMissing';

/** The answers in the order of the questions; a refusal says at which question. */
export function checkAnswers(
  questions: readonly SurveyQuestion[],
  given: readonly GivenAnswer[],
): Result<Answered[], AnswerRefusal> {
  const byCode = new Map(given.map((answer) => [answer.questionCode, answer]));
  for (const [index, { questionCode }] of given.entries()) {
    const isKnown = questions.some(({ code }) => code === questionCode);
    if (!isKnown) return refuse('SurveyQuestionUnknown', [questionCode]);
    const isFirst = given.findIndex((each) => each.questionCode === questionCode) === index;
    if (!isFirst) return refuse('SurveyAnswerMalformed', [questionCode]);
  }
  const answers: Answered[] = [];
  for (const question of questions) {
    const answer = byCode.get(question.code);
    if (!answer && question.required) return refuse('SurveyAnswerMissing', [question.code]);
    if (!answer) continue;
    const checked = checkAnswer(question, answer);
    if (!checked.ok) return refuse(checked.refusal, [question.code]);
    answers.push(checked.value);
  }
  return ok(answers);
}

function checkAnswer(
  question: SurveyQuestion,
  given: GivenAnswer,
): Result<Answered, AnswerRefusal> {
  const { questionCode, number = null, words = null } = given;
  const optionCodes = [...(given.optionCodes ?? [])];
  const answer = { questionCode, optionCodes, number, words };
  const said = [optionCodes.length > 0, number !== null, words !== null];
  const suits = [isChosen(question), isCounted(question), question.kind === 'TEXT'];
  // Exactly what suits the kind: something chosen, a number, or words.
  if (said.some((isSaid, index) => isSaid !== suits[index])) return refuse('SurveyAnswerMalformed');
  if (number !== null) {
    const { least, most } = question;
    const isWithin = (least === null || number >= least) && (most === null || number <= most);
    return isWithin ? ok(answer) : refuse('SurveyNumberOutside');
  }
  if (words !== null) {
    const checked = checkWords(words);
    return checked.ok ? ok({ ...answer, words: checked.value }) : refuse('SurveyAnswerMalformed');
  }
  const isEachOnce = new Set(optionCodes).size === optionCodes.length;
  const isMany = question.kind === 'SINGLE_CHOICE' && optionCodes.length > 1;
  if (!isEachOnce || isMany) return refuse('SurveyAnswerMalformed');
  const areKnown = optionCodes.every((code) => question.options.some((each) => each.code === code));
  return areKnown ? ok(answer) : refuse('SurveyOptionUnknown');
}

/** What the answers say for the indicator; null where its question is not answered. */
export function isPositive(
  questions: readonly SurveyQuestion[],
  answers: readonly Answered[],
): boolean | null {
  const question = questions.find(({ measuresIndicator }) => measuresIndicator);
  const answer = answers.find(({ questionCode }) => questionCode === question?.code);
  if (!question || !answer) return null;
  const { positiveOptionCodes, positiveFrom } = question;
  if (answer.number !== null) return positiveFrom !== null && answer.number >= positiveFrom;
  return answer.optionCodes.some((code) => positiveOptionCodes.includes(code));
}
