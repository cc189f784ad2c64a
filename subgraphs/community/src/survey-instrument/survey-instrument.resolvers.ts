import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { versionsOfInstruments } from '../survey-version/survey-version.repository.ts';
import { advanceSurveyInstrument } from './advance-survey-instrument.ts';
import { correctSurveyInstrument } from './correct-survey-instrument.ts';
import { openSurveyInstrument } from './open-survey-instrument.ts';
import { surveyInstrumentUndertaking } from './survey-instrument.repository.ts';
import type { SurveyInstrument } from './survey-instrument.ts';
import * as refusals from './survey-instrument.wording.ts';

const entity = 'surveyInstrument';
const { list } = surveyInstrumentUndertaking;

export const surveyInstrumentResolvers: Resolvers = {
  Query: {
    surveyInstrument: (_, { id }, context) => readOne(context, list, id),
    surveyInstruments: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openSurveyInstrument: async (_, { input }, context) => {
      const result = await openSurveyInstrument(context, input);
      return toPayload(context, entity, result, refusals.openRefusals);
    },
    advanceSurveyInstrument: async (_, { input }, context) => {
      const result = await advanceSurveyInstrument(context, input);
      return toPayload(context, entity, result, refusals.advanceRefusals);
    },
    correctSurveyInstrument: async (_, { input }, context) => {
      const result = await correctSurveyInstrument(context, input);
      return toPayload(context, entity, result, refusals.correctRefusals);
    },
  },
  SurveyInstrument: {
    ...undertakingFields(surveyInstrumentUndertaking),
    title: textField(({ titles }: SurveyInstrument) => titles),
    purpose: textField(({ purposes }: SurveyInstrument) => purposes),
    versions: ({ id }, _, context) =>
      readAllOf(context, 'versions of survey instrument', versionsOfInstruments, id),
  },
};
