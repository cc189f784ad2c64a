import type { Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

export type SurveyQuestionKind = 'SINGLE_CHOICE' | 'MULTIPLE_CHOICE' | 'SCALE' | 'NUMBER' | 'TEXT';

export type SurveyOption = {
  code: string;
  texts: Texts;
};

export type SurveyQuestion = {
  code: string;
  kind: SurveyQuestionKind;
  /** In the version's fallback language too, once it is published. */
  texts: Texts;
  required: boolean;
  options: SurveyOption[];
  least: number | null;
  most: number | null;
  measuresIndicator: boolean;
  positiveOptionCodes: string[];
  positiveFrom: number | null;
};

type GivenText = readonly { languageCode: string; text: string }[];

type Given = {
  code: string;
  kind: SurveyQuestionKind;
  texts: GivenText;
  required?: boolean;
  options?: readonly { code: string; texts: GivenText }[];
  least?: number | null | undefined;
  most?: number | null | undefined;
  measuresIndicator?: boolean;
  positiveOptionCodes?: readonly string[];
  positiveFrom?: number | null | undefined;
};

export type QuestionRefusal = 'SurveyQuestionMalformed' | 'SurveyQuestionsMalformed';

const mostQuestions = 100;
const mostOptions = 50;
const mostOnScale = 100;
const mostLanguages = 40;
const longest = { question: 1_000, option: 200 };

/** All that is asked, in order; texts may still be missing in some language, as of a draft. */
export function checkQuestions(
  given: readonly Given[],
  fallback: string,
): Result<SurveyQuestion[], QuestionRefusal> {
  const measuring = given.filter(({ measuresIndicator }) => measuresIndicator);
  const isSound =
    given.length > 0 &&
    given.length <= mostQuestions &&
    measuring.length <= 1 &&
    /^[a-z]{3}$/.test(fallback);
  if (!isSound) return refuse('SurveyQuestionsMalformed');
  const questions = given.map((each) => toQuestion(each, fallback));
  const codes = questions.map(({ code }) => code);
  const unfit = questions.find(
    (question, index) =>
      codes.indexOf(question.code) !== index ||
      !areTexts(given[index]?.texts, longest.question) ||
      !(given[index]?.options ?? []).every(({ texts }) => areTexts(texts, longest.option)) ||
      !isCode(question.code) ||
      !suitsKind(question) ||
      !tellsPositive(question),
  );
  return unfit ? refuse('SurveyQuestionMalformed', [unfit.code]) : ok(questions);
}

function toQuestion(given: Given, fallback: string): SurveyQuestion {
  const { code, kind, required = false, measuresIndicator = false } = given;
  const { least = null, most = null, positiveFrom = null } = given;
  const options = (given.options ?? []).map((option) => {
    return { code: option.code, texts: toTexts(option.texts, fallback) };
  });
  const positiveOptionCodes = [...(given.positiveOptionCodes ?? [])];
  const texts = toTexts(given.texts, fallback);
  const bounds = { least, most, positiveFrom };
  const about = { required, measuresIndicator, positiveOptionCodes };
  return { code, kind, texts, options, ...bounds, ...about };
}

function toTexts(given: GivenText, fallback: string): Texts {
  const texts = given.map(({ languageCode, text }) => [languageCode, text.trim()]);
  return { fallback, texts: Object.fromEntries(texts) };
}

function areTexts(given: GivenText = [], most: number): boolean {
  const languages = new Set(given.map(({ languageCode }) => languageCode));
  return (
    languages.size === given.length &&
    languages.size > 0 &&
    languages.size <= mostLanguages &&
    given.every(({ languageCode, text }) => {
      const { length } = text.trim();
      return /^[a-z]{3}$/.test(languageCode) && length > 0 && length <= most;
    })
  );
}

function isCode(code: string): boolean {
  return /^[a-z0-9_]{1,40}$/.test(code);
}

export function isChosen({ kind }: Pick<SurveyQuestion, 'kind'>): boolean {
  return kind === 'SINGLE_CHOICE' || kind === 'MULTIPLE_CHOICE';
}

export function isCounted({ kind }: Pick<SurveyQuestion, 'kind'>): boolean {
  return kind === 'SCALE' || kind === 'NUMBER';
}

/** Options where something is chosen, bounds where something is counted. */
function suitsKind(question: SurveyQuestion): boolean {
  const { kind, options, least, most } = question;
  const codes = new Set(options.map(({ code }) => code));
  const areOptions = isChosen(question)
    ? codes.size === options.length && codes.size >= 2 && codes.size <= mostOptions
    : codes.size === 0;
  if (!areOptions || ![...codes].every(isCode)) return false;
  if (kind === 'SCALE') {
    return least !== null && most !== null && least >= 0 && least < most && most <= mostOnScale;
  }
  if (kind === 'NUMBER') return least === null || most === null || least < most;
  return least === null && most === null;
}

/** Which answers are positive is said of what measures the indicator, and of nothing else. */
function tellsPositive(question: SurveyQuestion): boolean {
  const { options, least, most, measuresIndicator, positiveOptionCodes, positiveFrom } = question;
  const isChosenHere = measuresIndicator && isChosen(question);
  const isCountedHere = measuresIndicator && isCounted(question);
  if (measuresIndicator && !isChosenHere && !isCountedHere) return false;
  const areKnown =
    new Set(positiveOptionCodes).size === positiveOptionCodes.length &&
    positiveOptionCodes.every((code) => options.some((each) => each.code === code));
  const isWithin =
    positiveFrom !== null &&
    (least === null || positiveFrom >= least) &&
    (most === null || positiveFrom <= most);
  return (
    positiveOptionCodes.length > 0 === isChosenHere &&
    areKnown &&
    (isCountedHere ? isWithin : positiveFrom === null)
  );
}
