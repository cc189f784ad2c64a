import { associationResolvers } from './association/association.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { informationCampaignResolvers } from './information-campaign/information-campaign.resolvers.ts';
import { microInterventionResolvers } from './micro-intervention/micro-intervention.resolvers.ts';
import { participationResolvers } from './participation/participation.resolvers.ts';
import { surveyInstrumentResolvers } from './survey-instrument/survey-instrument.resolvers.ts';
import { surveyResponseResolvers } from './survey-response/survey-response.resolvers.ts';
import { surveyVersionResolvers } from './survey-version/survey-version.resolvers.ts';

/** The modules of community. */
export const modules = [
  associationResolvers,
  microInterventionResolvers,
  participationResolvers,
  informationCampaignResolvers,
  surveyInstrumentResolvers,
  surveyVersionResolvers,
  surveyResponseResolvers,
  changeFeedResolvers,
];
