import { sql } from 'drizzle-orm';
import { date, foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { operators } from '../operator/operator.table.ts';
import { trainingEditions } from '../training-edition/training-edition.table.ts';
import type { OperatorEnrolmentState, TrainingTestResult } from './operator-enrolment.ts';

export const operatorEnrolments = pgTable(
  'operator_enrolment',
  {
    id: typeId('id', 'operator_enrolment').primaryKey(),
    ...undertakingColumns<OperatorEnrolmentState>(),
    operatorId: typeId('operator_id', 'operator').notNull(),
    trainingEditionId: typeId('training_edition_id', 'training_edition').notNull(),
    providerId: typeId('provider_id', 'organisation').notNull(),
    admittedOn: date('admitted_on', { mode: 'string' }),
    attendedMinutes: integer('attended_minutes').notNull(),
    testResult: text('test_result').$type<TrainingTestResult>(),
    certificateNumber: text('certificate_number'),
  },
  (table) => [
    ...undertakingIndexes('operator_enrolment', table),
    foreignKey({
      name: 'operator_enrolment_of_operator_of_employer',
      columns: [table.operatorId, table.organisationId],
      foreignColumns: [operators.id, operators.organisationId],
    }),
    foreignKey({
      name: 'operator_enrolment_in_edition_of_provider',
      columns: [table.trainingEditionId, table.providerId],
      foreignColumns: [trainingEditions.id, trainingEditions.organisationId],
    }),
    index('operator_enrolment_by_operator').on(table.operatorId, table.openedOn, table.id),
    index('operator_enrolment_by_edition').on(table.trainingEditionId, table.openedOn, table.id),
    index('operator_enrolment_by_provider').on(table.providerId, table.openedOn, table.id),
    uniqueIndex('operator_enrolment_one_in_edition')
      .on(table.operatorId, table.trainingEditionId)
      .where(sql`${table.state} not in ('DROPPED', 'FAILED')`),
  ],
);
