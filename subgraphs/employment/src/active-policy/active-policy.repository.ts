import { sql } from 'drizzle-orm';
import type { Relation } from '#shared/reading/list.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { ActivePolicyFilter } from '../generated/resolvers.ts';
import { activePolicies } from './active-policy.table.ts';
import { type ActivePolicy, activePolicyLifeCycle } from './active-policy.ts';

export const activePolicyCase = defineCase({
  type: 'ActivePolicy',
  table: activePolicies,
  begins: 'PROPOSED',
  cycle: activePolicyLifeCycle,
  toCase: (row): ActivePolicy => row,
  check: (_: ActivePolicyFilter) => {},
  where: ({ type }) => [type && sql`left(${activePolicies.activityCode}, 1) = ${type}`],
});

export const ofServicePact: Relation = {
  name: 'service pact',
  parentPrefix: 'service_pact',
  on: (key) => sql`${activePolicies.servicePactId} = ${key}`,
};
