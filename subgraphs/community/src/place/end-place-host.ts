import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { EndPlaceHostInput } from '../generated/resolvers.ts';
import { placeUndertaking } from './place.repository.ts';
import { endHost, type Place } from './place.ts';
import { findHosts, updateHost } from './place-host.repository.ts';

type Unfit = 'PlacePeriodMalformed' | 'PlaceHostNotFound';

export type EndPlaceHostRefusal = WorkOnUndertakingRefusal | Unfit;

export async function endPlaceHost(
  context: Context,
  { placeId, version, organisationId, hostsUntil }: EndPlaceHostInput,
): Promise<Result<Place, EndPlaceHostRefusal>> {
  requireId(context, 'organisation', organisationId);
  return workOnUndertaking(
    context,
    placeUndertaking,
    { id: placeId, version, on: hostsUntil },
    async (place, tx): Promise<Result<Place, Unfit>> => {
      const ended = endHost(await findHosts(tx, placeId), { organisationId, hostsUntil });
      if (!ended.ok) return ended;
      await updateHost(tx, ended.value);
      return ok(place);
    },
  );
}
