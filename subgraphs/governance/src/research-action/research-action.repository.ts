import { arrayContains, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { ResearchActionFilter, ResearchActionOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import type { EthicsClearance } from './ethics-clearance.ts';
import { ethicsClearances, researchActions, researchOutputs } from './research-action.table.ts';
import { type ResearchAction, researchActionLifeCycle } from './research-action.ts';
import type { ResearchOutput } from './research-output.ts';

export const researchActionUndertaking = defineUndertaking({
  type: 'ResearchAction',
  table: researchActions,
  begins: 'PROPOSED',
  cycle: researchActionLifeCycle,
  toUndertaking: (row): ResearchAction => row,
  isEverybodys: ({ approvedOn }) => approvedOn !== null,
  orders: {
    OPENED_ON_ASC: ascending(researchActions.openedOn, (node: ResearchAction) => node.openedOn),
    OPENED_ON_DESC: descending(researchActions.openedOn, (node: ResearchAction) => node.openedOn),
  } satisfies Record<ResearchActionOrder, OrderColumn<ResearchAction>>,
  usualOrder: 'OPENED_ON_DESC',
  check: ({ organisationId, clearanceExpiresBefore }: ResearchActionFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (clearanceExpiresBefore) requireScope(context, 'governance:read');
  },
  where: (asked: Asked<ResearchActionFilter>) => [
    asked.theme && isOneOf(researchActions.theme, asked.theme),
    asked.state && isOneOf(researchActions.state, asked.state),
    asked.organisationId && equals(researchActions.organisationId, asked.organisationId),
    asked.siteKey && arrayContains(researchActions.siteKeys, sql`array[${asked.siteKey}]`),
    asked.clearanceExpiresBefore &&
      lt(researchActions.clearanceExpiresOn, asked.clearanceExpiresBefore),
  ],
});

export const ofUniversity: Relation = {
  name: 'university',
  parentPrefix: 'organisation',
  on: (key) => sql`${researchActions.organisationId} = ${key}`,
};

const ofClearance = getTableColumns(ethicsClearances);

/** Of each action, in the order in which they were recorded. */
export const clearancesOfAction = statement(
  ofClearance,
  write
    .select(ofClearance)
    .from(ethicsClearances)
    .where(sql`${ofClearance.researchActionId} = any(${idArray('research_action', 'keys')})`)
    .orderBy(ofClearance.position),
  (row) => ({ of: row.researchActionId, value: row as EthicsClearance }),
);

const ofOutput = getTableColumns(researchOutputs);

/** Of each action, oldest first. */
export const outputsOfAction = statement(
  ofOutput,
  write
    .select(ofOutput)
    .from(researchOutputs)
    .where(sql`${ofOutput.researchActionId} = any(${idArray('research_action', 'keys')})`)
    .orderBy(ofOutput.publishedOn, ofOutput.position),
  (row) => ({ of: row.researchActionId, value: row as ResearchOutput }),
);

export async function insertClearance(
  tx: Tx,
  action: ResearchAction,
  clearance: EthicsClearance,
): Promise<void> {
  await tx.insert(ethicsClearances).values({ ...clearance, ...partOf(action) });
}

export async function insertOutput(
  tx: Tx,
  action: ResearchAction,
  output: ResearchOutput,
): Promise<void> {
  await tx.insert(researchOutputs).values({ ...output, ...partOf(action) });
}

function partOf({ id, organisationId, version }: ResearchAction) {
  return { researchActionId: id, organisationId, position: version };
}
