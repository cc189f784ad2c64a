import {
  checkTexts,
  type GivenTexts,
  lengths,
  type Texts,
} from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type SurveyInstrumentState = 'OPEN' | 'CLOSED';

export type SurveyInstrumentAct = 'CLOSE' | 'REOPEN';

export const surveyInstrumentLifeCycle = {
  CLOSE: { from: ['OPEN'], to: 'CLOSED' },
  REOPEN: { from: ['CLOSED'], to: 'OPEN' },
} as const satisfies LifeCycle<SurveyInstrumentState, SurveyInstrumentAct>;

export type SurveyInstrument = Owned<SurveyInstrumentState> & {
  code: string;
  titles: Texts;
  /** That of the fallback language, which the database takes from the titles. */
  title: string | null;
  purposes: Texts;
  /** As `R.2.9`; null where it measures none. */
  indicator: string | null;
};

type Codes = Pick<SurveyInstrument, 'code' | 'indicator'>;

export function checkCodes({ code, indicator }: Codes): Result<Codes, 'SurveyCodeMalformed'> {
  const codes = indicator === null ? [code] : [code, indicator];
  const areCodes = codes.every((each) => /^[A-Z0-9._-]{1,40}$/.test(each));
  return areCodes ? ok({ code, indicator }) : refuse('SurveyCodeMalformed');
}

const most = { title: lengths.title, purpose: lengths.description } as const;

/** A text of the instrument, by the field that gives it. */
export function checkText(
  field: keyof typeof most,
  given: GivenTexts,
): Result<Texts, 'TextsMalformed'> {
  return checkTexts(given, most[field], field);
}
