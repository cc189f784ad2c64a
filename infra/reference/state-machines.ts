import { microInterventionLifeCycle } from '#community/micro-intervention/micro-intervention.ts';
import { caseDocumentLifeCycle } from '#employment/case-document/case-document.ts';
import { dataSubjectRequestLifeCycle } from '#employment/data-subject-request/data-subject-request.ts';
import { enrolmentLifeCycle } from '#employment/enrolment/enrolment.ts';
import { intakeLifeCycle } from '#employment/intake/intake.ts';
import { identifierLifeCycle } from '#employment/person-identifier/person-identifier.ts';
import { residenceTitleLifeCycle } from '#employment/residence-title/residence-title.ts';
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
    module: 'employment/case-document',
    states: 'CaseDocumentState',
    begins: ['UPLOADING'],
    cycle: caseDocumentLifeCycle,
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
