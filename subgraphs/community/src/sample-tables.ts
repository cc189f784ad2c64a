import type { FollowedSampleRows, SampleRows } from '#shared/sample/sample-rows.ts';
import { sampleActivityHeadCounts } from './activity-attendance/sample-activity-head-counts.ts';
import { sampleAssociations } from './association/sample-associations.ts';
import { sampleCalls } from './call/sample-calls.ts';
import { sampleCommunityEvents } from './community-event/sample-community-events.ts';
import { sampleEvaluations } from './evaluation/sample-evaluations.ts';
import { sampleGrants } from './grant/sample-grants.ts';
import { sampleInformationCampaigns } from './information-campaign/sample-information-campaigns.ts';
import {
  type PlannedMicroInterventions,
  sampleMicroInterventions,
} from './micro-intervention/sample-micro-interventions.ts';
import {
  type PlannedGuest,
  sampleAttendances,
  sampleHeadCounts,
} from './participation/sample-participations.ts';
import { sampleFollowedRecords } from './person-record/sample-followed-records.ts';
import { samplePlaces } from './place/sample-places.ts';
import { sampleProposals } from './proposal/sample-proposals.ts';
import { sampleSportActions } from './sport-action/sample-sport-actions.ts';
import {
  sampleAnonymousResponses,
  sampleLinkedResponses,
} from './survey-response/sample-responses.ts';
import { sampleSurveys } from './survey-version/sample-surveys.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedMicroInterventions;

/** The sample of this domain, in the order in which its tables refer to each other. */
export function sampleTables(plan: SamplePlan): SampleRows<PlannedGuest>[] {
  return [
    ...sampleAssociations(plan),
    ...samplePlaces(plan),
    ...sampleCalls(),
    ...sampleProposals(plan),
    ...sampleEvaluations(plan),
    ...sampleGrants(plan),
    ...sampleMicroInterventions(plan),
    ...sampleSportActions(plan),
    ...sampleCommunityEvents(plan),
    ...sampleHeadCounts(plan),
    sampleActivityHeadCounts(plan),
    sampleAttendances(plan),
    ...sampleInformationCampaigns(),
    ...sampleSurveys(),
    ...sampleAnonymousResponses(),
    ...sampleLinkedResponses(plan),
  ];
}

/** What this domain would learn of the sample by following others. */
export const sampleFollowed: FollowedSampleRows[] = [sampleFollowedRecords];
