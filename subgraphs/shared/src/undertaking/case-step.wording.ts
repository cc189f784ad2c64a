import type { Refusals } from '../language/payload.ts';
import type { ActOnCaseRefusal } from './act-on-case.ts';
import type { CorrectCaseRefusal } from './correct-case.ts';
import type { OpenUndertakingRefusal } from './open-undertaking.ts';

export const inFuture = {
  en: 'It cannot have happened in the future.',
  it: "L'evento non può avere una data futura.",
};

export const partnerExited = {
  en: 'Your organisation had left the programme by then: what it has stays readable, nothing is added.',
  it: 'A quella data il tuo ente era uscito dal programma: i dati restano leggibili, nulla si aggiunge.',
};

/** Of whatever a partner has a name of its own for. */
export const externalRefRefusals = {
  ExternalRefMalformed: {
    en: 'An external reference has 1 to 100 characters, none of them a control character, and no space at its ends.',
    it: 'Il riferimento esterno ha da 1 a 100 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['externalRef'],
  },
  ExternalRefTaken: {
    en: 'Your organisation already has one with this external reference.',
    it: 'Il tuo ente ne ha già uno con questo riferimento esterno.',
    path: ['externalRef'],
  },
};

/** Of everything that an organisation opens under a name of its own. */
export const openUndertakingRefusals: Refusals<OpenUndertakingRefusal> = {
  ...externalRefRefusals,
  PartnerExited: { ...partnerExited, path: [] },
  CaseInFuture: { ...inFuture, path: ['openedOn'] },
};

const notFound = {
  en: 'Your organisation has nothing with this id.',
  it: 'Il tuo ente non ha nulla con questo identificativo.',
};

const changed = {
  en: 'Somebody changed it since you read it: read it again.',
  it: 'Qualcuno ha fatto una modifica dopo la lettura: occorre rileggere.',
  path: ['version'],
};

export const nothingCorrected = {
  en: 'It already says that: there is nothing to correct.',
  it: 'Il dato è già questo: non c’è nulla da correggere.',
  path: [],
};

/** Of words written by hand, in the field that takes them. */
export const wordsMalformed = {
  en: 'Write something, in at most 2000 characters.',
  it: 'Scrivere un testo, di al massimo 2000 caratteri.',
};

/** Of sums of money, in the field that takes them. */
export const amountMalformed = {
  en: 'An amount is in euro: at most ten digits, and two decimals behind a point.',
  it: 'L’importo è in euro: al massimo dieci cifre, e due decimali dopo il punto.',
};

/** Of every case that is moved on; `id` is the field that names it. */
export function actOnCaseRefusals(id: string): Refusals<ActOnCaseRefusal> {
  return {
    CaseNotFound: { ...notFound, path: [id] },
    CaseChanged: changed,
    CaseStateForbids: {
      en: 'Its state does not allow this.',
      it: 'Lo stato attuale non lo consente.',
      path: ['act'],
    },
    PartnerExited: { ...partnerExited, path: ['happenedOn'] },
    CaseInFuture: { ...inFuture, path: ['happenedOn'] },
    CaseTooEarly: {
      en: 'It cannot have happened before what happened last.',
      it: "L'evento non può precedere l'ultimo registrato.",
      path: ['happenedOn'],
    },
  };
}

/** Of every case that is corrected; `id` is the field that names it. */
export function correctCaseRefusals(id: string): Refusals<CorrectCaseRefusal> {
  return {
    CaseNotFound: { ...notFound, path: [id] },
    CaseChanged: changed,
    NothingCorrected: nothingCorrected,
  };
}
