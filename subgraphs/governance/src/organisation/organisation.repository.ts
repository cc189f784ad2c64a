import { getTableColumns, ilike, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { containing, getSource, toSource } from '#shared/database/columns.ts';
import { changed, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { OrganisationFilter, OrganisationOrder } from '../generated/resolvers.ts';
import { isOutsideNetworks } from '../network-member/in-no-network.repository.ts';
import { dayOf, isInForce, isWithin } from '../territory/territory-on.repository.ts';
import { organisations, organisationTerritories } from './organisation.table.ts';
import type { Organisation, OrganisationTerritory } from './organisation.ts';

function toOrganisation(row: typeof organisations.$inferSelect): Organisation {
  const { id, legalName, name, type, state } = row;
  return { id, legalName, name, type, state, source: toSource(row) };
}

export const organisationList = defineList({
  type: 'Organisation',
  table: organisations,
  id: organisations.id,
  toNode: toOrganisation,
  orders: {
    NAME_ASC: ascending(organisations.name, (node: Organisation) => node.name),
    NAME_DESC: descending(organisations.name, (node: Organisation) => node.name),
  } satisfies Record<OrganisationOrder, OrderColumn<Organisation>>,
  usualOrder: 'NAME_ASC',
  check: ({ inNoNetworkOn }: OrganisationFilter, context) => {
    if (inNoNetworkOn) requireScope(context, 'membership:read');
  },
  where: (asked: Asked<OrganisationFilter>) => [
    asked.type && isOneOf(organisations.type, asked.type),
    asked.state && isOneOf(organisations.state, asked.state),
    asked.on && hasTerritoryOn(organisations.id, sql`${asked.on}::date`),
    asked.nameContains && ilike(organisations.name, changed(asked.nameContains, containing)),
    asked.inNoNetworkOn && isOutsideNetworks(asked.inNoNetworkOn),
  ],
});

/** Parents are `keyOn` keys. */
export const ofTerritoryOn: Relation = {
  name: 'territory on a day',
  on: (key) => isOrganisationOfTerritoryOn(organisations.id, key),
};

/** Whether an organisation had to do with the territory of a `keyOn` key on its day. */
export function isOrganisationOfTerritoryOn(organisationId: PgColumn, key: SQL): SQL {
  const isThere = sql`and ${isWithin(organisationTerritories.territory, key)}`;
  return hasTerritoryOn(organisationId, dayOf(key), isThere);
}

function hasTerritoryOn(organisationId: PgColumn, day: SQL, which = sql``): SQL {
  return sql`exists (select 1 from ${organisationTerritories}
    where ${organisationTerritories.organisationId} = ${organisationId}
      and ${isInForce(organisationTerritories, day)} ${which})`;
}

const links = getTableColumns(organisationTerritories);

/** The territories of each organisation, oldest relation first. */
export const territoriesOf = statement(
  links,
  write
    .select(links)
    .from(organisationTerritories)
    .where(sql`${links.organisationId} = any(${idArray('organisation', 'keys')})`)
    .orderBy(links.validFrom, links.territory),
  (row) => ({ of: row.organisationId, value: toTerritory(row) }),
);

function toTerritory(row: typeof organisationTerritories.$inferSelect): OrganisationTerritory {
  const { relation, territory, validFrom, validTo } = row;
  return { relation, territory, validFrom, validTo, source: getSource(row) };
}
