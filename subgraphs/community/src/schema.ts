import { activityAttendanceResolvers } from './activity-attendance/activity-attendance.resolvers.ts';
import { associationResolvers } from './association/association.resolvers.ts';
import { auditTrailResolvers } from './audit-trail/audit-trail.resolvers.ts';
import { callResolvers } from './call/call.resolvers.ts';
import { callBoardResolvers } from './call-board/call-board.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { communityEventResolvers } from './community-event/community-event.resolvers.ts';
import { evaluationResolvers } from './evaluation/evaluation.resolvers.ts';
import { grantResolvers } from './grant/grant.resolvers.ts';
import { informationCampaignResolvers } from './information-campaign/information-campaign.resolvers.ts';
import { microInterventionResolvers } from './micro-intervention/micro-intervention.resolvers.ts';
import { participationResolvers } from './participation/participation.resolvers.ts';
import { participationImportResolvers } from './participation-import/participation-import.resolvers.ts';
import { placeResolvers } from './place/place.resolvers.ts';
import { proposalResolvers } from './proposal/proposal.resolvers.ts';
import { proposalExplanationResolvers } from './proposal-explanation/proposal-explanation.resolvers.ts';
import { rankingResolvers } from './ranking/ranking.resolvers.ts';
import { sportActionResolvers } from './sport-action/sport-action.resolvers.ts';
import { surveyInstrumentResolvers } from './survey-instrument/survey-instrument.resolvers.ts';
import { surveyResponseResolvers } from './survey-response/survey-response.resolvers.ts';
import { surveyVersionResolvers } from './survey-version/survey-version.resolvers.ts';

/** The modules of community. */
export const modules = [
  associationResolvers,
  grantResolvers,
  microInterventionResolvers,
  sportActionResolvers,
  communityEventResolvers,
  activityAttendanceResolvers,
  participationResolvers,
  participationImportResolvers,
  placeResolvers,
  callResolvers,
  proposalResolvers,
  callBoardResolvers,
  evaluationResolvers,
  proposalExplanationResolvers,
  rankingResolvers,
  informationCampaignResolvers,
  surveyInstrumentResolvers,
  surveyVersionResolvers,
  surveyResponseResolvers,
  auditTrailResolvers,
  changeFeedResolvers,
];
