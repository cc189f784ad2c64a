import { categoriesOf } from '#shared/audit/personal-types.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personalTypes, processingActivities } from './processing-activities.ts';
import { typesOf } from './processing-activity.ts';

export const processingActivityResolvers: Resolvers = {
  Query: { processingActivities: () => [...processingActivities] },
  ProcessingActivity: {
    title: ({ title }, _, { language }) => title[language],
    description: ({ description }, _, { language }) => description[language],
    categories: (activity) => categoriesOf(typesOf(activity, personalTypes)),
    types: (activity) => [...new Set(typesOf(activity, personalTypes).map(({ name }) => name))],
    controllers: ({ controllers }, _, { language }) =>
      controllers.map(({ duties, ...part }) => ({ ...part, duties: duties[language] })),
    recipients: ({ recipients }, _, { language }) => recipients[language],
    retention: ({ retention }, _, { language }) => retention[language],
    measures: ({ measures }, _, { language }) => measures[language],
  },
};
