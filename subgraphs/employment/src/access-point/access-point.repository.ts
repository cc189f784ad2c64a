import {
  and,
  desc,
  eq,
  getTableColumns,
  gt,
  ilike,
  inArray,
  isNull,
  lte,
  ne,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { containing, getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { changed, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { fromTerritoryKey } from '#shared/territory-key.ts';
import type { AccessPointFilter, AccessPointOrder } from '../generated/resolvers.ts';
import {
  accessPointExpectations,
  accessPoints,
  accessPointTerritories,
} from './access-point.table.ts';
import type { AccessPoint, Expectation } from './access-point.ts';

function toAccessPoint(row: typeof accessPoints.$inferSelect): AccessPoint {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: getSource(row) };
}

/** No longer planned and not yet gone on that day. */
function inForce(on: Placeholder): SQL | undefined {
  return and(
    ne(accessPoints.state, 'PLANNED'),
    lte(accessPoints.validFrom, on),
    or(isNull(accessPoints.validTo), gt(accessPoints.validTo, on)),
  );
}

export const accessPointList = defineList({
  type: 'AccessPoint',
  table: accessPoints,
  id: accessPoints.id,
  toNode: toAccessPoint,
  orders: {
    NAME_ASC: ascending(accessPoints.name, (node: AccessPoint) => node.name),
    NAME_DESC: descending(accessPoints.name, (node: AccessPoint) => node.name),
    CODE_ASC: ascending(accessPoints.code, (node: AccessPoint) => node.code),
    CODE_DESC: descending(accessPoints.code, (node: AccessPoint) => node.code),
  } satisfies Record<AccessPointOrder, OrderColumn<AccessPoint>>,
  usualOrder: 'NAME_ASC',
  where: (asked: Asked<AccessPointFilter>) => [
    asked.kind && isOneOf(accessPoints.kind, asked.kind),
    asked.state && isOneOf(accessPoints.state, asked.state),
    asked.on && inForce(asked.on),
    asked.nameContains && ilike(accessPoints.name, changed(asked.nameContains, containing)),
  ],
});

export async function findOperatedBy(tx: Tx, organisationId: string): Promise<AccessPoint[]> {
  const rows = await tx
    .select()
    .from(accessPoints)
    .where(eq(accessPoints.operatingOrganisationId, organisationId));
  return rows.map(toAccessPoint);
}

/** Parents are territory keys (`LEVEL:code`). */
export const ofTerritory: Relation = {
  name: 'territory',
  on: (key) => sql`exists (select 1 from ${accessPointTerritories}
    where ${accessPointTerritories.accessPointId} = ${accessPoints.id}
      and ${accessPointTerritories.territory} = ${key})`,
};

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${accessPoints.operatingOrganisationId} = ${key}`,
};

const links = getTableColumns(accessPointTerritories);

/** The territories each access point serves. */
export const servedBy = statement(
  links,
  write
    .select(links)
    .from(accessPointTerritories)
    .where(
      and(
        sql`${links.accessPointId} = any(${idArray('access_point', 'keys')})`,
        eq(links.relation, 'SERVES'),
      ),
    )
    .orderBy(links.territory),
  ({ accessPointId, territory }) => ({ of: accessPointId, value: fromTerritoryKey(territory) }),
);

const on = sql.placeholder('on');
const expectations = getTableColumns(accessPointExpectations);

/** Of each kind the newest expectation that holds on a day (`on`). */
export const expectationsOn = statement(
  expectations,
  write
    .selectDistinctOn([expectations.kind], expectations)
    .from(accessPointExpectations)
    .where(lte(expectations.validFrom, on))
    .orderBy(expectations.kind, desc(expectations.validFrom)),
  (row): Expectation => ({ kind: row.kind, expected: row.expected, source: getSource(row) }),
);

const counted = { kind: accessPoints.kind, found: sql<number>`count(*)`.mapWith(Number) };

/** How many of each kind are in force on a day (`on`). */
export const countsInForce = statement(
  counted,
  write.select(counted).from(accessPoints).where(inForce(on)).groupBy(accessPoints.kind),
);

/** By their codes; of those that are there. */
export async function findAccessPointIds(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const { code, id } = accessPoints;
  const rows = await tx
    .select({ code, id })
    .from(accessPoints)
    .where(inArray(code, [...codes]));
  return new Map(rows.map((row) => [row.code, row.id]));
}
