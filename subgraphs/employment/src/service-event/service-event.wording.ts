import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import type { OpenCaseRefusal } from '../case-step/open-case.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { AdvanceServiceEventRefusal } from './advance-service-event.ts';
import type { CorrectServiceEventRefusal } from './correct-service-event.ts';
import type { DeliverServiceEventRefusal } from './deliver-service-event.ts';
import type { OpenServiceEventRefusal } from './open-service-event.ts';
import type { PlanServiceEventRefusal } from './plan-service-event.ts';
import type { MeetingRefusal, ServiceFactsRefusal } from './service-event.ts';

/** Of an appointment too. */
export const meetingRefusals: Refusals<MeetingRefusal> = {
  MinutesOutOfRange: {
    en: 'It takes from 1 to 480 minutes.',
    it: 'La durata va da 1 a 480 minuti.',
    path: ['minutes'],
  },
  OperatorMalformed: {
    en: 'An operator is named by the subject of their access token: 1 to 100 characters without spaces.',
    it: "L'operatore è indicato dal soggetto del suo token: da 1 a 100 caratteri senza spazi.",
    path: ['operator'],
  },
};

const facts: Refusals<ServiceFactsRefusal> = {
  ...meetingRefusals,
  LanguageMalformed: { ...factsRefusals.LanguageMalformed, path: ['mediatorLanguage'] },
};

const notEnrolledOn = (day: string) => ({
  en: 'The person was not enrolled on that day.',
  it: 'In quel giorno la persona non era iscritta al programma.',
  path: [day],
});

export const recordServiceEventRefusals: Refusals<OpenServiceEventRefusal> = {
  ...openCaseRefusals('occurredOn'),
  ...facts,
  NotEnrolledOnDay: notEnrolledOn('occurredOn'),
};

export const planServiceEventRefusals: Refusals<PlanServiceEventRefusal> = {
  ...openCaseRefusals('dueOn'),
  ...facts,
  NotEnrolledOnDay: {
    en: 'The person is not enrolled until that day.',
    it: 'La persona non risulta iscritta fino a quel giorno.',
    path: ['dueOn'],
  },
  ServiceEventPlannedInPast: {
    en: 'Nothing is planned for the past: record it as given.',
    it: 'Non si pianifica nel passato: registrare il servizio come erogato.',
    path: ['dueOn'],
  },
};

export const deliverServiceEventRefusals: Refusals<DeliverServiceEventRefusal> = {
  ...actOnCaseRefusals('serviceEventId'),
  MinutesOutOfRange: meetingRefusals.MinutesOutOfRange,
  NotEnrolledOnDay: notEnrolledOn('happenedOn'),
};

export const advanceServiceEventRefusals: Refusals<AdvanceServiceEventRefusal> = {
  ...actOnCaseRefusals('serviceEventId'),
  NotEnrolledOnDay: notEnrolledOn('serviceEventId'),
  EligibilityPending: {
    en: 'Whether the person belongs to the target group is not decided yet: the service stays as delivered until then.',
    it: 'Non è ancora deciso se la persona rientra tra i destinatari: fino ad allora il servizio resta erogato.',
    path: ['act'],
  },
};

const { CaseInFuture, CaseBeforeProgramme }: Refusals<OpenCaseRefusal> =
  openCaseRefusals('occurredOn');

export const correctServiceEventRefusals: Refusals<CorrectServiceEventRefusal> = {
  ...correctCaseRefusals('serviceEventId'),
  ...facts,
  CaseInFuture,
  CaseBeforeProgramme,
  NotEnrolledOnDay: notEnrolledOn('occurredOn'),
  ServiceEventNotDelivered: {
    en: 'It did not take place: there is no day of it to correct.',
    it: 'Il servizio non è stato erogato: non c’è una data da rettificare.',
    path: ['occurredOn'],
  },
};
