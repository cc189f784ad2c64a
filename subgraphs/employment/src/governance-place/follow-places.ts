import { z } from 'zod';
import { defineFollower } from '#shared/change-feed/follower.ts';
import type { FollowedPlace } from './governance-place.repository.ts';
import { removePlaces, removePlacesBefore, upsertPlaces } from './governance-place.repository.ts';
import { placeKey } from './governance-place.ts';

const cadastral = z.object({ cadastralCode: z.string().nullable() });

const place = z.object({
  id: z.string(),
  code: z.string(),
  cadastralCode: z.string().nullable(),
  predecessors: z.array(cadastral),
  successors: z.array(cadastral),
  validFrom: z.iso.date(),
  validFromKnown: z.boolean(),
  validTo: z.iso.date().nullable(),
});

const territory = place.extend({ level: z.string() });
const country = place.extend({ usableAs: z.array(z.string()) });

const fields = `id code cadastralCode predecessors { cadastralCode } successors { cadastralCode }
  validFrom validFromKnown validTo`;

/** Keeps the comuni of all times, by which residence and birth are checked. */
export const comuneFollower = defineFollower({
  name: 'governance.Territory',
  feed: 'governanceChanges',
  entityType: 'Territory',
  list: 'territories',
  filter: '{ level: COMUNE }',
  selection: `${fields} level`,
  parse: (node) => territory.parse(node),
  async put(tx, items, at) {
    const comuni = items.filter(({ level }) => level === 'COMUNE');
    await upsertPlaces(
      tx,
      comuni.map((comune) => toRow(placeKey('COMUNE', comune.code), comune, [], at)),
    );
  },
  drop: removePlaces,
  dropNotSeenSince: (tx, at) => removePlacesBefore(tx, 'COMUNE', at),
});

/** Keeps the countries of all times, by which citizenship and birth are checked. */
export const countryFollower = defineFollower({
  name: 'governance.Country',
  feed: 'governanceChanges',
  entityType: 'Country',
  list: 'countries',
  selection: `${fields} usableAs`,
  parse: (node) => country.parse(node),
  async put(tx, items, at) {
    await upsertPlaces(
      tx,
      items.map((item) => toRow(placeKey('COUNTRY', item.code), item, item.usableAs, at)),
    );
  },
  drop: removePlaces,
  dropNotSeenSince: (tx, at) => removePlacesBefore(tx, 'COUNTRY', at),
});

function toRow(
  key: string,
  followed: z.infer<typeof place>,
  usableAs: string[],
  followedAt: Date,
): FollowedPlace {
  const { id, validFrom, validFromKnown, validTo, predecessors, successors } = followed;
  const codes = [followed, ...predecessors, ...successors].map((each) => each.cadastralCode);
  return {
    id,
    key,
    usableAs,
    cadastralCodes: [...new Set(codes.filter((code) => code !== null))],
    validFrom: validFromKnown ? validFrom : null,
    validTo,
    followedAt,
  };
}
