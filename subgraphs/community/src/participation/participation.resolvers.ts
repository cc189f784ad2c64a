import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { permits } from '../consent/permits.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { microInterventionList } from '../micro-intervention/micro-intervention.repository.ts';
import { cancelParticipation } from './cancel-participation.ts';
import { completeParticipation } from './complete-participation.ts';
import { confirmParticipations } from './confirm-participations.ts';
import { expectParticipation } from './expect-participation.ts';
import { cellsOf } from './head-count.repository.ts';
import { totalOf } from './head-count.ts';
import {
  ofCommunityEvent,
  ofPerson,
  ofSportAction,
  participationList,
} from './participation.repository.ts';
import {
  cancelRefusals,
  completeRefusals,
  expectRefusals,
  recordRefusals,
  toConfirmation,
} from './participation.wording.ts';
import { readActivity } from './read-activity.ts';
import { readOriginMix } from './read-origin-mix.ts';
import { recordParticipation } from './record-participation.ts';
import { correctionsOf } from './revision.repository.ts';

export const participationResolvers: Resolvers = {
  Query: {
    participation: (_, { id }, context) => readOne(context, participationList, id),
    participations: (_, asked, context) => readList(context, participationList, asked),
  },
  Mutation: {
    recordParticipation: async (_, { input }, context) => {
      const result = await recordParticipation(context, input);
      return toPayload(context, 'participation', result, recordRefusals);
    },
    expectParticipation: async (_, { input }, context) => {
      const result = await expectParticipation(context, input);
      return toPayload(context, 'participation', result, expectRefusals);
    },
    confirmParticipations: async (_, { input }, context) =>
      toConfirmation(context, await confirmParticipations(context, input)),
    cancelParticipation: async (_, { input }, context) => {
      const result = await cancelParticipation(context, input);
      return toPayload(context, 'participation', result, cancelRefusals);
    },
    completeParticipation: async (_, { input }, context) => {
      const result = await completeParticipation(context, input);
      return toPayload(context, 'participation', result, completeRefusals);
    },
  },
  Participation: {
    permits: ({ personRecordId }, { purpose }, context) =>
      permits(context, purpose, personRecordId),
    __resolveReference: ({ id }, context) => readOne(context, participationList, id),
    activity: (participation, _, context) => readActivity(context, participation),
    microIntervention: ({ microInterventionId }, _, context) =>
      microInterventionId === null
        ? null
        : readOne(context, microInterventionList, microInterventionId),
    personRecord: ({ personRecordId }) => (personRecordId ? { id: personRecordId } : null),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    corrections: ({ id }, _, context) =>
      readAllOf(context, 'corrections of Participation', correctionsOf, id),
  },
  HeadCount: {
    total: totalOf,
    cells: ({ participationId }, _, context) =>
      readAllOf(context, 'cells of head-count', cellsOf, participationId),
  },
  MicroIntervention: { originMix: (activity, _, context) => readOriginMix(context, activity) },
  SportAction: {
    originMix: (activity, _, context) => readOriginMix(context, activity),
    participations: fromKey(({ id }, asked, context) =>
      readListOf(context, participationList, ofSportAction, id, asked),
    ),
  },
  CommunityEvent: {
    originMix: (activity, _, context) => readOriginMix(context, activity),
    participations: fromKey(({ id }, asked, context) =>
      readListOf(context, participationList, ofCommunityEvent, id, asked),
    ),
  },
  Person: {
    participations: fromKey(({ id }, asked, context) =>
      readListOf(context, participationList, ofPerson, id, asked),
    ),
  },
};
