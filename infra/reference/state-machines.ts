import path from 'node:path';
import { associationLifeCycle } from '#community/association/association.ts';
import { callLifeCycle } from '#community/call/call.ts';
import { communityEventLifeCycle } from '#community/community-event/community-event.ts';
import { evaluationLifeCycle } from '#community/evaluation/evaluation.ts';
import { grantLifeCycle } from '#community/grant/grant.ts';
import { informationCampaignLifeCycle } from '#community/information-campaign/information-campaign.ts';
import { microInterventionLifeCycle } from '#community/micro-intervention/micro-intervention.ts';
import { participationLifeCycle } from '#community/participation/participation.ts';
import { placeLifeCycle } from '#community/place/place.ts';
import { proposalLifeCycle } from '#community/proposal/proposal.ts';
import { sportActionLifeCycle } from '#community/sport-action/sport-action.ts';
import { surveyInstrumentLifeCycle } from '#community/survey-instrument/survey-instrument.ts';
import { surveyResponseLifeCycle } from '#community/survey-response/survey-response.ts';
import { surveyVersionLifeCycle } from '#community/survey-version/survey-version.ts';
import { activePolicyLifeCycle } from '#employment/active-policy/active-policy.ts';
import { appointmentLifeCycle } from '#employment/appointment/appointment.ts';
import { caseDocumentLifeCycle } from '#employment/case-document/case-document.ts';
import { complementaryActionLifeCycle } from '#employment/complementary-action/complementary-action.ts';
import { courseLifeCycle } from '#employment/course/course.ts';
import { courseEditionLifeCycle } from '#employment/course-edition/course-edition.ts';
import { courseEnrolmentLifeCycle } from '#employment/course-enrolment/course-enrolment.ts';
import { dataSubjectRequestLifeCycle } from '#employment/data-subject-request/data-subject-request.ts';
import { educationalPovertyActionLifeCycle } from '#employment/educational-poverty-action/educational-poverty-action.ts';
import { enrolmentLifeCycle } from '#employment/enrolment/enrolment.ts';
import { erasureLifeCycle } from '#employment/erasure/erasure.ts';
import { housingCaseLifeCycle } from '#employment/housing-case/housing-case.ts';
import { individualPlanLifeCycle } from '#employment/individual-plan/individual-plan.ts';
import { intakeLifeCycle } from '#employment/intake/intake.ts';
import { internshipLifeCycle } from '#employment/internship/internship.ts';
import { jobPlacementLifeCycle } from '#employment/job-placement/job-placement.ts';
import { identifierLifeCycle } from '#employment/person-identifier/person-identifier.ts';
import { recognitionApplicationLifeCycle } from '#employment/recognition-application/recognition-application.ts';
import { referralLifeCycle } from '#employment/referral/referral.ts';
import { residenceTitleLifeCycle } from '#employment/residence-title/residence-title.ts';
import { serviceEventLifeCycle } from '#employment/service-event/service-event.ts';
import { servicePactLifeCycle } from '#employment/service-pact/service-pact.ts';
import { skillsAssessmentLifeCycle } from '#employment/skills-assessment/skills-assessment.ts';
import { skillsValidationLifeCycle } from '#employment/skills-validation/skills-validation.ts';
import { transitionPathLifeCycle } from '#employment/transition-path/transition-path.ts';
import { vacancyLifeCycle } from '#employment/vacancy/vacancy.ts';
import { vacancyMatchLifeCycle } from '#employment/vacancy-match/vacancy-match.ts';
import { vulnerabilityCaseLifeCycle } from '#employment/vulnerability-case/vulnerability-case.ts';
import { clientLifeCycle } from '#gateway/client/client.ts';
import { budgetLineLifeCycle } from '#governance/budget-line/budget-line.ts';
import { commitmentLifeCycle } from '#governance/commitment/commitment.ts';
import { datasetRequestLifeCycle } from '#governance/dataset-request/dataset-request.ts';
import { deliverableLifeCycle } from '#governance/deliverable/deliverable.ts';
import { expenseLifeCycle } from '#governance/expense/expense.ts';
import { governanceMeetingLifeCycle } from '#governance/governance-meeting/governance-meeting.ts';
import { innovativeInterventionLifeCycle } from '#governance/innovative-intervention/innovative-intervention.ts';
import { membershipLifeCycle } from '#governance/membership/membership.ts';
import { memorandumLifeCycle } from '#governance/memorandum/memorandum-life-cycle.ts';
import { networkLifeCycle } from '#governance/network/network.ts';
import { operatorLifeCycle } from '#governance/operator/operator.ts';
import { operatorEnrolmentLifeCycle } from '#governance/operator-enrolment/operator-enrolment.ts';
import { policyToolLifeCycle } from '#governance/policy-tool/policy-tool.ts';
import { projectActivityLifeCycle } from '#governance/project-activity/project-activity.ts';
import { researchActionLifeCycle } from '#governance/research-action/research-action.ts';
import { signatoryLifeCycle } from '#governance/signatory/signatory.ts';
import { toolAdoptionLifeCycle } from '#governance/tool-adoption/tool-adoption.ts';
import { trainingEditionLifeCycle } from '#governance/training-edition/training-edition.ts';
import { trainingProgrammeLifeCycle } from '#governance/training-programme/training-programme.ts';
import type { LifeCycle } from '#shared/transition.ts';

