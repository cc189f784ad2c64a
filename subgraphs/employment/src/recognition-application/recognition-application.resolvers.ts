import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import { readWords } from '../case-step/case-words.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceRecognitionApplication } from './advance-recognition-application.ts';
import { correctRecognitionApplication } from './correct-recognition-application.ts';
import { openRecognitionApplication } from './open-recognition-application.ts';
import { recognitionApplicationCase } from './recognition-application.repository.ts';
import { placeOfTitle } from './recognition-application.ts';
import {
  advanceRecognitionApplicationRefusals,
  correctRecognitionApplicationRefusals,
  openRecognitionApplicationRefusals,
} from './recognition-application.wording.ts';

const entity = 'recognitionApplication';

export const recognitionApplicationResolvers: Resolvers = {
  Query: {
    recognitionApplication: (_, { id }, context) =>
      readOne(context, recognitionApplicationCase.list, id),
    recognitionApplications: (_, asked, context) =>
      readList(context, recognitionApplicationCase.list, asked),
  },
  Mutation: {
    openRecognitionApplication: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await openRecognitionApplication(context, input),
        openRecognitionApplicationRefusals,
      ),
    advanceRecognitionApplication: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await advanceRecognitionApplication(context, input),
        advanceRecognitionApplicationRefusals,
      ),
    correctRecognitionApplication: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await correctRecognitionApplication(context, input),
        correctRecognitionApplicationRefusals,
      ),
  },
  RecognitionApplication: {
    ...caseFields(recognitionApplicationCase),
    title: ({ id, personRecordId, title }, _, context) =>
      readWords(context, personRecordId, placeOfTitle(id), title),
    country: ({ countryCode }) => ({ code: countryCode }),
  },
  PersonRecord: {
    recognitionApplications: fromKey(({ id }, asked, context) =>
      readListOf(
        context,
        recognitionApplicationCase.list,
        recognitionApplicationCase.ofPersonRecord,
        id,
        asked,
      ),
    ),
  },
};
