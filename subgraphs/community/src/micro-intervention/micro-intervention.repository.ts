import { and, eq, gt, ilike, inArray, lte, sql } from 'drizzle-orm';
import { containing, toSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { fromTerritoryKey, type TerritoryReference } from '#shared/territory-key.ts';
import type { MicroInterventionFilter, MicroInterventionOrder } from '../generated/resolvers.ts';
import { microInterventions, microInterventionTerritories } from './micro-intervention.table.ts';
import type { MicroIntervention } from './micro-intervention.ts';

function toMicroIntervention(row: typeof microInterventions.$inferSelect): MicroIntervention {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: toSource(row) };
}

const { title, startsOn } = microInterventions;

export const microInterventionList = defineList({
  type: 'MicroIntervention',
  table: microInterventions,
  id: microInterventions.id,
  toNode: toMicroIntervention,
  orders: {
    STARTS_ON_ASC: ascending(startsOn, (node: MicroIntervention) => node.startsOn),
    STARTS_ON_DESC: descending(startsOn, (node: MicroIntervention) => node.startsOn),
    TITLE_ASC: ascending(title, (node: MicroIntervention) => node.title),
    TITLE_DESC: descending(title, (node: MicroIntervention) => node.title),
  } satisfies Record<MicroInterventionOrder, OrderColumn<MicroIntervention>>,
  usualOrder: 'STARTS_ON_DESC',
  where: (filter: MicroInterventionFilter) => [
    filter.state ? inArray(microInterventions.state, filter.state) : undefined,
    filter.theme ? inArray(microInterventions.theme, filter.theme) : undefined,
    filter.on ? and(lte(startsOn, filter.on), gt(microInterventions.endsOn, filter.on)) : undefined,
    filter.titleContains ? ilike(title, containing(filter.titleContains)) : undefined,
  ],
});

export const ofAssociation: Relation = {
  name: 'association',
  parentPrefix: 'association',
  on: (key) => sql`${microInterventions.associationId} = ${key}`,
};

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${microInterventions.organisationId} = ${key}`,
};

/** Parents are territory keys (`LEVEL:code`). */
export const ofTerritory: Relation = {
  name: 'territory',
  on: (key) => sql`exists (select 1 from ${microInterventionTerritories}
    where ${microInterventionTerritories.microInterventionId} = ${microInterventions.id}
      and ${microInterventionTerritories.territory} = ${key})`,
};

/** The territories of each micro-intervention. */
export async function findTerritories(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, TerritoryReference[]>> {
  const rows = await tx
    .select()
    .from(microInterventionTerritories)
    .where(inArray(microInterventionTerritories.microInterventionId, [...ids]))
    .orderBy(microInterventionTerritories.territory);
  const groups = groupBy(rows, ({ microInterventionId }) => microInterventionId);
  return new Map(
    [...groups].map(([id, links]) => [id, links.map((link) => fromTerritoryKey(link.territory))]),
  );
}

/** The micro-intervention an organisation answers for, unchanged until the transaction ends. */
export async function findForShare(
  tx: Tx,
  id: string,
  organisationId: string,
): Promise<MicroIntervention | undefined> {
  const [row] = await tx
    .select()
    .from(microInterventions)
    .where(
      and(eq(microInterventions.id, id), eq(microInterventions.organisationId, organisationId)),
    )
    .for('share');
  return row && toMicroIntervention(row);
}
