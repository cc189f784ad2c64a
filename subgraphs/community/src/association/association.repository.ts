import { arrayContains, eq, getTableColumns, ilike, sql } from 'drizzle-orm';
import { containing, toSource } from '#shared/database/columns.ts';
import { changed, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { fromTerritoryKey } from '#shared/territory-key.ts';
import type { AssociationFilter, AssociationOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { associations, associationTerritories } from './association.table.ts';
import { type Association, associationLifeCycle } from './association.ts';

function toAssociation(row: typeof associations.$inferSelect): Association {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: toSource(row) };
}

export const associationUndertaking = defineUndertaking({
  type: 'Association',
  table: associations,
  begins: 'MAPPED',
  cycle: associationLifeCycle,
  toUndertaking: toAssociation,
  writeScope: 'community:decide',
  isEverybodys: ({ listed }: Association) => listed,
  orders: {
    NAME_ASC: ascending(associations.name, (node: Association) => node.name),
    NAME_DESC: descending(associations.name, (node: Association) => node.name),
  } satisfies Record<AssociationOrder, OrderColumn<Association>>,
  usualOrder: 'NAME_ASC',
  where: (asked: Asked<AssociationFilter>) => [
    asked.state && isOneOf(associations.state, asked.state),
    asked.countryCode && arrayContains(associations.countryCodes, sql`array[${asked.countryCode}]`),
    asked.newGeneration === undefined
      ? undefined
      : eq(associations.newGeneration, asked.newGeneration),
    asked.informal === undefined ? undefined : eq(associations.informal, asked.informal),
    asked.nameContains && ilike(associations.name, changed(asked.nameContains, containing)),
  ],
});

export const associationList = associationUndertaking.list;

const links = getTableColumns(associationTerritories);

/** The territories of each association. */
export const territoriesOf = statement(
  links,
  write
    .select(links)
    .from(associationTerritories)
    .where(sql`${links.associationId} = any(${idArray('association', 'keys')})`)
    .orderBy(links.territory),
  ({ associationId, territory }) => ({ of: associationId, value: fromTerritoryKey(territory) }),
);
