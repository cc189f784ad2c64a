import { and, arrayContains, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { PolicyToolFilter, PolicyToolOrder } from '../generated/resolvers.ts';
import { toolAdoptions } from '../tool-adoption/tool-adoption.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { policyTools, policyToolVersions } from './policy-tool.table.ts';
import { type PolicyTool, policyToolLifeCycle } from './policy-tool.ts';
import type { PolicyToolVersion } from './policy-tool-version.ts';

export const policyToolUndertaking = defineUndertaking({
  type: 'PolicyTool',
  table: policyTools,
  begins: 'DRAFT',
  cycle: policyToolLifeCycle,
  toUndertaking: (row): PolicyTool => row,
  isEverybodys: ({ latestVersion }) => latestVersion !== null,
  orders: {
    OPENED_ON_ASC: ascending(policyTools.openedOn, (node: PolicyTool) => node.openedOn),
    OPENED_ON_DESC: descending(policyTools.openedOn, (node: PolicyTool) => node.openedOn),
  } satisfies Record<PolicyToolOrder, OrderColumn<PolicyTool>>,
  usualOrder: 'OPENED_ON_DESC',
  check: ({ organisationId, adoptedBy }: PolicyToolFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (!adoptedBy) return;
    requireScope(context, 'governance:read');
    requireId(context, 'organisation', adoptedBy);
  },
  where: (asked: Asked<PolicyToolFilter>) => [
    asked.type && isOneOf(policyTools.type, asked.type),
    asked.state && isOneOf(policyTools.state, asked.state),
    asked.language && arrayContains(policyTools.languages, sql`array[${asked.language}]`),
    asked.licence && isOneOf(policyTools.licence, asked.licence),
    asked.organisationId && equals(policyTools.organisationId, asked.organisationId),
    asked.adoptedBy &&
      sql`exists (select 1 from ${toolAdoptions}
        where ${toolAdoptions.policyToolId} = ${policyTools.id} and ${toolAdoptions.state} = 'ADOPTED'
          and ${equals(toolAdoptions.organisationId, asked.adoptedBy)})`,
  ],
});

export const ofAuthor: Relation = {
  name: 'author',
  parentPrefix: 'organisation',
  on: (key) => sql`${policyTools.organisationId} = ${key}`,
};

const columns = getTableColumns(policyToolVersions);

/** Of each tool, newest first. */
export const versionsOfTool = statement(
  columns,
  write
    .select(columns)
    .from(policyToolVersions)
    .where(sql`${columns.policyToolId} = any(${idArray('policy_tool', 'keys')})`)
    .orderBy(desc(columns.position)),
  (row) => ({ of: row.policyToolId, value: row as PolicyToolVersion }),
);

export async function insertVersion(
  tx: Tx,
  { id, organisationId, version }: PolicyTool,
  published: PolicyToolVersion,
): Promise<void> {
  const row = { ...published, policyToolId: id, organisationId, position: version };
  await tx.insert(policyToolVersions).values(row);
}

export async function findVersion(
  tx: Tx,
  policyToolId: string,
  number: string,
): Promise<PolicyToolVersion | undefined> {
  const { policyToolId: ofTool, number: numbered } = policyToolVersions;
  const [row] = await tx
    .select()
    .from(policyToolVersions)
    .where(and(eq(ofTool, policyToolId), eq(numbered, number)));
  return row;
}

/** Of the tool of anybody: whoever adopts it may not change it otherwise. */
export async function countAdoption(
  tx: Tx,
  viewer: Viewer,
  policyToolId: string,
  by: 1 | -1,
): Promise<void> {
  const adoptionCount = sql`${policyTools.adoptionCount} + ${by}`;
  await asPlatform(tx, viewer, () =>
    tx.update(policyTools).set({ adoptionCount }).where(eq(policyTools.id, policyToolId)),
  );
}
