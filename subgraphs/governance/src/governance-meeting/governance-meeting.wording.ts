import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { AdvanceGovernanceMeetingRefusal } from './advance-governance-meeting.ts';
import type { CorrectGovernanceMeetingRefusal } from './correct-governance-meeting.ts';
import type { ConvenedRefusal } from './governance-meeting.ts';
import type { OpenGovernanceMeetingRefusal } from './open-governance-meeting.ts';
import type { RecordGovernanceMeetingRefusal } from './record-governance-meeting.ts';

const convened: Refusals<ConvenedRefusal> = {
  MeetingPlaceMalformed: {
    en: 'A place is named in 1 to 200 characters, none of them a control character, and no space at its ends.',
    it: 'Il luogo si indica con 1-200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['place'],
  },
  NetworkNotInForce: {
    en: 'A network meets once it is formed, and until it is dissolved.',
    it: 'Una rete si riunisce dopo la costituzione e fino allo scioglimento.',
    path: ['meetsOn'],
  },
};

const agendaMalformed = {
  en: 'An agenda has 1 to 50 items of 1 to 200 characters, without control characters or space at their ends.',
  it: 'L’ordine del giorno ha da 1 a 50 punti di 1-200 caratteri, senza caratteri di controllo né spazi alle estremità.',
  path: ['agenda'],
};

export const openGovernanceMeetingRefusals: Refusals<OpenGovernanceMeetingRefusal> = {
  ...openUndertakingRefusals,
  ...convened,
  NetworkNotFound: {
    en: 'Your organisation convenes no such network.',
    it: 'Il tuo ente non coordina questa rete.',
    path: ['networkId'],
  },
  AgendaMalformed: agendaMalformed,
};

const act = actOnCaseRefusals('governanceMeetingId');

export const advanceGovernanceMeetingRefusals: Refusals<AdvanceGovernanceMeetingRefusal> = {
  ...act,
  NetworkNotInForce: { ...convened.NetworkNotInForce, path: ['happenedOn'] },
  MinutesMissing: {
    en: 'There are no minutes yet that could be approved.',
    it: 'Non c’è ancora un verbale da approvare.',
    path: ['act'],
  },
};

export const correctGovernanceMeetingRefusals: Refusals<CorrectGovernanceMeetingRefusal> = {
  ...correctCaseRefusals('governanceMeetingId'),
  ...convened,
  CaseInFuture: { ...act.CaseInFuture, path: ['meetsOn'] },
};

export const recordGovernanceMeetingRefusals: Refusals<RecordGovernanceMeetingRefusal> = {
  CaseNotFound: act.CaseNotFound,
  CaseChanged: act.CaseChanged,
  PartnerExited: { ...act.PartnerExited, path: ['governanceMeetingId'] },
  CaseStateForbids: { ...act.CaseStateForbids, path: ['governanceMeetingId'] },
  AgendaMalformed: agendaMalformed,
  MeetingMinutesMalformed: {
    en: 'Minutes have 1 to 20000 characters.',
    it: 'Il verbale ha da 1 a 20000 caratteri.',
    path: ['minutes'],
  },
  MeetingDecisionMalformed: {
    en: 'A meeting takes at most 100 decisions, each of 1 to 2000 characters.',
    it: 'Un tavolo prende al massimo 100 decisioni, ciascuna di 1-2000 caratteri.',
    path: ['decisions'],
  },
  MeetingAttendanceMalformed: {
    en: 'Name each organisation once, a member of the network that day, with 1 to 100 delegates.',
    it: 'Indicare ogni ente una volta, membro della rete quel giorno, con 1-100 delegati.',
    path: ['attendance'],
  },
};
