import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { recordConsentRefusals } from '../consent/consent.wording.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { CorrectEducationalPovertyActionRefusal } from './correct-educational-poverty-action.ts';
import type { PlanRefusal } from './educational-poverty-action.ts';
import type { EnrolMinorRefusal } from './enrol-minor.ts';
import type { PlanEducationalPovertyActionRefusal } from './plan-educational-poverty-action.ts';

const id = 'educationalPovertyActionId';

const planRefusals: Refusals<PlanRefusal> = {
  SchoolMalformed: {
    en: 'A school has a name of at most 200 characters and a code of ten, as in PDIC89700X.',
    it: 'La scuola ha un nome di al massimo 200 caratteri e un codice meccanografico di dieci, come PDIC89700X.',
    path: ['schoolName'],
  },
  CountOutOfRange: {
    en: 'There are 1 to 10000 hours and 0 to 10000 families.',
    it: 'Le ore vanno da 1 a 10000, le famiglie da 0 a 10000.',
    path: ['hours'],
  },
};

export const planEducationalPovertyActionRefusals: Refusals<PlanEducationalPovertyActionRefusal> = {
  ...openUndertakingRefusals,
  ...planRefusals,
  ComuneCodeMalformed: { ...factsRefusals.ComuneCodeMalformed, path: ['comune'] },
};

export const advanceEducationalPovertyActionRefusals = actOnCaseRefusals(id);

export const correctEducationalPovertyActionRefusals: Refusals<CorrectEducationalPovertyActionRefusal> =
  { ...correctCaseRefusals(id), ...planRefusals };

const { CaseInFuture, CaseBeforeProgramme, PersonRecordNotFound } = openCaseRefusals('enrolledOn');
const { CaseNotFound, CaseStateForbids } = actOnCaseRefusals(id);

export const enrolMinorRefusals: Refusals<EnrolMinorRefusal> = {
  CaseNotFound,
  CaseStateForbids: { ...CaseStateForbids, path: [id] },
  CaseInFuture,
  CaseBeforeProgramme,
  PersonRecordNotFound,
  GuardianRequired: { ...recordConsentRefusals.GuardianRequired, path: ['personRecordId'] },
  PersonNotMinor: {
    en: 'As far as the record says, this person is no minor on that day.',
    it: 'Secondo la scheda, in quel giorno la persona non è minorenne.',
    path: ['personRecordId'],
  },
  MinorAlreadyEnrolled: {
    en: 'This minor takes part already.',
    it: 'Il minore partecipa già.',
    path: ['personRecordId'],
  },
};
