import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { sealWords } from '../case-step/case-words.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenRecognitionApplicationInput } from '../generated/resolvers.ts';
import { type CountriesRefusal, checkCountries } from '../governance-place/check-countries.ts';
import { recognitionApplicationCase } from './recognition-application.repository.ts';
import {
  checkLevels,
  type LevelsRefusal,
  placeOfTitle,
  type RecognitionApplication,
} from './recognition-application.ts';

export type OpenRecognitionApplicationRefusal =
  | OpenCaseRefusal
  | LevelsRefusal
  | CountriesRefusal
  | 'WordsMalformed';

export async function openRecognitionApplication(
  context: Context,
  {
    title,
    countryCode,
    eqfLevel,
    iscedLevel,
    authority,
    ...opening
  }: OpenRecognitionApplicationInput,
): Promise<Result<RecognitionApplication, OpenRecognitionApplicationRefusal>> {
  const words = checkWords(title);
  if (!words.ok) return words;
  const levels = checkLevels({ eqfLevel, iscedLevel });
  if (!levels.ok) return levels;
  return openCase(
    context,
    recognitionApplicationCase,
    opening,
    async (begun, { tx, record }): Promise<Result<RecognitionApplication, CountriesRefusal>> => {
      const country = await checkCountries(tx, context, [countryCode]);
      if (!country.ok) return country;
      return ok({
        ...begun,
        title: await sealWords(context, record, placeOfTitle(begun.id), words.value),
        countryCode,
        eqfLevel: eqfLevel ?? null,
        iscedLevel: iscedLevel ?? null,
        authority,
        appliedOn: null,
      });
    },
  );
}
