import { microInterventionLifeCycle } from '#community/micro-intervention/micro-intervention.ts';
import { activePolicyLifeCycle } from '#employment/active-policy/active-policy.ts';
import { appointmentLifeCycle } from '#employment/appointment/appointment.ts';
import { courseLifeCycle } from '#employment/course/course.ts';
import { courseEditionLifeCycle } from '#employment/course-edition/course-edition.ts';
import { courseEnrolmentLifeCycle } from '#employment/course-enrolment/course-enrolment.ts';
import { dataSubjectRequestLifeCycle } from '#employment/data-subject-request/data-subject-request.ts';
import { enrolmentLifeCycle } from '#employment/enrolment/enrolment.ts';
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
import { membershipLifeCycle } from '#governance/membership/membership.ts';
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

/** Every life cycle that the code runs on. */
export const stateMachines: readonly StateMachine[] = [
  {
    module: 'governance/membership',
    states: 'MembershipState',
    begins: ['INVITED'],
    cycle: membershipLifeCycle,
  },
  {
    module: 'employment/enrolment',
    states: 'EnrolmentState',
    begins: ['REGISTERED'],
    cycle: enrolmentLifeCycle,
  },
  {
    module: 'employment/intake',
    states: 'IntakeState',
    begins: ['OPEN'],
    cycle: intakeLifeCycle,
  },
  {
    module: 'employment/referral',
    states: 'ReferralState',
    begins: ['SENT'],
    byTheDay: ['EXPIRED'],
    cycle: referralLifeCycle,
  },
  {
    module: 'employment/service-event',
    states: 'ServiceEventState',
    // A service is planned, or recorded as given.
    begins: ['PLANNED', 'DELIVERED'],
    cycle: serviceEventLifeCycle,
  },
  {
    module: 'employment/appointment',
    states: 'AppointmentState',
    begins: ['BOOKED'],
    cycle: appointmentLifeCycle,
  },
  {
    module: 'employment/skills-assessment',
    states: 'SkillsAssessmentState',
    begins: ['OPEN'],
    cycle: skillsAssessmentLifeCycle,
  },
  {
    module: 'employment/skills-validation',
    states: 'SkillsValidationState',
    begins: ['INFORMED'],
    cycle: skillsValidationLifeCycle,
  },
  {
    module: 'employment/recognition-application',
    states: 'RecognitionApplicationState',
    begins: ['PREPARING'],
    cycle: recognitionApplicationLifeCycle,
  },
  {
    module: 'employment/transition-path',
    states: 'TransitionPathState',
    begins: ['OPEN'],
    cycle: transitionPathLifeCycle,
  },
  {
    module: 'employment/internship',
    states: 'InternshipState',
    begins: ['DESIGN'],
    cycle: internshipLifeCycle,
  },
  {
    module: 'employment/vacancy',
    states: 'VacancyState',
    begins: ['OPEN'],
    cycle: vacancyLifeCycle,
  },
  {
    module: 'employment/vacancy-match',
    states: 'VacancyMatchState',
    begins: ['PROPOSED'],
    cycle: vacancyMatchLifeCycle,
  },
  {
    module: 'employment/job-placement',
    states: 'JobPlacementState',
    begins: ['DECLARED'],
    cycle: jobPlacementLifeCycle,
  },
  {
    module: 'employment/individual-plan',
    states: 'IndividualPlanState',
    begins: ['DRAFT'],
    cycle: individualPlanLifeCycle,
  },
  {
    module: 'employment/service-pact',
    states: 'ServicePactState',
    begins: ['DID'],
    cycle: servicePactLifeCycle,
  },
  {
    module: 'employment/active-policy',
    states: 'ActivePolicyState',
    begins: ['PROPOSED'],
    cycle: activePolicyLifeCycle,
  },
  {
    module: 'employment/course',
    states: 'CourseState',
    begins: ['DRAFT'],
    cycle: courseLifeCycle,
  },
  {
    module: 'employment/course-edition',
    states: 'CourseEditionState',
    begins: ['DRAFT'],
    cycle: courseEditionLifeCycle,
  },
  {
    module: 'employment/course-enrolment',
    states: 'CourseEnrolmentState',
    begins: ['WAITLISTED', 'ENROLLED'],
    cycle: courseEnrolmentLifeCycle,
  },
  {
    module: 'employment/person-identifier',
    states: 'IdentifierState',
    begins: ['DECLARED'],
    cycle: identifierLifeCycle,
  },
  {
    module: 'employment/residence-title',
    states: 'ResidenceTitleStatus',
    // A title is recorded in whatever status somebody arrives with.
    begins: ['APPLIED', 'PENDING_FIRST', 'HELD', 'RENEWAL_PENDING', 'LONG_TERM'],
    byTheDay: ['EXPIRING', 'EXPIRED'],
    cycle: residenceTitleLifeCycle,
  },
  {
    module: 'employment/data-subject-request',
    states: 'DataSubjectRequestState',
    begins: ['RECEIVED'],
    cycle: dataSubjectRequestLifeCycle,
  },
  {
    module: 'community/micro-intervention',
    states: 'MicroInterventionState',
    begins: ['PLANNED'],
    cycle: microInterventionLifeCycle,
  },
];
