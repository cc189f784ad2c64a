import { and, desc, eq, gt, ilike, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { arrayOf, containing, getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { fromTerritoryKey, type TerritoryReference } from '#shared/territory-key.ts';
import { findUuid } from '#shared/type-id.ts';
import type { AccessPointFilter, AccessPointOrder } from '../generated/resolvers.ts';
import {
  accessPointExpectations,
  accessPoints,
  accessPointTerritories,
} from './access-point.table.ts';
import type { AccessPoint, AccessPointKind, Expectation } from './access-point.ts';

function toAccessPoint(row: typeof accessPoints.$inferSelect): AccessPoint {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: getSource(row) };
}

/** No longer planned and not yet gone on that day. */
function inForce(on: string): SQL | undefined {
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
  where: (filter: AccessPointFilter) => [
    filter.kind ? inArray(accessPoints.kind, filter.kind) : undefined,
    filter.state ? inArray(accessPoints.state, filter.state) : undefined,
    filter.on ? inForce(filter.on) : undefined,
    filter.nameContains ? ilike(accessPoints.name, containing(filter.nameContains)) : undefined,
  ],
});

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

/** The territories each access point serves. */
export async function findServed(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, TerritoryReference[]>> {
  const uuids = ids.map((id) => findUuid('access_point', id)).filter((uuid) => uuid !== undefined);
  const rows = await tx
    .select()
    .from(accessPointTerritories)
    .where(
      and(
        sql`${accessPointTerritories.accessPointId} = any(${arrayOf('uuid', uuids)})`,
        eq(accessPointTerritories.relation, 'SERVES'),
      ),
    )
    .orderBy(accessPointTerritories.territory);
  const links = groupBy(rows, ({ accessPointId }) => accessPointId);
  return new Map(
    [...links].map(([id, served]) => [id, served.map((link) => fromTerritoryKey(link.territory))]),
  );
}

/** Of each kind the newest expectation that holds on the day. */
export async function findExpectations(tx: Tx, on: string): Promise<Expectation[]> {
  const rows = await tx
    .selectDistinctOn([accessPointExpectations.kind])
    .from(accessPointExpectations)
    .where(lte(accessPointExpectations.validFrom, on))
    .orderBy(accessPointExpectations.kind, desc(accessPointExpectations.validFrom));
  return rows.map((row) => ({ kind: row.kind, expected: row.expected, source: getSource(row) }));
}

export async function countInForce(tx: Tx, on: string): Promise<Map<AccessPointKind, number>> {
  const rows = await tx
    .select({ kind: accessPoints.kind, found: sql<number>`count(*)::int` })
    .from(accessPoints)
    .where(inForce(on))
    .groupBy(accessPoints.kind);
  return new Map(rows.map(({ kind, found }) => [kind, found]));
}
