import { gte } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { equals } from '#shared/database/placeholders.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { TrainingGapFilter } from '../generated/resolvers.ts';
import type { TrainingGap } from './training-gap.ts';

/**
 * A view that the migrations make by hand, read as tables are: as the viewer, by the policies of operators.
 * Not in a `.table.ts`, where Drizzle would make a table of it.
 */
const trainingGaps = pgTable('training_gap', {
  id: text('id').notNull(),
  accessPointId: typeId('access_point_id', 'access_point').notNull(),
  organisationId: typeId('organisation_id', 'organisation').notNull(),
  active: integer('active').notNull(),
  trained: integer('trained').notNull(),
  untrained: integer('untrained').notNull(),
});

const { id, untrained, organisationId, accessPointId } = trainingGaps;

export const trainingGapList = defineList({
  type: 'TrainingGap',
  table: trainingGaps,
  id,
  toNode: (row): TrainingGap => row,
  orders: {
    UNTRAINED_ASC: ascending(untrained, (node: TrainingGap) => node.untrained),
    UNTRAINED_DESC: descending(untrained, (node: TrainingGap) => node.untrained),
  },
  usualOrder: 'UNTRAINED_DESC',
  check: (filter: TrainingGapFilter, context) => {
    if (filter.organisationId) requireId(context, 'organisation', filter.organisationId);
    if (filter.accessPointId) requireId(context, 'access_point', filter.accessPointId);
  },
  where: (asked: Asked<TrainingGapFilter>) => [
    asked.organisationId && equals(organisationId, asked.organisationId),
    asked.accessPointId && equals(accessPointId, asked.accessPointId),
    asked.leastUntrained && gte(untrained, asked.leastUntrained),
  ],
});
