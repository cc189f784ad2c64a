import { sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type {
  InnovativeInterventionFilter,
  InnovativeInterventionOrder,
} from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { innovativeInterventions as table } from './innovative-intervention.table.ts';
import {
  type InnovativeIntervention,
  innovativeInterventionLifeCycle,
} from './innovative-intervention.ts';

const openedOn = (node: InnovativeIntervention) => node.openedOn;

export const innovativeInterventionUndertaking = defineUndertaking({
  type: 'InnovativeIntervention',
  table,
  begins: 'DESIGN',
  cycle: innovativeInterventionLifeCycle,
  toUndertaking: (row): InnovativeIntervention => row,
  // Where it is tried out it is known first how it goes.
  mayWrite: ({ sitePartnerId }, { organisation }) => sitePartnerId === organisation,
  orders: {
    OPENED_ON_ASC: ascending(table.openedOn, openedOn),
    OPENED_ON_DESC: descending(table.openedOn, openedOn),
  } satisfies Record<InnovativeInterventionOrder, OrderColumn<InnovativeIntervention>>,
  usualOrder: 'OPENED_ON_DESC',
  check: (filter: InnovativeInterventionFilter, context) => {
    const { researchActionId, organisationId, sitePartnerId } = filter;
    if (researchActionId) requireId(context, 'research_action', researchActionId);
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (sitePartnerId) requireId(context, 'organisation', sitePartnerId);
  },
  where: (asked: Asked<InnovativeInterventionFilter>) => [
    asked.state && isOneOf(table.state, asked.state),
    asked.design && isOneOf(table.design, asked.design),
    asked.researchActionId && equals(table.researchActionId, asked.researchActionId),
    asked.organisationId && equals(table.organisationId, asked.organisationId),
    asked.sitePartnerId && equals(table.sitePartnerId, asked.sitePartnerId),
  ],
});

export const ofResearch: Relation = {
  name: 'research',
  parentPrefix: 'research_action',
  on: (key) => sql`${table.researchActionId} = ${key}`,
};
