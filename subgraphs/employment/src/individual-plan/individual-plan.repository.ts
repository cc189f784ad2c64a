import { isNotNull, isNull, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { equals, viewerOrganisation } from '#shared/database/placeholders.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending } from '#shared/reading/order.ts';
import { defineCase } from '../case-step/case.repository.ts';
import { caseShares } from '../case-step/case-share.table.ts';
import type { IndividualPlanFilter } from '../generated/resolvers.ts';
import { individualPlans } from './individual-plan.table.ts';
import {
  endedPlanStates,
  type IndividualPlan,
  individualPlanLifeCycle,
} from './individual-plan.ts';

/** What others share with the viewer; who sees the share is for row-level security to say. */
const sharedWithViewer = sql`${individualPlans.id} in (select ${caseShares.sourceId}
  from ${caseShares} where ${equals(caseShares.organisationId, viewerOrganisation)}
  and ${caseShares.caseType} = 'IndividualPlan')`;

const plan = defineCase({
  type: 'IndividualPlan',
  table: individualPlans,
  begins: 'DRAFT',
  cycle: individualPlanLifeCycle,
  toCase: (row): IndividualPlan => row,
  check: (_: IndividualPlanFilter) => {},
  where: ({ caseManager, reviewDueBefore, unsigned }) => [
    caseManager && equals(individualPlans.caseManager, caseManager),
    reviewDueBefore && lt(individualPlans.reviewDueOn, reviewDueBefore),
    reviewDueBefore && notInArray(individualPlans.state, [...endedPlanStates]),
    unsigned === true ? isNull(individualPlans.signedOn) : undefined,
    unsigned === false ? isNotNull(individualPlans.signedOn) : undefined,
  ],
});

export const individualPlanCase = {
  ...plan,
  list: defineList({
    ...plan.list,
    orders: {
      ...plan.list.orders,
      REVIEW_DUE_ON_ASC: ascending(
        individualPlans.reviewDueOn,
        (node: IndividualPlan) => node.reviewDueOn,
      ),
    },
    where: (asked: Asked<IndividualPlanFilter>, audience) =>
      asked.sharedWithMe
        ? [sharedWithViewer, ...plan.list.where(asked, 'ALL')]
        : plan.list.where(asked, audience),
  }),
};

/**
 * Whether somebody works by a plan on a record; no condition when it does not matter. `offset 0` keeps
 * PostgreSQL from reading all plans first.
 */
export function hasPlanUnderWay(record: PgColumn, wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  const plans = sql`(select from ${individualPlans} where ${individualPlans.personRecordId} = ${record}
    and ${individualPlans.state} in ('ACTIVE', 'UNDER_REVIEW') offset 0)`;
  return wanted ? sql`exists ${plans}` : sql`not exists ${plans}`;
}
