import { associationResolvers } from './association/association.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { informationCampaignResolvers } from './information-campaign/information-campaign.resolvers.ts';
import { microInterventionResolvers } from './micro-intervention/micro-intervention.resolvers.ts';
import { participationResolvers } from './participation/participation.resolvers.ts';

/** The modules of community. */
export const modules = [
  associationResolvers,
  microInterventionResolvers,
  participationResolvers,
  informationCampaignResolvers,
  changeFeedResolvers,
];
