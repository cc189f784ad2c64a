import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { TrainingProgrammeFilter } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { trainingProgrammes } from './training-programme.table.ts';
import { type TrainingProgramme, trainingProgrammeLifeCycle } from './training-programme.ts';

const { openedOn, audience, mode, state, organisationId } = trainingProgrammes;

export const trainingProgrammeUndertaking = defineUndertaking({
  type: 'TrainingProgramme',
  table: trainingProgrammes,
  begins: 'DRAFT',
  cycle: trainingProgrammeLifeCycle,
  toUndertaking: (row): TrainingProgramme => row,
  // A draft that is cancelled is nobody else's; of what was theirs the state before tells partners.
  isEverybodys: (programme) => !['DRAFT', 'CANCELLED'].includes(programme.state),
  orders: {
    OPENED_ON_ASC: ascending(openedOn, (node: TrainingProgramme) => node.openedOn),
    OPENED_ON_DESC: descending(openedOn, (node: TrainingProgramme) => node.openedOn),
  },
  usualOrder: 'OPENED_ON_DESC',
  check: (filter: TrainingProgrammeFilter, context) => {
    if (filter.organisationId) requireId(context, 'organisation', filter.organisationId);
  },
  where: (asked: Asked<TrainingProgrammeFilter>) => [
    asked.audience && isOneOf(audience, asked.audience),
    asked.mode && isOneOf(mode, asked.mode),
    asked.state && isOneOf(state, asked.state),
    asked.organisationId && equals(organisationId, asked.organisationId),
  ],
});
