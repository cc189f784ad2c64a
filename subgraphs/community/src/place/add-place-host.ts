import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { AddPlaceHostInput } from '../generated/resolvers.ts';
import { placeUndertaking } from './place.repository.ts';
import { checkHost, type Place } from './place.ts';
import { findHosts, insertHost } from './place-host.repository.ts';

type Unfit = 'CaseStateForbids' | 'PlacePeriodMalformed' | 'PlaceHostTaken';

export type AddPlaceHostRefusal = WorkOnUndertakingRefusal | Unfit;

/** The place is locked meanwhile, so that nobody is added twice. */
export async function addPlaceHost(
  context: Context,
  { placeId, version, organisationId, hostsFrom, hostsUntil = null }: AddPlaceHostInput,
): Promise<Result<Place, AddPlaceHostRefusal>> {
  requireId(context, 'organisation', organisationId);
  return workOnUndertaking(
    context,
    placeUndertaking,
    { id: placeId, version, on: hostsFrom },
    async (place, tx): Promise<Result<Place, Unfit>> => {
      if (place.state === 'CLOSED') return refuse('CaseStateForbids');
      const host = { placeId, organisationId, hostsFrom, hostsUntil };
      const checked = checkHost(await findHosts(tx, placeId), host);
      if (!checked.ok) return checked;
      await insertHost(tx, checked.value);
      return ok(place);
    },
  );
}
