import { arrayContains, eq, getTableColumns, ilike, type SQL, sql } from 'drizzle-orm';
import { containing, toSource } from '#shared/database/columns.ts';
import { changed, encodedTexts, equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { fromTerritoryKey } from '#shared/territory-key.ts';
import type { AssociationFilter, AssociationOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { associations, associationTerritories } from './association.table.ts';
import { type Association, associationLifeCycle } from './association.ts';
import { findTerritories, insertTerritories } from './association-territory.repository.ts';

function toAssociation(row: typeof associations.$inferSelect): Association {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: toSource(row) };
}

const defined = defineUndertaking({
  type: 'Association',
  table: associations,
  begins: 'MAPPED',
  cycle: associationLifeCycle,
  toUndertaking: toAssociation,
  isEverybodys: ({ listed }: Association) => listed,
  orders: {
    NAME_ASC: ascending(associations.name, (node: Association) => node.name),
    NAME_DESC: descending(associations.name, (node: Association) => node.name),
  } satisfies Record<AssociationOrder, OrderColumn<Association>>,
  usualOrder: 'NAME_ASC',
  check: ({ supporterId }: AssociationFilter, context) => {
    if (supporterId) requireId(context, 'organisation', supporterId);
  },
  where: (asked: Asked<AssociationFilter>) => [
    asked.state && isOneOf(associations.state, asked.state),
    asked.countryCode && arrayContains(associations.countryCodes, sql`array[${asked.countryCode}]`),
    asked.languageCodes &&
      sql`${associations.languageCodes} && ${encodedTexts(asked.languageCodes)}::text[]`,
    asked.comuneCode && worksIn(changed(asked.comuneCode, (code) => `COMUNE:${code}`)),
    asked.atsCode && worksIn(changed(asked.atsCode, (code) => `ATS:${code}`)),
    asked.supporterId && equals(associations.supporterId, asked.supporterId),
    asked.newGeneration === undefined
      ? undefined
      : eq(associations.newGeneration, asked.newGeneration),
    asked.informal === undefined ? undefined : eq(associations.informal, asked.informal),
    asked.nameContains && ilike(associations.name, changed(asked.nameContains, containing)),
  ],
});

/** Who writes an association knows where it works, since that is corrected with the rest. */
export const associationUndertaking: typeof defined = {
  ...defined,
  async findForUpdate(tx, id) {
    const known = await defined.findForUpdate(tx, id);
    return known && { ...known, territories: await findTerritories(tx, id) };
  },
  async insert(tx, { territories = [], ...association }) {
    const inserted = await defined.insert(tx, association);
    if (inserted === 'INSERTED') await insertTerritories(tx, association.id, territories);
    return inserted;
  },
  update: (tx, { territories: _, ...association }) => defined.update(tx, association),
};

function worksIn(key: SQL): SQL {
  return sql`exists (select 1 from ${associationTerritories}
    where ${associationTerritories.associationId} = ${associations.id}
      and ${associationTerritories.territory} = ${key})`;
}

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
