import { ilike, inArray, sql } from 'drizzle-orm';
import { containing, getSource, toSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { OrganisationFilter, OrganisationOrder } from '../generated/resolvers.ts';
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
  where: (filter: OrganisationFilter) => [
    filter.type ? inArray(organisations.type, filter.type) : undefined,
    filter.state ? inArray(organisations.state, filter.state) : undefined,
    filter.nameContains ? ilike(organisations.name, containing(filter.nameContains)) : undefined,
  ],
});

/** The day in Italy, as the database's clock has it. */
const today = sql`(now() at time zone 'Europe/Rome')::date`;

/** Parents are territory keys (`LEVEL:code`); a relation that has ended, or not begun, does not count. */
export const ofTerritory: Relation = {
  name: 'territory',
  on: (key) => sql`exists (select 1 from ${organisationTerritories}
    where ${organisationTerritories.organisationId} = ${organisations.id}
      and ${organisationTerritories.territory} = ${key}
      and ${organisationTerritories.validFrom} <= ${today}
      and (${organisationTerritories.validTo} is null or ${organisationTerritories.validTo} > ${today}))`,
};

/** The territories of each organisation, oldest relation first. */
export async function findTerritories(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, OrganisationTerritory[]>> {
  const rows = await tx
    .select()
    .from(organisationTerritories)
    .where(inArray(organisationTerritories.organisationId, [...ids]))
    .orderBy(organisationTerritories.validFrom, organisationTerritories.territory);
  return groupBy(rows.map(toTerritory), ({ organisationId }) => organisationId);
}

function toTerritory(
  row: typeof organisationTerritories.$inferSelect,
): OrganisationTerritory & { organisationId: string } {
  const { organisationId, relation, territory, validFrom, validTo } = row;
  return { organisationId, relation, territory, validFrom, validTo, source: getSource(row) };
}
