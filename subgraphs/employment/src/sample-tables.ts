import type { FollowedSampleRows, SampleRows } from '#shared/sample/sample-rows.ts';
import { type PlannedSportelli, sampleSportelli } from './access-point/sample-sportelli.ts';
import { sampleCaseDocuments } from './case-document/sample-case-documents.ts';
import { sampleFollowedParticipations } from './community-participation/sample-followed-participations.ts';
import { sampleConsents } from './consent/sample-consents.ts';
import { sampleDataSubjectRequests } from './data-subject-request/sample-data-subject-requests.ts';
import { sampleEligibilityChecks } from './eligibility-check/sample-eligibility-checks.ts';
import { type PlannedEnrolments, sampleEnrolments } from './enrolment/sample-enrolments.ts';
import { sampleIntakes } from './intake/sample-intakes.ts';
import { sampleMatchBlocks } from './matching/sample-match-blocks.ts';
import type { PlannedPerson } from './person/sample-facts.ts';
import { samplePeople } from './person/sample-people.ts';
import { sampleIdentifiers } from './person-identifier/sample-identifiers.ts';
import { sampleResidenceTitles } from './residence-title/sample-residence-titles.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedSportelli & PlannedEnrolments;

/** The sample of this domain, in the order in which its tables refer to each other. */
export function sampleTables(plan: SamplePlan): SampleRows<PlannedPerson>[] {
  return [
    ...sampleSportelli(plan),
    ...samplePeople(plan),
    ...sampleIdentifiers(plan),
    ...sampleMatchBlocks(plan),
    ...sampleResidenceTitles(plan),
    ...sampleEligibilityChecks(plan),
    ...sampleConsents(plan),
    ...sampleDataSubjectRequests(plan),
    ...sampleIntakes(plan),
    ...sampleCaseDocuments(plan),
    ...sampleEnrolments(plan),
  ];
}

/** What this domain would learn of the sample by following others. */
export const sampleFollowed: FollowedSampleRows[] = [sampleFollowedParticipations];
