import { sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { ToolAdoptionFilter, ToolAdoptionOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { toolAdoptions } from './tool-adoption.table.ts';
import { type ToolAdoption, toolAdoptionLifeCycle } from './tool-adoption.ts';

export const toolAdoptionUndertaking = defineUndertaking({
  type: 'ToolAdoption',
  table: toolAdoptions,
  begins: 'PLANNED',
  cycle: toolAdoptionLifeCycle,
  toUndertaking: (row): ToolAdoption => row,
  orders: {
    OPENED_ON_ASC: ascending(toolAdoptions.openedOn, (node: ToolAdoption) => node.openedOn),
    OPENED_ON_DESC: descending(toolAdoptions.openedOn, (node: ToolAdoption) => node.openedOn),
  } satisfies Record<ToolAdoptionOrder, OrderColumn<ToolAdoption>>,
  usualOrder: 'OPENED_ON_DESC',
  check: ({ organisationId, policyToolId }: ToolAdoptionFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (policyToolId) requireId(context, 'policy_tool', policyToolId);
  },
  where: (asked: Asked<ToolAdoptionFilter>) => [
    asked.state && isOneOf(toolAdoptions.state, asked.state),
    asked.extent && isOneOf(toolAdoptions.extent, asked.extent),
    asked.organisationId && equals(toolAdoptions.organisationId, asked.organisationId),
    asked.policyToolId && equals(toolAdoptions.policyToolId, asked.policyToolId),
  ],
});

export const ofTool: Relation = {
  name: 'tool',
  parentPrefix: 'policy_tool',
  on: (key) => sql`${toolAdoptions.policyToolId} = ${key}`,
};

export const ofAdopter: Relation = {
  name: 'adopter',
  parentPrefix: 'organisation',
  on: (key) => sql`${toolAdoptions.organisationId} = ${key}`,
};