export type StateMachine = {
  /** The module it is of, as its folder is named. */
  module: string;
  /** The enum of the contract that names its states. */
  states: string;
  /** In which of them it can begin. */
  begins: readonly string[];
  /** Those that no act leads to: the day does. */
  byTheDay?: readonly string[];
  cycle: LifeCycle<string, string>;
};

/** Its states are the enum of its module's name, unless told. */
function machine(
  module: string,
  begins: readonly string[],
  cycle: LifeCycle<string, string>,
  more: Partial<Pick<StateMachine, 'states' | 'byTheDay'>> = {},
): StateMachine {
  const name = path.basename(module).split('-').map(upperFirst).join('');
  return { module, states: `${name}State`, begins, cycle, ...more };
}

const upperFirst = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Every life cycle that the code runs on. */
export const stateMachines: readonly StateMachine[] = [
  machine('governance/membership', ['INVITED'], membershipLifeCycle),
  machine('governance/policy-tool', ['DRAFT'], policyToolLifeCycle),
  machine('governance/tool-adoption', ['PLANNED'], toolAdoptionLifeCycle),
  machine('governance/research-action', ['PROPOSED'], researchActionLifeCycle),
  machine('governance/innovative-intervention', ['DESIGN'], innovativeInterventionLifeCycle),
  machine('governance/memorandum', ['DRAFT'], memorandumLifeCycle),
  machine('governance/signatory', ['INVITED'], signatoryLifeCycle),
  machine('governance/commitment', ['OPEN'], commitmentLifeCycle),
  machine('governance/operator', ['INVITED'], operatorLifeCycle),
  machine('governance/training-programme', ['DRAFT'], trainingProgrammeLifeCycle),
  machine('governance/training-edition', ['SCHEDULED'], trainingEditionLifeCycle),
  machine('governance/operator-enrolment', ['APPLIED'], operatorEnrolmentLifeCycle),
  machine('governance/project-activity', ['PLANNED'], projectActivityLifeCycle),
  machine('governance/deliverable', ['DUE'], deliverableLifeCycle),
  machine('governance/budget-line', ['OPEN'], budgetLineLifeCycle),
  machine('governance/expense', ['DECLARED'], expenseLifeCycle),
  machine('governance/dataset-request', ['REQUESTED'], datasetRequestLifeCycle),
  machine('governance/network', ['PROPOSED'], networkLifeCycle),
  machine('governance/governance-meeting', ['PLANNED'], governanceMeetingLifeCycle),
  machine('employment/enrolment', ['REGISTERED'], enrolmentLifeCycle),
  machine('employment/intake', ['OPEN'], intakeLifeCycle),
  machine('employment/referral', ['SENT'], referralLifeCycle, { byTheDay: ['EXPIRED'] }),
  // A service is planned, or recorded as given.
  machine('employment/service-event', ['PLANNED', 'DELIVERED'], serviceEventLifeCycle),
  machine('employment/appointment', ['BOOKED'], appointmentLifeCycle),
  machine('employment/skills-assessment', ['OPEN'], skillsAssessmentLifeCycle),
  machine('employment/skills-validation', ['INFORMED'], skillsValidationLifeCycle),
  machine('employment/recognition-application', ['PREPARING'], recognitionApplicationLifeCycle),
  machine('employment/transition-path', ['OPEN'], transitionPathLifeCycle),
  machine('employment/internship', ['DESIGN'], internshipLifeCycle),
  machine('employment/vacancy', ['OPEN'], vacancyLifeCycle),
  machine('employment/vacancy-match', ['PROPOSED'], vacancyMatchLifeCycle),
  machine('employment/job-placement', ['DECLARED'], jobPlacementLifeCycle),
  machine('employment/individual-plan', ['DRAFT'], individualPlanLifeCycle),
  machine('employment/service-pact', ['DID'], servicePactLifeCycle),
  machine('employment/active-policy', ['PROPOSED'], activePolicyLifeCycle),
  machine('employment/course', ['DRAFT'], courseLifeCycle),
  machine('employment/course-edition', ['DRAFT'], courseEditionLifeCycle),
  machine('employment/course-enrolment', ['WAITLISTED', 'ENROLLED'], courseEnrolmentLifeCycle),
  machine('employment/vulnerability-case', ['SCREENED'], vulnerabilityCaseLifeCycle),
  machine('employment/housing-case', ['OPEN'], housingCaseLifeCycle),
  machine('employment/educational-poverty-action', ['PLANNED'], educationalPovertyActionLifeCycle),
  machine('employment/complementary-action', ['PROPOSED'], complementaryActionLifeCycle),
  machine('employment/case-document', ['UPLOADING'], caseDocumentLifeCycle),
  machine('employment/person-identifier', ['DECLARED'], identifierLifeCycle, {
    states: 'IdentifierState',
  }),
  // A title is recorded in whatever status somebody arrives with.
  machine(
    'employment/residence-title',
    ['APPLIED', 'PENDING_FIRST', 'HELD', 'RENEWAL_PENDING', 'LONG_TERM'],
    residenceTitleLifeCycle,
    { states: 'ResidenceTitleStatus', byTheDay: ['EXPIRING', 'EXPIRED'] },
  ),
  machine('employment/data-subject-request', ['RECEIVED'], dataSubjectRequestLifeCycle),
  machine('employment/erasure', ['REQUESTED'], erasureLifeCycle),
  machine('community/association', ['MAPPED'], associationLifeCycle),
  machine('community/micro-intervention', ['PLANNED'], microInterventionLifeCycle),
  // Recorded as it took place, or expected.
  machine('community/participation', ['EXPECTED', 'ATTENDED'], participationLifeCycle),
  machine('community/sport-action', ['PLANNED'], sportActionLifeCycle),
  machine('community/community-event', ['PLANNED'], communityEventLifeCycle),
  machine('community/place', ['PROPOSED'], placeLifeCycle),
  machine('community/grant', ['OFFERED'], grantLifeCycle),
  machine('community/evaluation', ['ASSIGNED'], evaluationLifeCycle),
  machine('community/call', ['DRAFT'], callLifeCycle),
  machine('community/proposal', ['DRAFT'], proposalLifeCycle),
  machine('community/information-campaign', ['DRAFT'], informationCampaignLifeCycle),
  machine('community/survey-instrument', ['OPEN'], surveyInstrumentLifeCycle),
  machine('community/survey-version', ['DRAFT'], surveyVersionLifeCycle),
  machine('community/survey-response', ['COLLECTED'], surveyResponseLifeCycle),
  // Those of a test organisation are approved as they are registered.
  machine('gateway/client', ['REGISTERED', 'APPROVED'], clientLifeCycle),
];
