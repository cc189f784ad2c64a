import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result } from '#shared/result.ts';
import type { FactValues } from '../person-facts/person-facts.ts';
import { comuneFollower, countryFollower } from './follow-places.ts';
import { findPlaces, findProvinces, haveBeenRead } from './governance-place.repository.ts';
import {
  checkPlaces,
  comuniIn,
  type PlacesRefusal,
  placesIn,
  provinceKey,
} from './governance-place.ts';

const feeds = [comuneFollower.name, countryFollower.name];

/**
 * Whether what is said of a period names places that governance knows. Before all of them were read
 * once, what has the form of a code is taken for one: nobody is turned away since another domain is
 * down.
 */
export async function checkKnownPlaces(
  tx: Tx,
  { viewer, today }: Context,
  facts: Partial<FactValues>,
  period: { from: string | null; to: string | null },
): Promise<Result<true, PlacesRefusal>> {
  const keys = placesIn(facts);
  if (keys.length === 0) return ok(true);
  return asPlatform(tx, viewer, async () => {
    if (!(await haveBeenRead(tx, feeds))) return ok(true);
    const places = await findPlaces(tx, keys);
    const provinces = await findProvinces(tx, comuniIn(facts).map(provinceKey));
    return checkPlaces(facts, { places, provinces }, period, today);
  });
}
