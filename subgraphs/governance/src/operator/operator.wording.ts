import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { AmendOperatorDetailsRefusal } from './amend-operator-details.ts';
import type { CorrectOperatorRefusal } from './correct-operator.ts';
import type { InviteOperatorRefusal } from './invite-operator.ts';
import type { DetailsRefusal, SubjectRefusal } from './operator.ts';

const named: Refusals<SubjectRefusal | 'OperatorSubjectTaken'> = {
  OperatorSubjectMalformed: {
    en: 'A subject has 1 to 100 characters, none of them a control character, and no space at its ends.',
    it: 'Il soggetto ha da 1 a 100 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['subject'],
  },
  OperatorSubjectTaken: {
    en: 'Another of your operators who has not left has this subject.',
    it: 'Il soggetto è già di un altro dei tuoi operatori, che non è uscito.',
    path: ['subject'],
  },
  OperatorNameMalformed: {
    en: 'A name has 1 to 200 characters, none of them a control character, and no space at its ends.',
    it: 'Nome e cognome hanno da 1 a 200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['givenName'],
  },
};

const details: Refusals<DetailsRefusal | 'OperatorEmailTaken'> = {
  OperatorEmailMalformed: {
    en: 'This is no email address.',
    it: 'Questo non è un indirizzo di posta elettronica.',
    path: ['email'],
  },
  OperatorEmailTaken: {
    en: 'Another operator of your organisation has this address.',
    it: 'Un altro operatore del tuo ente ha questo indirizzo.',
    path: ['email'],
  },
  QualificationsMalformed: {
    en: 'At most 20 qualifications, of 1 to 200 characters without control characters or spaces at their ends.',
    it: 'Al massimo 20 qualifiche, di 1-200 caratteri senza caratteri di controllo e senza spazi alle estremità.',
    path: ['qualifications'],
  },
};

export const inviteOperatorRefusals: Refusals<InviteOperatorRefusal> = {
  ...openUndertakingRefusals,
  ...named,
  ...details,
};

export const advanceOperatorRefusals = actOnCaseRefusals('operatorId');

export const correctOperatorRefusals: Refusals<CorrectOperatorRefusal> = {
  ...correctCaseRefusals('operatorId'),
  ...named,
};

export const amendOperatorDetailsRefusals: Refusals<AmendOperatorDetailsRefusal> = {
  ...details,
  CaseNotFound: advanceOperatorRefusals.CaseNotFound,
  CaseChanged: advanceOperatorRefusals.CaseChanged,
  CaseStateForbids: { ...advanceOperatorRefusals.CaseStateForbids, path: ['operatorId'] },
};
