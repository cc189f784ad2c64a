import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { SurveyQuestion } from './survey-question.ts';

export type SurveyVersionState = 'DRAFT' | 'PUBLISHED' | 'RETIRED';

export type SurveyVersionAct = 'PUBLISH' | 'RETIRE';

export const surveyVersionLifeCycle = {
  PUBLISH: { from: ['DRAFT'], to: 'PUBLISHED' },
  RETIRE: { from: ['PUBLISHED'], to: 'RETIRED' },
} as const satisfies LifeCycle<SurveyVersionState, SurveyVersionAct>;

export type SurveyVersion = Owned<SurveyVersionState> & {
  surveyInstrumentId: string;
  number: number;
  fallbackLanguageCode: string;
  questions: SurveyQuestion[];
};

export function isPublic({ state }: Pick<SurveyVersion, 'state'>): boolean {
  return state !== 'DRAFT';
}

type Asking = Pick<SurveyVersion, 'fallbackLanguageCode' | 'questions'>;

/** In which all of it exists, that of the fallback first. */
export function languagesOf({ fallbackLanguageCode, questions }: Asking): string[] {
  const [first, ...others] = questions.flatMap(({ texts, options }) => [
    texts.texts,
    ...options.map((option) => option.texts.texts),
  ]);
  const whole = Object.keys(first ?? {}).filter((language) =>
    others.every((texts) => Object.hasOwn(texts, language)),
  );
  const isFallback = (language: string) => language === fallbackLanguageCode;
  return [
    ...whole.filter(isFallback),
    ...whole.filter((language) => !isFallback(language)).toSorted(),
  ];
}

/** Whether it can be asked: in its fallback language, and of the indicator that is to be measured. */
export function isComplete(asking: Asking, indicator: string | null): boolean {
  const isMeasured = asking.questions.some(({ measuresIndicator }) => measuresIndicator);
  return (
    languagesOf(asking).includes(asking.fallbackLanguageCode) && (indicator === null || isMeasured)
  );
}
