import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { calls } from '../call/call.table.ts';
import { proposals } from '../proposal/proposal.table.ts';
import type { ConflictKind, EvaluationState } from './evaluation.ts';

export const evaluations = pgTable(
  'evaluation',
  {
    id: typeId('id', 'evaluation').primaryKey(),
    ...undertakingColumns<EvaluationState>(),
    callId: typeId('call_id', 'call')
      .notNull()
      .references(() => calls.id),
    proposalId: typeId('proposal_id', 'proposal')
      .notNull()
      .references(() => proposals.id),
    applicantId: typeId('applicant_id', 'organisation').notNull(),
    evaluatorOrganisationId: typeId('evaluator_organisation_id', 'organisation').notNull(),
    evaluatorSubject: text('evaluator_subject').notNull(),
    conflict: text('conflict').$type<ConflictKind>(),
    noConflictOn: date('no_conflict_on', { mode: 'string' }),
    comment: text('comment'),
    moderationReason: text('moderation_reason'),
    setAsideReason: text('set_aside_reason'),
  },
  (table) => [
    ...undertakingIndexes('evaluation', table),
    uniqueIndex('evaluation_once')
      .on(table.proposalId, table.evaluatorOrganisationId, table.evaluatorSubject)
      .where(sql`${table.state} <> 'RELEASED'`),
    index('evaluation_by_call').on(table.callId, table.openedOn, table.id),
    index('evaluation_by_evaluator').on(
      table.evaluatorOrganisationId,
      table.evaluatorSubject,
      table.openedOn,
      table.id,
    ),
    check(
      'evaluation_conflict',
      sql`case ${table.state} when 'EXCLUDED' then true
        when 'CONFLICT' then ${table.conflict} is not null else ${table.conflict} is null end`,
    ),
    check(
      'evaluation_scored_without_conflict',
      sql`${table.state} in ('ASSIGNED', 'CONFLICT', 'RELEASED') or ${table.noConflictOn} is not null`,
    ),
    check(
      'evaluation_set_aside',
      sql`(${table.state} in ('RELEASED', 'EXCLUDED')) = (${table.setAsideReason} is not null)`,
    ),
  ],
);

export const evaluationScores = pgTable(
  'evaluation_score',
  {
    evaluationId: typeId('evaluation_id', 'evaluation')
      .notNull()
      .references(() => evaluations.id),
    code: text('code').notNull(),
    given: numeric('given', { precision: 5, scale: 2 }).notNull(),
    moderated: numeric('moderated', { precision: 5, scale: 2 }),
  },
  (table) => [
    primaryKey({ columns: [table.evaluationId, table.code] }),
    check('evaluation_score_given', sql`${table.given} >= 0`),
    check('evaluation_score_moderated', sql`${table.moderated} >= 0`),
  ],
);
