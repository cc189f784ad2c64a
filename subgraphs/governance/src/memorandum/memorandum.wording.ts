import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { AdvanceMemorandumRefusal } from './advance-memorandum.ts';
import type { AmendMemorandumRefusal } from './amend-memorandum.ts';
import type { CorrectMemorandumRefusal } from './correct-memorandum.ts';
import type { DraftMemorandumRefusal } from './draft-memorandum.ts';
import type { LedRefusal } from './led-memorandum.ts';
import type { ToldRefusal } from './memorandum.ts';
import type { RenewMemorandumRefusal } from './renew-memorandum.ts';
import type { SupersedeMemorandumRefusal } from './supersede-memorandum.ts';

const told: Refusals<ToldRefusal> = {
  MemorandumTitleMalformed: {
    en: 'A title has 1 to 200 characters in each language, none of them a control character, and no space at its ends.',
    it: 'Il titolo ha da 1 a 200 caratteri in ogni lingua, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['titleIt'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['subject'] },
  MemorandumReferenceMalformed: {
    en: 'A protocol number or the reference of an act has 1 to 200 characters, and no space at its ends.',
    it: 'Il numero di protocollo e il riferimento di un atto hanno da 1 a 200 caratteri, senza spazi alle estremità.',
    path: ['actReference'],
  },
  MemorandumHashMalformed: {
    en: 'The hash of a document is its SHA-256, 64 hexadecimal digits in lower case.',
    it: "L'impronta di un documento è lo SHA-256, 64 cifre esadecimali minuscole.",
    path: ['documentHash'],
  },
  MemorandumPeriodMalformed: {
    en: 'It cannot end before it begins.',
    it: "La scadenza non può precedere l'inizio.",
    path: ['effectiveTo'],
  },
  MemorandumRenewalMalformed: {
    en: 'A renewal is by 1 to 120 months; where there is none, there are no months.',
    it: 'Il rinnovo è da 1 a 120 mesi; senza rinnovo non si indicano mesi.',
    path: ['renewalMonths'],
  },
};

const expired = {
  en: 'Its last day had passed: another memorandum is needed.',
  it: "L'ultimo giorno era passato: occorre un nuovo protocollo.",
};

/** `day` is the input field that dates the act. */
function acted(day: string) {
  const refusals = actOnCaseRefusals('memorandumId');
  return {
    ...refusals,
    CaseStateForbids: { ...refusals.CaseStateForbids, path: ['memorandumId'] },
    CaseInFuture: { ...refusals.CaseInFuture, path: [day] },
    CaseTooEarly: { ...refusals.CaseTooEarly, path: [day] },
    PartnerExited: { ...refusals.PartnerExited, path: [day] },
  };
}

/** Of what its lead adds to a memorandum. */
export function ledRefusals(day: string): Refusals<LedRefusal> {
  const { CaseNotFound, CaseStateForbids, CaseInFuture, PartnerExited } = acted(day);
  return {
    ...{ CaseNotFound, CaseStateForbids, CaseInFuture, PartnerExited },
    CaseTooEarly: {
      en: 'The memorandum was not drafted yet on that day.',
      it: 'In quel giorno il protocollo non era ancora in bozza.',
      path: [day],
    },
  };
}

/** Also of what is signed. */
export const memorandumExpired = (day: string) => ({ ...expired, path: [day] });

export const draftMemorandumRefusals: Refusals<DraftMemorandumRefusal> = {
  NetworkNotFound: {
    en: 'There is no such network.',
    it: 'La rete indicata non esiste.',
    path: ['networkId'],
  },
  ...openUndertakingRefusals,
  ...told,
};

export const advanceMemorandumRefusals: Refusals<AdvanceMemorandumRefusal> = {
  ...actOnCaseRefusals('memorandumId'),
  MemorandumDocumentMissing: {
    en: 'Nobody can sign a text that has no hash yet.',
    it: "Non si può firmare un testo che non ha ancora un'impronta.",
    path: ['memorandumId'],
  },
  TooFewSignatories: {
    en: 'Two bodies at least must have been invited to sign.',
    it: 'Gli enti invitati a firmare devono essere almeno due.',
    path: ['memorandumId'],
  },
  MemorandumNotExpired: {
    en: 'Its last day has not passed by then.',
    it: "In quel giorno l'ultimo giorno di validità non era passato.",
    path: ['happenedOn'],
  },
};

export const amendMemorandumRefusals: Refusals<AmendMemorandumRefusal> = {
  ...acted('amendedOn'),
  MemorandumExpired: memorandumExpired('amendedOn'),
  MemorandumReferenceMalformed: told.MemorandumReferenceMalformed,
  MemorandumHashMalformed: told.MemorandumHashMalformed,
  WordsMalformed: { ...wordsMalformed, path: ['text'] },
};

export const renewMemorandumRefusals: Refusals<RenewMemorandumRefusal> = {
  ...acted('renewedOn'),
  MemorandumExpired: memorandumExpired('renewedOn'),
  MemorandumNotRenewable: {
    en: 'No renewal was agreed.',
    it: 'Non è previsto alcun rinnovo.',
    path: ['memorandumId'],
  },
  RenewalActMalformed: {
    en: 'An express renewal names the act by which it is renewed, in 1 to 200 characters; a tacit one has none.',
    it: "Il rinnovo espresso indica l'atto che lo dispone, in 1-200 caratteri; quello tacito non ne ha.",
    path: ['actReference'],
  },
};

export const supersedeMemorandumRefusals: Refusals<SupersedeMemorandumRefusal> = {
  ...acted('happenedOn'),
  SupersedingMemorandumNotInForce: {
    en: 'There is no other memorandum in force with this id.',
    it: 'Nessun altro protocollo in vigore ha questo identificativo.',
    path: ['supersededById'],
  },
};

export const correctMemorandumRefusals: Refusals<CorrectMemorandumRefusal> = {
  ...correctCaseRefusals('memorandumId'),
  ...told,
  MemorandumTextClosed: {
    en: 'It is open for signature: the text, its days and its renewal stay as they are.',
    it: 'È aperto alla firma: testo, date e rinnovo restano come sono.',
    path: ['memorandumId'],
  },
};
