import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import { readWords } from '../case-step/case-words.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceTransitionPath } from './advance-transition-path.ts';
import { correctTransitionPath } from './correct-transition-path.ts';
import { interruptTransitionPath } from './interrupt-transition-path.ts';
import { openTransitionPath } from './open-transition-path.ts';
import { transitionPathCase } from './transition-path.repository.ts';
import { placeOfHostName } from './transition-path.ts';
import {
  advanceTransitionPathRefusals,
  correctTransitionPathRefusals,
  interruptTransitionPathRefusals,
  openTransitionPathRefusals,
} from './transition-path.wording.ts';

const entity = 'transitionPath';

export const transitionPathResolvers: Resolvers = {
  Query: {
    transitionPath: (_, { id }, context) => readOne(context, transitionPathCase.list, id),
    transitionPaths: (_, asked, context) => readList(context, transitionPathCase.list, asked),
  },
  Mutation: {
    openTransitionPath: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await openTransitionPath(context, input),
        openTransitionPathRefusals,
      ),
    advanceTransitionPath: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await advanceTransitionPath(context, input),
        advanceTransitionPathRefusals,
      ),
    interruptTransitionPath: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await interruptTransitionPath(context, input),
        interruptTransitionPathRefusals,
      ),
    correctTransitionPath: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await correctTransitionPath(context, input),
        correctTransitionPathRefusals,
      ),
  },
  TransitionPath: {
    ...caseFields(transitionPathCase),
    host: ({ hostOrganisationId }) =>
      hostOrganisationId === null ? null : { id: hostOrganisationId },
    hostName: ({ id, personRecordId, hostName }, _, context) =>
      readWords(context, personRecordId, placeOfHostName(id), hostName),
  },
  PersonRecord: {
    transitionPaths: fromKey(({ id }, asked, context) =>
      readListOf(context, transitionPathCase.list, transitionPathCase.ofPersonRecord, id, asked),
    ),
  },
};
