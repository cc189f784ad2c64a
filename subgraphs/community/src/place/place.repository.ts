import { getTableColumns, gt, ilike, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import { changed, encodedTexts, equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import type { PlaceFilter, PlaceOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { placeHosts, places, provinceOf } from './place.table.ts';
import { type Place, placeLifeCycle } from './place.ts';

const { title, openedOn, territory, openFrom, openUntil } = places;

export const placeUndertaking = defineUndertaking({
  type: 'Place',
  table: places,
  begins: 'PROPOSED',
  cycle: placeLifeCycle,
  toUndertaking: (row): Place => row,
  mayWrite: mayRegioneWrite,
  isEverybodys: ({ state }) => state !== 'PROPOSED',
  orders: {
    TITLE_ASC: ascending(title, (node: Place) => node.title ?? ''),
    TITLE_DESC: descending(title, (node: Place) => node.title ?? ''),
    OPENED_ON_ASC: ascending(openedOn, (node: Place) => node.openedOn),
    OPENED_ON_DESC: descending(openedOn, (node: Place) => node.openedOn),
  } satisfies Record<PlaceOrder, OrderColumn<Place>>,
  usualOrder: 'TITLE_ASC',
  check: ({ hostedBy }: PlaceFilter, context) => {
    if (hostedBy) requireId(context, 'organisation', hostedBy);
  },
  where: (asked: Asked<PlaceFilter>) => [
    asked.state && isOneOf(places.state, asked.state),
    asked.kind && isOneOf(places.kind, asked.kind),
    asked.accessibility &&
      sql`${places.accessibility} @> ${encodedTexts(asked.accessibility)}::text[]`,
    asked.comuneCodes &&
      sql`${territory} = any(select 'COMUNE:' || unnest(${encodedTexts(asked.comuneCodes)}::text[]))`,
    asked.inProvinceOf &&
      sql`${provinceOf(places)} = ${changed(asked.inProvinceOf, (code) => code.slice(0, 3))}`,
    asked.openOn && ne(places.state, 'PROPOSED'),
    asked.openOn && lte(openFrom, asked.openOn),
    asked.openOn && or(isNull(openUntil), gt(openUntil, asked.openOn)),
    asked.hostedBy && isHostedBy(equals(placeHosts.organisationId, asked.hostedBy), asked.openOn),
    asked.titleContains && ilike(title, changed(asked.titleContains, containing)),
  ],
});

export const placeList = placeUndertaking.list;

/** At any time unless a day is asked. */
function isHostedBy(isHost: SQL, on?: Asked<PlaceFilter>['openOn']): SQL {
  const { placeId, hostsFrom, hostsUntil } = placeHosts;
  const isThen = on
    ? sql`${lte(hostsFrom, on)} and ${or(isNull(hostsUntil), gt(hostsUntil, on))}`
    : sql`true`;
  return sql`exists (select 1 from ${placeHosts}
    where ${placeId} = ${places.id} and ${isHost} and ${isThen})`;
}

export const ofHost: Relation = {
  name: 'host',
  parentPrefix: 'organisation',
  on: (key) => isHostedBy(sql`${placeHosts.organisationId} = ${key}`),
};

/** Parents are territory keys (`LEVEL:code`): a comune, or the province its ISTAT code begins with. */
export const ofTerritory: Relation = {
  name: 'territory',
  on: (key) => sql`(${territory} = ${key}
    or ${provinceOf(places)} = case when ${key} like 'PROVINCE:%' then split_part(${key}, ':', 2) end)`,
};

const hosts = getTableColumns(placeHosts);

/** All who ever received people at each place, those who came first first. */
export const hostsOfPlace = statement(
  hosts,
  write
    .select(hosts)
    .from(placeHosts)
    .where(sql`${hosts.placeId} = any(${idArray('place', 'keys')})`)
    .orderBy(hosts.hostsFrom, hosts.organisationId),
  (row) => ({ of: row.placeId, value: row }),
);
