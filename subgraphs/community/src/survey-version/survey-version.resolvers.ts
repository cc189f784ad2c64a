import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { surveyInstrumentUndertaking } from '../survey-instrument/survey-instrument.repository.ts';
import { addSurveyVersion } from './add-survey-version.ts';
import { advanceSurveyVersion } from './advance-survey-version.ts';
import { replaceSurveyVersion } from './replace-survey-version.ts';
import type { SurveyOption, SurveyQuestion } from './survey-question.ts';
import { surveyVersionUndertaking } from './survey-version.repository.ts';
import { languagesOf } from './survey-version.ts';
import * as refusals from './survey-version.wording.ts';

const entity = 'surveyVersion';
const { corrections: _, ...fields } = undertakingFields(surveyVersionUndertaking);

export const surveyVersionResolvers: Resolvers = {
  Query: {
    surveyVersion: (_, { id }, context) => readOne(context, surveyVersionUndertaking.list, id),
  },
  Mutation: {
    addSurveyVersion: async (_, { input }, context) => {
      const result = await addSurveyVersion(context, input);
      return toPayload(context, entity, result, refusals.addRefusals);
    },
    replaceSurveyVersion: async (_, { input }, context) => {
      const result = await replaceSurveyVersion(context, input);
      return toPayload(context, entity, result, refusals.replaceRefusals);
    },
    advanceSurveyVersion: async (_, { input }, context) => {
      const result = await advanceSurveyVersion(context, input);
      return toPayload(context, entity, result, refusals.advanceRefusals);
    },
  },
  SurveyVersion: {
    ...fields,
    instrument: ({ surveyInstrumentId }, _, context) =>
      getOne(context, surveyInstrumentUndertaking.list, surveyInstrumentId),
    languageCodes: languagesOf,
  },
  SurveyQuestion: { text: textField(({ texts }: SurveyQuestion) => texts) },
  SurveyOption: { text: textField(({ texts }: SurveyOption) => texts) },
};
