import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { prefixOf, toTypeId } from '#shared/type-id.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { surveyVersionUndertaking } from '../survey-version/survey-version.repository.ts';
import { collectSurveyResponse } from './collect-survey-response.ts';
import { readOutcomeMeasure } from './read-outcome-measure.ts';
import { readResults } from './read-results.ts';
import { rejectSurveyResponse } from './reject-survey-response.ts';
import { toAnswers } from './sealed-answers.ts';
import { answersOfResponses } from './survey-answer.repository.ts';
import { ofRecord, ofVersion, surveyResponseUndertaking } from './survey-response.repository.ts';
import * as refusals from './survey-response.wording.ts';
import { validateSurveyResponse } from './validate-survey-response.ts';

const entity = 'surveyResponse';
const { list } = surveyResponseUndertaking;
const { corrections: _, ...fields } = undertakingFields(surveyResponseUndertaking);

export const surveyResponseResolvers: Resolvers = {
  Query: {
    surveyResponse: (_, { id }, context) => readOne(context, list, id),
    surveyResponses: (_, asked, context) => readList(context, list, asked),
    outcomeMeasure: (_, asked, context) => readOutcomeMeasure(context, asked),
  },
  Mutation: {
    collectSurveyResponse: async (_, { input }, context) => {
      const result = await collectSurveyResponse(context, input);
      return toPayload(context, entity, result, refusals.collectRefusals);
    },
    validateSurveyResponse: async (_, { input }, context) => {
      const result = await validateSurveyResponse(context, input);
      return toPayload(context, entity, result, refusals.actRefusals);
    },
    rejectSurveyResponse: async (_, { input }, context) => {
      const result = await rejectSurveyResponse(context, input);
      return toPayload(context, entity, result, refusals.actRefusals);
    },
  },
  SurveyResponse: {
    ...fields,
    surveyVersion: ({ surveyVersionId }, _, context) =>
      getOne(context, surveyVersionUndertaking.list, surveyVersionId),
    collectedOn: ({ openedOn }) => openedOn,
    activity: ({ activityType: type, activityUuid: uuid }) =>
      type && uuid ? { type, id: toTypeId(prefixOf(type), uuid) } : null,
    personRecord: ({ personRecordId }) => (personRecordId ? { id: personRecordId } : null),
    answers: async (response, _, context) => {
      const [rows, { questions }] = await Promise.all([
        readAllOf(context, 'answers of response', answersOfResponses, response.id),
        getOne(context, surveyVersionUndertaking.list, response.surveyVersionId),
      ]);
      return toAnswers(context, response, questions, rows);
    },
  },
  PersonRecord: {
    surveyResponses: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofRecord, id, asked),
    ),
  },
  SurveyVersion: {
    results: (version, asked, context) => readResults(context, version, asked),
    responses: ({ id }, asked, context) => readListOf(context, list, ofVersion, id, asked),
  },
};
