import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { stepsOfRecord } from './case-step.repository.ts';

export const caseStepResolvers: Resolvers = {
  PersonRecord: {
    caseSteps: fromKey(({ id }, _, context) =>
      readAllOf(context, 'case steps of record', stepsOfRecord, id),
    ),
  },
};
