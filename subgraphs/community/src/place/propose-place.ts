import type { Context } from '#shared/context.ts';
import { checkTexts, lengths } from '#shared/localised-text/localised-text.ts';
import type { Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { ProposePlaceInput } from '../generated/resolvers.ts';
import { placeUndertaking } from './place.repository.ts';
import { checkPlace, type Place, type PlaceToldRefusal } from './place.ts';

type Unfit = PlaceToldRefusal | 'TextsMalformed';

export type ProposePlaceRefusal = OpenUndertakingRefusal | Unfit;

export async function proposePlace(
  context: Context,
  input: ProposePlaceInput,
): Promise<Result<Place, ProposePlaceRefusal>> {
  const { kind, address = null, comuneCode, openFrom, openUntil = null } = input;
  return openUndertaking(context, placeUndertaking, input, (begun): Result<Place, Unfit> => {
    const titles = checkTexts(input.title, lengths.title, 'title');
    if (!titles.ok) return titles;
    return checkPlace({
      ...begun,
      titles: titles.value,
      title: null,
      kind,
      address,
      territory: comuneCode ? `COMUNE:${comuneCode}` : null,
      accessibility: [...new Set(input.accessibility)],
      openFrom,
      openUntil,
    });
  });
}
