import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { resealWords } from '../case-step/case-words.ts';
import type { CorrectRecognitionApplicationInput } from '../generated/resolvers.ts';
import { type CountriesRefusal, checkCountries } from '../governance-place/check-countries.ts';
import { recognitionApplicationCase } from './recognition-application.repository.ts';
import {
  checkLevels,
  type LevelsRefusal,
  placeOfTitle,
  type RecognitionApplication,
} from './recognition-application.ts';

export type CorrectRecognitionApplicationRefusal =
  | CorrectCaseRefusal
  | LevelsRefusal
  | CountriesRefusal
  | 'WordsMalformed';

export async function correctRecognitionApplication(
  context: Context,
  { recognitionApplicationId: id, version, reason, ...input }: CorrectRecognitionApplicationInput,
): Promise<Result<RecognitionApplication, CorrectRecognitionApplicationRefusal>> {
  const { title, ...change } = givenFields(input);
  const levels = checkLevels(change);
  if (!levels.ok) return levels;
  const words = title === undefined ? undefined : checkWords(title);
  if (words?.ok === false) return words;
  const { countryCode } = change;
  if (countryCode !== undefined) {
    // Countries do not go away: what is known of them now holds when the correction is written.
    const country = await transaction(context, (tx) => checkCountries(tx, context, [countryCode]));
    if (!country.ok) return country;
  }
  const { list } = recognitionApplicationCase;
  const sealed = await resealWords(context, list, placeOfTitle(id), words?.value);
  return correctCase(context, recognitionApplicationCase, id, {
    version,
    reason,
    change: { ...change, ...(sealed && { title: sealed }) },
  });
}
