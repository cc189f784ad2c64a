import { auditTrailResolvers } from './audit-trail/audit-trail.resolvers.ts';
import { budgetLineResolvers } from './budget-line/budget-line.resolvers.ts';
import { budgetPositionResolvers } from './budget-position/budget-position.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { codeListResolvers } from './code-list/code-list.resolvers.ts';
import { commitmentResolvers } from './commitment/commitment.resolvers.ts';
import { countryResolvers } from './country/country.resolvers.ts';
import { datasetRequestResolvers } from './dataset-request/dataset-request.resolvers.ts';
import { deliverableResolvers } from './deliverable/deliverable.resolvers.ts';
import { expenseResolvers } from './expense/expense.resolvers.ts';
import { governanceDecisionResolvers } from './governance-decision/governance-decision.resolvers.ts';
import { governanceMeetingResolvers } from './governance-meeting/governance-meeting.resolvers.ts';
import { innovativeInterventionResolvers } from './innovative-intervention/innovative-intervention.resolvers.ts';
import { membershipResolvers } from './membership/membership.resolvers.ts';
import { memorandumResolvers } from './memorandum/memorandum.resolvers.ts';
import { networkResolvers } from './network/network.resolvers.ts';
import { networkMemberResolvers } from './network-member/network-member.resolvers.ts';
import { openDutyResolvers } from './open-duty/open-duty.resolvers.ts';
import { operatorResolvers } from './operator/operator.resolvers.ts';
import { operatorEnrolmentResolvers } from './operator-enrolment/operator-enrolment.resolvers.ts';
import { organisationResolvers } from './organisation/organisation.resolvers.ts';
import { policyToolResolvers } from './policy-tool/policy-tool.resolvers.ts';
import { projectActivityResolvers } from './project-activity/project-activity.resolvers.ts';
import { researchActionResolvers } from './research-action/research-action.resolvers.ts';
import { sessionAttendanceResolvers } from './session-attendance/session-attendance.resolvers.ts';
import { signatoryResolvers } from './signatory/signatory.resolvers.ts';
import { targetResolvers } from './target/target.resolvers.ts';
import { territoryResolvers } from './territory/territory.resolvers.ts';
import { toolAdoptionResolvers } from './tool-adoption/tool-adoption.resolvers.ts';
import { trainingCertificateResolvers } from './training-certificate/training-certificate.resolvers.ts';
import { trainingEditionResolvers } from './training-edition/training-edition.resolvers.ts';
import { trainingGapResolvers } from './training-gap/training-gap.resolvers.ts';
import { trainingProgrammeResolvers } from './training-programme/training-programme.resolvers.ts';
import { trainingProgressResolvers } from './training-progress/training-progress.resolvers.ts';
import { trainingSessionResolvers } from './training-session/training-session.resolvers.ts';

/** The modules of governance. */
export const modules = [
  territoryResolvers,
  organisationResolvers,
  membershipResolvers,
  policyToolResolvers,
  toolAdoptionResolvers,
  researchActionResolvers,
  innovativeInterventionResolvers,
  codeListResolvers,
  countryResolvers,
  projectActivityResolvers,
  deliverableResolvers,
  budgetLineResolvers,
  expenseResolvers,
  budgetPositionResolvers,
  datasetRequestResolvers,
  networkResolvers,
  networkMemberResolvers,
  governanceMeetingResolvers,
  governanceDecisionResolvers,
  auditTrailResolvers,
  changeFeedResolvers,
  memorandumResolvers,
  signatoryResolvers,
  commitmentResolvers,
  openDutyResolvers,
  operatorResolvers,
  operatorEnrolmentResolvers,
  sessionAttendanceResolvers,
  targetResolvers,
  trainingCertificateResolvers,
  trainingEditionResolvers,
  trainingGapResolvers,
  trainingProgrammeResolvers,
  trainingProgressResolvers,
  trainingSessionResolvers,
];
