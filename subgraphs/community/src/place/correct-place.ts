import type { Context } from '#shared/context.ts';
import { lengths } from '#shared/localised-text/localised-text.ts';
import { ok, type Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectPlaceInput } from '../generated/resolvers.ts';
import { readTexts } from '../undertaking/read-texts.ts';
import { placeUndertaking } from './place.repository.ts';
import { checkCorrected, type Place, type PlaceToldRefusal } from './place.ts';

export type CorrectPlaceRefusal = CorrectCaseRefusal | PlaceToldRefusal | 'TextsMalformed';

type Changes = Omit<CorrectPlaceInput, 'placeId' | 'version' | 'reason'>;

export async function correctPlace(
  context: Context,
  { placeId, version, reason, ...given }: CorrectPlaceInput,
): Promise<Result<Place, CorrectPlaceRefusal>> {
  const change = toChange(given);
  if (!change.ok) return change;
  const correction = { version, reason, change: change.value };
  return correctCase(context, placeUndertaking, placeId, correction, checkCorrected);
}

function toChange(given: Changes): Result<Partial<Place>, 'TextsMalformed'> {
  const { title, comuneCode, openEnded, accessibility, ...rest } = givenFields(given);
  const texts = readTexts({ titles: [title, lengths.title, 'title'] });
  if (!texts.ok) return texts;
  return ok({
    ...(rest.kind === 'ONLINE' && { address: null, territory: null }),
    ...(openEnded && { openUntil: null }),
    ...rest,
    ...texts.value,
    ...(comuneCode && { territory: `COMUNE:${comuneCode}` }),
    ...(accessibility && { accessibility: [...new Set(accessibility)] }),
  });
}
