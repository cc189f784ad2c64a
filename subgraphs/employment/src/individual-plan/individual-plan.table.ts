import { sql } from 'drizzle-orm';
import {
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type { IndividualPlanState, PlanReviewOutcome } from './individual-plan.ts';
import type { PlanSignature, PlanSigner } from './plan-signing.ts';

export const individualPlans = pgTable(
  'individual_plan',
  {
    id: typeId('id', 'individual_plan').primaryKey(),
    ...caseColumns<IndividualPlanState>(),
    /** Subject of the operator's token. */
    caseManager: text('case_manager').notNull(),
    reviewDueOn: date('review_due_on', { mode: 'string' }).notNull(),
    signedOn: date('signed_on', { mode: 'string' }),
  },
  (table) => [
    ...caseIndexes('individual_plan', table),
    uniqueIndex('individual_plan_one_open')
      .on(table.personRecordId)
      .where(sql`${table.state} not in ('ACHIEVED', 'PARTLY_ACHIEVED', 'INTERRUPTED')`),
    index('individual_plan_due').on(table.reviewDueOn, table.id),
    index('individual_plan_due_at_access_point').on(
      table.accessPointId,
      table.reviewDueOn,
      table.id,
    ),
    index('individual_plan_due_by_organisation').on(
      table.organisationId,
      table.reviewDueOn,
      table.id,
    ),
    index('individual_plan_due_by_record').on(table.personRecordId, table.reviewDueOn, table.id),
    // In order for those bound to an access point; elsewhere it is sorted what one person looks after.
    index('individual_plan_of_case_manager').on(
      table.caseManager,
      table.accessPointId,
      table.reviewDueOn,
      table.id,
    ),
    index('individual_plan_unsigned_at_access_point')
      .on(table.accessPointId, table.openedOn, table.id)
      .where(sql`${table.signedOn} is null`),
    index('individual_plan_unsigned')
      .on(table.organisationId, table.openedOn, table.id)
      .where(sql`${table.signedOn} is null`),
  ],
);

const individualPlanId = () =>
  typeId('individual_plan_id', 'individual_plan')
    .notNull()
    .references(() => individualPlans.id);

/** Written once. */
export const planSignatures = pgTable(
  'plan_signature',
  {
    individualPlanId: individualPlanId(),
    /** The version of the plan to which it led. */
    number: integer('number').notNull(),
    signer: text('signer').$type<PlanSigner>().notNull(),
    organisationId: typeId('organisation_id', 'organisation'),
    signedOn: date('signed_on', { mode: 'string' }).notNull(),
    method: text('method').$type<PlanSignature['method']>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.individualPlanId, table.number] }),
    unique('plan_signature_once')
      .on(table.individualPlanId, table.signer, table.organisationId)
      .nullsNotDistinct(),
  ],
);

/** Written once. */
export const planReviews = pgTable(
  'plan_review',
  {
    individualPlanId: individualPlanId(),
    /** The version of the plan to which it led. */
    number: integer('number').notNull(),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    outcome: text('outcome').$type<PlanReviewOutcome>().notNull(),
    nextDueOn: date('next_due_on', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.individualPlanId, table.number] })],
);
