import { and, eq, gt, ilike, inArray, lte, sql } from 'drizzle-orm';
import { containing, toSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { changed, equals, isOneOf } from '#shared/database/placeholders.ts';
import { write } from '#shared/database/statement.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import { isOfAssociation } from '../association/of-association.repository.ts';
import type { MicroInterventionFilter, MicroInterventionOrder } from '../generated/resolvers.ts';
import { grants } from '../grant/grant.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { microInterventions, microInterventionTerritories } from './micro-intervention.table.ts';
import { type MicroIntervention, microInterventionLifeCycle } from './micro-intervention.ts';

function toMicroIntervention(row: typeof microInterventions.$inferSelect): MicroIntervention {
  const { sourceName: _, sourceAsOf: __, sourceConfidence: ___, ...facts } = row;
  return { ...facts, source: toSource(row) };
}

const { title, startsOn } = microInterventions;

export const microInterventionUndertaking = defineUndertaking({
  type: 'MicroIntervention',
  table: microInterventions,
  begins: 'PLANNED',
  cycle: microInterventionLifeCycle,
  toUndertaking: toMicroIntervention,
  mayWrite: mayRegioneWrite,
  isEverybodys: () => true,
  orders: {
    STARTS_ON_ASC: ascending(startsOn, (node: MicroIntervention) => node.startsOn),
    STARTS_ON_DESC: descending(startsOn, (node: MicroIntervention) => node.startsOn),
    TITLE_ASC: ascending(title, (node: MicroIntervention) => node.title ?? ''),
    TITLE_DESC: descending(title, (node: MicroIntervention) => node.title ?? ''),
  } satisfies Record<MicroInterventionOrder, OrderColumn<MicroIntervention>>,
  usualOrder: 'STARTS_ON_DESC',
  check: ({ associationId, grantId }: MicroInterventionFilter, context) => {
    if (associationId) requireId(context, 'association', associationId);
    if (!grantId) return;
    requireScope(context, 'community:read');
    requireId(context, 'grant', grantId);
  },
  where: (asked: Asked<MicroInterventionFilter>) => [
    asked.associationId && isOfAssociation(microInterventions.associationId, asked.associationId),
    // Row-level security says which grants these are.
    asked.grantId &&
      inArray(
        microInterventions.grantId,
        write.select({ id: grants.id }).from(grants).where(equals(grants.id, asked.grantId)),
      ),
    asked.state && isOneOf(microInterventions.state, asked.state),
    asked.theme && isOneOf(microInterventions.theme, asked.theme),
    asked.on && and(lte(startsOn, asked.on), gt(microInterventions.endsOn, asked.on)),
    asked.titleContains && ilike(title, changed(asked.titleContains, containing)),
  ],
});

export const microInterventionList = microInterventionUndertaking.list;

export const ofAssociation: Relation = {
  name: 'association',
  parentPrefix: 'association',
  on: (key) => sql`${microInterventions.associationId} = ${key}`,
};

export const ofGrant: Relation = {
  name: 'grant',
  parentPrefix: 'grant',
  on: (key) => sql`${microInterventions.grantId} = ${key}`,
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
