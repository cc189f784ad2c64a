import { associationResolvers } from './association/association.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { communityEventResolvers } from './community-event/community-event.resolvers.ts';
import { microInterventionResolvers } from './micro-intervention/micro-intervention.resolvers.ts';
import { participationResolvers } from './participation/participation.resolvers.ts';
import { placeResolvers } from './place/place.resolvers.ts';
import { sportActionResolvers } from './sport-action/sport-action.resolvers.ts';

/** The modules of community. */
export const modules = [
  associationResolvers,
  microInterventionResolvers,
  sportActionResolvers,
  communityEventResolvers,
  participationResolvers,
  placeResolvers,
  changeFeedResolvers,
];
