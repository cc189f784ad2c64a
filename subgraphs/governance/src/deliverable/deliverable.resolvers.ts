import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { projectActivityUndertaking } from '../project-activity/project-activity.repository.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { assessDeliverable } from './assess-deliverable.ts';
import { correctDeliverable } from './correct-deliverable.ts';
import {
  deliverablesOfActivity,
  deliverableUndertaking,
  returnsOfDeliverable,
} from './deliverable.repository.ts';
import * as refusals from './deliverable.wording.ts';
import { planDeliverable } from './plan-deliverable.ts';
import { submitDeliverable } from './submit-deliverable.ts';

const entity = 'deliverable';
const { list } = deliverableUndertaking;

export const deliverableResolvers: Resolvers = {
  Query: {
    deliverable: (_, { id }, context) => readOne(context, list, id),
    deliverables: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    planDeliverable: async (_, { input }, context) => {
      const result = await planDeliverable(context, input);
      return toPayload(context, entity, result, refusals.planDeliverableRefusals);
    },
    submitDeliverable: async (_, { input }, context) => {
      const result = await submitDeliverable(context, input);
      return toPayload(context, entity, result, refusals.submitDeliverableRefusals);
    },
    assessDeliverable: async (_, { input }, context) => {
      const result = await assessDeliverable(context, input);
      return toPayload(context, entity, result, refusals.assessDeliverableRefusals);
    },
    correctDeliverable: async (_, { input }, context) => {
      const result = await correctDeliverable(context, input);
      return toPayload(context, entity, result, refusals.correctDeliverableRefusals);
    },
  },
  Deliverable: {
    ...governanceFields(deliverableUndertaking),
    projectActivity: async ({ projectActivityId }, _, context) => {
      const activity = await readOne(context, projectActivityUndertaking.list, projectActivityId);
      if (!activity) throw new Error('A deliverable is of no activity');
      return activity;
    },
    returns: ({ id }, _, context) =>
      readAllOf(context, 'returns of deliverable', returnsOfDeliverable, id),
  },
  ProjectActivity: {
    deliverables: fromKey(({ id }, asked, context) =>
      readListOf(context, list, deliverablesOfActivity, id, asked),
    ),
  },
};
