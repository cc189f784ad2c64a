import type { Refusals } from '#shared/language/payload.ts';
import {
  externalRefRefusals,
  nothingCorrected,
  partnerExited,
} from '#shared/undertaking/case-step.wording.ts';
import type { AdvanceEnrolmentRefusal } from './advance-enrolment.ts';
import type { CorrectEnrolmentRefusal } from './correct-enrolment.ts';
import type { EnrolPersonRefusal } from './enrol-person.ts';

export const enrolPersonRefusals = {
  PartnerExited: { ...partnerExited, path: ['enrolledOn'] },
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record in use.',
    it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  AccessPointNotFound: {
    en: 'You do not work at such an access point.',
    it: 'Non risulta un tuo punto di accesso con questo identificativo.',
    path: ['accessPointId'],
  },
  AccessPointNotOpen: {
    en: 'The access point is not open, or was not on that day.',
    it: 'Il punto di accesso non è aperto o non lo era in quella data.',
    path: ['accessPointId'],
  },
  AlreadyEnrolled: {
    en: 'This person already has an open enrolment in the work package.',
    it: "La persona ha già un'iscrizione aperta in questo work package.",
    path: ['personRecordId'],
  },
  EnrolmentInFuture: {
    en: 'An enrolment cannot be dated in the future.',
    it: "L'iscrizione non può avere una data futura.",
    path: ['enrolledOn'],
  },
  EnrolmentBeforeProgramme: {
    en: 'An enrolment cannot come before the programme began (1 March 2025).',
    it: "L'iscrizione non può precedere l'inizio del programma (1° marzo 2025).",
    path: ['enrolledOn'],
  },
  PersonNotEligible: {
    en: 'On that day the person did not belong to the target group: `checkEligibility` says why.',
    it: 'In quella data la persona non rientrava tra i destinatari: `checkEligibility` ne indica il motivo.',
    path: ['enrolledOn'],
  },
  ...externalRefRefusals,
} satisfies Refusals<EnrolPersonRefusal>;

export const advanceEnrolmentRefusals = {
  EnrolmentNotFound: {
    en: 'Your organisation has no such enrolment.',
    it: 'Il tuo ente non ha questa iscrizione.',
    path: ['enrolmentId'],
  },
  EnrolmentChanged: {
    en: 'Somebody changed the enrolment since you read it: read it again.',
    it: "L'iscrizione è cambiata dopo la lettura: va riletta.",
    path: ['version'],
  },
  EnrolmentStateForbids: {
    en: 'The state of the enrolment does not allow this.',
    it: "Lo stato dell'iscrizione non lo consente.",
    path: ['act'],
  },
  EnrolmentInFuture: {
    en: 'The day cannot be in the future.',
    it: 'La data non può essere futura.',
    path: ['happenedOn'],
  },
  EnrolmentTooEarly: {
    en: 'It cannot have happened before what happened last.',
    it: 'Non può precedere ciò che è avvenuto per ultimo.',
    path: ['happenedOn'],
  },
  ExitReasonMissing: {
    en: 'Who drops out has a reason; nobody else has one.',
    it: 'Chi abbandona ha un motivo; gli altri atti nessuno.',
    path: ['exitReason'],
  },
  PersonNotEligible: { ...enrolPersonRefusals.PersonNotEligible, path: ['happenedOn'] },
  EligibilityPending: {
    en: 'A document is lacking by which the person would belong to the target group: `checkEligibility` says which.',
    it: 'Manca un documento perché la persona rientri tra i destinatari: `checkEligibility` indica quale.',
    path: ['happenedOn'],
  },
} satisfies Refusals<AdvanceEnrolmentRefusal>;

export const correctEnrolmentRefusals = {
  EnrolmentNotFound: advanceEnrolmentRefusals.EnrolmentNotFound,
  EnrolmentChanged: advanceEnrolmentRefusals.EnrolmentChanged,
  NothingCorrected: nothingCorrected,
  EnrolmentInFuture: enrolPersonRefusals.EnrolmentInFuture,
  EnrolmentBeforeProgramme: enrolPersonRefusals.EnrolmentBeforeProgramme,
  EnrolmentTooLate: {
    en: 'An enrolment cannot come after what happened next.',
    it: "L'iscrizione non può essere successiva a ciò che è avvenuto dopo.",
    path: ['enrolledOn'],
  },
  AccessPointNotFound: enrolPersonRefusals.AccessPointNotFound,
  AccessPointNotOpen: enrolPersonRefusals.AccessPointNotOpen,
  PersonNotEligible: enrolPersonRefusals.PersonNotEligible,
} satisfies Refusals<CorrectEnrolmentRefusal>;
