import type { Context } from '#shared/context.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvancePlaceInput } from '../generated/resolvers.ts';
import { placeUndertaking } from './place.repository.ts';
import { type Place, settlePeriod } from './place.ts';

export type AdvancePlaceRefusal = ActOnCaseRefusal | 'PlacePeriodMalformed';

/** Whoever keeps a place may close it; that it is one of the programme is for the Regione to say. */
export async function advancePlace(
  context: Context,
  { placeId, ...request }: AdvancePlaceInput,
): Promise<Result<Place, AdvancePlaceRefusal>> {
  if (request.act === 'OPEN') requireScope(context, 'community:decide');
  return actOnCase(context, placeUndertaking, placeId, request, (advanced) =>
    settlePeriod(advanced, request),
  );
}
