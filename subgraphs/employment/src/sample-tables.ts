import type { FollowedSampleRows, SampleRows } from '#shared/sample/sample-rows.ts';
import { type PlannedSportelli, sampleSportelli } from './access-point/sample-sportelli.ts';
import { sampleActivePolicies } from './active-policy/sample-active-policies.ts';
import { sampleAppointments } from './appointment/sample-appointments.ts';
import { sampleAutonomyAssessments } from './autonomy-assessment/sample-autonomy-assessments.ts';
import { sampleBreakGlassAccesses } from './break-glass-access/sample-break-glass-accesses.ts';
import { sampleCaseDocuments } from './case-document/sample-case-documents.ts';
import { sampleFollowedParticipations } from './community-participation/sample-followed-participations.ts';
import { sampleComplementaryActions } from './complementary-action/sample-complementary-actions.ts';
import { sampleConsents } from './consent/sample-consents.ts';
import { sampleCourses } from './course/sample-courses.ts';
import { sampleCourseEditions } from './course-edition/sample-course-editions.ts';
import { sampleCourseEnrolments } from './course-enrolment/sample-course-enrolments.ts';
import { sampleDataSubjectRequests } from './data-subject-request/sample-data-subject-requests.ts';
import { sampleEducationalPovertyActions } from './educational-poverty-action/sample-educational-poverty-actions.ts';
import { sampleEligibilityChecks } from './eligibility-check/sample-eligibility-checks.ts';
import { sampleEnrolments } from './enrolment/sample-enrolments.ts';
import { sampleHousingCases } from './housing-case/sample-housing-cases.ts';
import { sampleIndividualPlans } from './individual-plan/sample-individual-plans.ts';
import { sampleIntakes } from './intake/sample-intakes.ts';
import { sampleInternships } from './internship/sample-internships.ts';
import { sampleJobPlacements } from './job-placement/sample-job-placements.ts';
import { sampleMatchBlocks } from './matching/sample-match-blocks.ts';
import type { PlannedPerson } from './person/sample-facts.ts';
import { type PlannedPeople, samplePeople } from './person/sample-people.ts';
import { sampleIdentifiers } from './person-identifier/sample-identifiers.ts';
import { samplePlanGoals } from './plan-goal/sample-plan-goals.ts';
import { sampleRecognitionApplications } from './recognition-application/sample-recognition-applications.ts';
import { sampleReferrals } from './referral/sample-referrals.ts';
import { sampleResidenceTitles } from './residence-title/sample-residence-titles.ts';
import { sampleServiceEvents } from './service-event/sample-service-events.ts';
import { sampleServicePacts } from './service-pact/sample-service-pacts.ts';
import { sampleSkillsAssessments } from './skills-assessment/sample-skills-assessments.ts';
import { sampleSkillsValidations } from './skills-validation/sample-skills-validations.ts';
import { sampleTransitionPaths } from './transition-path/sample-transition-paths.ts';
import { sampleVacancies } from './vacancy/sample-vacancies.ts';
import { sampleVacancyMatches } from './vacancy-match/sample-vacancy-matches.ts';
import { sampleVulnerabilityCases } from './vulnerability-case/sample-vulnerability-cases.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedSportelli & PlannedPeople;

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
    ...sampleEnrolments(plan),
    ...sampleCaseDocuments(plan),
    ...sampleVulnerabilityCases(plan),
    ...sampleBreakGlassAccesses(plan),
    ...sampleHousingCases(plan),
    ...sampleEducationalPovertyActions(plan),
    ...sampleComplementaryActions(),
    ...sampleCourses(),
    ...sampleCourseEditions(plan),
    ...sampleCourseEnrolments(plan),
    ...sampleIndividualPlans(plan),
    ...samplePlanGoals(plan),
    ...sampleAutonomyAssessments(plan),
    ...sampleServicePacts(plan),
    ...sampleActivePolicies(plan),
    ...sampleInternships(plan),
    ...sampleVacancies(plan),
    ...sampleVacancyMatches(plan),
    ...sampleJobPlacements(plan),
    ...sampleSkillsAssessments(plan),
    ...sampleSkillsValidations(plan),
    ...sampleRecognitionApplications(plan),
    ...sampleTransitionPaths(plan),
    ...sampleReferrals(plan),
    ...sampleServiceEvents(plan),
    ...sampleAppointments(plan),
  ];
}

/** What this domain would learn of the sample by following others. */
export const sampleFollowed: FollowedSampleRows[] = [sampleFollowedParticipations];
