import { sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { OperatorEnrolmentFilter } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { operatorEnrolments } from './operator-enrolment.table.ts';
import { type OperatorEnrolment, operatorEnrolmentLifeCycle } from './operator-enrolment.ts';

const { openedOn, state, operatorId, trainingEditionId } = operatorEnrolments;

export const operatorEnrolmentUndertaking = defineUndertaking({
  type: 'OperatorEnrolment',
  table: operatorEnrolments,
  begins: 'APPLIED',
  cycle: operatorEnrolmentLifeCycle,
  toUndertaking: (row): OperatorEnrolment => row,
  mayWrite: ({ providerId }, { organisation }) => providerId === organisation,
  orders: {
    OPENED_ON_ASC: ascending(openedOn, (node: OperatorEnrolment) => node.openedOn),
    OPENED_ON_DESC: descending(openedOn, (node: OperatorEnrolment) => node.openedOn),
  },
  usualOrder: 'OPENED_ON_DESC',
  check: (filter: OperatorEnrolmentFilter, context) => {
    if (filter.operatorId) requireId(context, 'operator', filter.operatorId);
    const editionId = filter.trainingEditionId;
    if (editionId) requireId(context, 'training_edition', editionId);
  },
  where: (asked: Asked<OperatorEnrolmentFilter>) => [
    asked.state && isOneOf(state, asked.state),
    asked.operatorId && equals(operatorId, asked.operatorId),
    asked.trainingEditionId && equals(trainingEditionId, asked.trainingEditionId),
  ],
});

export const ofOperator: Relation = {
  name: 'operator',
  parentPrefix: 'operator',
  on: (key) => sql`${operatorId} = ${key}`,
};

export const ofTrainingEdition: Relation = {
  name: 'training edition',
  parentPrefix: 'training_edition',
  on: (key) => sql`${trainingEditionId} = ${key}`,
};
