import { accessPointResolvers } from './access-point/access-point.resolvers.ts';
import { activePolicyResolvers } from './active-policy/active-policy.resolvers.ts';
import { appointmentResolvers } from './appointment/appointment.resolvers.ts';
import { attendanceResolvers } from './attendance/attendance.resolvers.ts';
import { auditTrailResolvers } from './audit-trail/audit-trail.resolvers.ts';
import { autonomyAssessmentResolvers } from './autonomy-assessment/autonomy-assessment.resolvers.ts';
import { breakGlassAccessResolvers } from './break-glass-access/break-glass-access.resolvers.ts';
import { caseDocumentResolvers } from './case-document/case-document.resolvers.ts';
import { caseStepResolvers } from './case-step/case-step.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { communityParticipationResolvers } from './community-participation/community-participation.resolvers.ts';
import { complementaryActionResolvers } from './complementary-action/complementary-action.resolvers.ts';
import { consentResolvers } from './consent/consent.resolvers.ts';
import { courseResolvers } from './course/course.resolvers.ts';
import { courseEditionResolvers } from './course-edition/course-edition.resolvers.ts';
import { courseEnrolmentResolvers } from './course-enrolment/course-enrolment.resolvers.ts';
import { courseLevelResolvers } from './course-level/course-level.resolvers.ts';
import { dataSubjectRequestResolvers } from './data-subject-request/data-subject-request.resolvers.ts';
import { duplicateCaseResolvers } from './duplicate-case/duplicate-case.resolvers.ts';
import { educationalPovertyActionResolvers } from './educational-poverty-action/educational-poverty-action.resolvers.ts';
import { eligibilityCheckResolvers } from './eligibility-check/eligibility-check.resolvers.ts';
import { employerResolvers } from './employer/employer.resolvers.ts';
import { enrolmentResolvers } from './enrolment/enrolment.resolvers.ts';
import { housingCaseResolvers } from './housing-case/housing-case.resolvers.ts';
import { importRunResolvers } from './import-run/import-run.resolvers.ts';
import { individualPlanResolvers } from './individual-plan/individual-plan.resolvers.ts';
import { intakeResolvers } from './intake/intake.resolvers.ts';
import { internshipResolvers } from './internship/internship.resolvers.ts';
import { jobPlacementResolvers } from './job-placement/job-placement.resolvers.ts';
import { lessonResolvers } from './lesson/lesson.resolvers.ts';
import { matchingResolvers } from './matching/matching.resolvers.ts';
import { openCaseCountResolvers } from './open-case-count/open-case-count.resolvers.ts';
import { pathwayFunnelResolvers } from './pathway-funnel/pathway-funnel.resolvers.ts';
import { personResolvers } from './person/person.resolvers.ts';
import { personFactsResolvers } from './person-facts/person-facts.resolvers.ts';
import { personIdentifierResolvers } from './person-identifier/person-identifier.resolvers.ts';
import { planGoalResolvers } from './plan-goal/plan-goal.resolvers.ts';
import { planSharingResolvers } from './plan-sharing/plan-sharing.resolvers.ts';
import { recognitionApplicationResolvers } from './recognition-application/recognition-application.resolvers.ts';
import { referralResolvers } from './referral/referral.resolvers.ts';
import { referralTallyResolvers } from './referral-tally/referral-tally.resolvers.ts';
import { residenceTitleResolvers } from './residence-title/residence-title.resolvers.ts';
import { serviceEventResolvers } from './service-event/service-event.resolvers.ts';
import { servicePactResolvers } from './service-pact/service-pact.resolvers.ts';
import { skillsAssessmentResolvers } from './skills-assessment/skills-assessment.resolvers.ts';
import { skillsValidationResolvers } from './skills-validation/skills-validation.resolvers.ts';
import { transitionPathResolvers } from './transition-path/transition-path.resolvers.ts';
import { vacancyResolvers } from './vacancy/vacancy.resolvers.ts';
import { vacancyMatchResolvers } from './vacancy-match/vacancy-match.resolvers.ts';
import { vulnerabilityCaseResolvers } from './vulnerability-case/vulnerability-case.resolvers.ts';

/** The modules of employment. */
export const modules = [
  accessPointResolvers,
  personResolvers,
  personFactsResolvers,
  personIdentifierResolvers,
  residenceTitleResolvers,
  eligibilityCheckResolvers,
  consentResolvers,
  dataSubjectRequestResolvers,
  matchingResolvers,
  duplicateCaseResolvers,
  caseStepResolvers,
  intakeResolvers,
  referralResolvers,
  referralTallyResolvers,
  serviceEventResolvers,
  appointmentResolvers,
  enrolmentResolvers,
  skillsAssessmentResolvers,
  skillsValidationResolvers,
  recognitionApplicationResolvers,
  transitionPathResolvers,
  employerResolvers,
  internshipResolvers,
  vacancyResolvers,
  vacancyMatchResolvers,
  jobPlacementResolvers,
  individualPlanResolvers,
  planGoalResolvers,
  planSharingResolvers,
  autonomyAssessmentResolvers,
  servicePactResolvers,
  activePolicyResolvers,
  courseResolvers,
  courseEditionResolvers,
  lessonResolvers,
  courseEnrolmentResolvers,
  courseLevelResolvers,
  attendanceResolvers,
  breakGlassAccessResolvers,
  complementaryActionResolvers,
  educationalPovertyActionResolvers,
  housingCaseResolvers,
  vulnerabilityCaseResolvers,
  caseDocumentResolvers,
  importRunResolvers,
  openCaseCountResolvers,
  pathwayFunnelResolvers,
  communityParticipationResolvers,
  auditTrailResolvers,
  changeFeedResolvers,
];
