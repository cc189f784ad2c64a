import { accessPointResolvers } from './access-point/access-point.resolvers.ts';
import { caseStepResolvers } from './case-step/case-step.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { communityParticipationResolvers } from './community-participation/community-participation.resolvers.ts';
import { consentResolvers } from './consent/consent.resolvers.ts';
import { dataSubjectRequestResolvers } from './data-subject-request/data-subject-request.resolvers.ts';
import { duplicateCaseResolvers } from './duplicate-case/duplicate-case.resolvers.ts';
import { eligibilityCheckResolvers } from './eligibility-check/eligibility-check.resolvers.ts';
import { enrolmentResolvers } from './enrolment/enrolment.resolvers.ts';
import { importRunResolvers } from './import-run/import-run.resolvers.ts';
import { intakeResolvers } from './intake/intake.resolvers.ts';
import { matchingResolvers } from './matching/matching.resolvers.ts';
import { personResolvers } from './person/person.resolvers.ts';
import { personFactsResolvers } from './person-facts/person-facts.resolvers.ts';
import { personIdentifierResolvers } from './person-identifier/person-identifier.resolvers.ts';
import { residenceTitleResolvers } from './residence-title/residence-title.resolvers.ts';

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
  enrolmentResolvers,
  importRunResolvers,
  communityParticipationResolvers,
  changeFeedResolvers,
];
