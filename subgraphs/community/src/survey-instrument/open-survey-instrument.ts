import type { Context } from '#shared/context.ts';
import { inFallback } from '#shared/localised-text/localised-text.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenSurveyInstrumentInput } from '../generated/resolvers.ts';
import { surveyInstrumentUndertaking } from './survey-instrument.repository.ts';
import { checkCodes, checkText, type SurveyInstrument } from './survey-instrument.ts';

type Unfit = 'SurveyCodeMalformed' | 'SurveyCodeTaken' | 'TextsMalformed';

export type OpenSurveyInstrumentRefusal = OpenUndertakingRefusal | Unfit;

export async function openSurveyInstrument(
  context: Context,
  input: OpenSurveyInstrumentInput,
): Promise<Result<SurveyInstrument, OpenSurveyInstrumentRefusal>> {
  const { code, indicator = null } = input;
  return openUndertaking<'OPEN' | 'CLOSED', 'CLOSE' | 'REOPEN', SurveyInstrument, Unfit>(
    context,
    surveyInstrumentUndertaking,
    input,
    (begun) => {
      const codes = checkCodes({ code, indicator });
      if (!codes.ok) return codes;
      const titles = checkText('title', input.title);
      if (!titles.ok) return titles;
      const purposes = checkText('purpose', input.purpose);
      if (!purposes.ok) return purposes;
      const texts = { titles: titles.value, purposes: purposes.value };
      const title = inFallback(titles.value);
      return ok({ ...begun, ...codes.value, ...texts, title });
    },
    'SurveyCodeTaken',
  );
}
