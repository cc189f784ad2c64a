import { isChosen, type SurveyQuestion } from '../survey-version/survey-question.ts';

export type LanguageCount = { versionId: string; languageCode: string; responses: number };

export type CodeCount = {
  versionId: string;
  questionCode: string;
  /** An option, or a number; null of words. */
  code: string | null;
  count: number;
  /** Of how many responses this is the first answer to the question. */
  first: number;
};

/** Null where it may not be shown. */
type Shown = number | null;

export type SurveyResults = {
  responses: Shown;
  languages: { languageCode: string; responses: Shown }[];
  questions: {
    questionCode: string;
    answered: Shown;
    options: { code: string; count: Shown }[];
  }[];
};

/** What was counted, with all options and steps that nobody chose, each number as it is shown. */
export function toResults(
  questions: readonly SurveyQuestion[],
  languages: readonly LanguageCount[],
  codes: readonly CodeCount[],
  shown: (count: number) => number | null,
): SurveyResults {
  return {
    responses: shown(sumOf(languages.map(({ responses }) => responses))),
    languages: languages.map(({ languageCode, responses }) => {
      return { languageCode, responses: shown(responses) };
    }),
    questions: questions.map((question) => {
      const ofQuestion = codes.filter(({ questionCode }) => questionCode === question.code);
      const countOf = (code: string) => ofQuestion.find((each) => each.code === code)?.count ?? 0;
      return {
        questionCode: question.code,
        answered: shown(sumOf(ofQuestion.map(({ first }) => first))),
        options: codesOf(question).map((code) => ({ code, count: shown(countOf(code)) })),
      };
    }),
  };
}

/** What can be chosen; of a number that has no scale, nothing. */
function codesOf(question: SurveyQuestion): string[] {
  if (isChosen(question)) return question.options.map(({ code }) => code);
  const { kind, least, most } = question;
  if (kind !== 'SCALE' || least === null || most === null) return [];
  return Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
