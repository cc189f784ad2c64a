import type { Refusals } from '#shared/language/payload.ts';
import { factsRefusals } from '../person-facts/person-facts.wording.ts';
import type { RecordConsentRefusal } from './record-consent.ts';
import type { WithdrawConsentRefusal } from './withdraw-consent.ts';

export const recordConsentRefusals = {
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record in use.',
    it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  ConsentTextUnknown: {
    en: 'There was no such text in this language on that day: see `consentTexts`.',
    it: 'A quella data non esisteva un testo con questa versione e lingua: si veda `consentTexts`.',
    path: ['textVersion'],
  },
  LanguageMalformed: { ...factsRefusals.LanguageMalformed, path: ['toldIn'] },
  ConsentInFuture: {
    en: 'It cannot have been given in the future.',
    it: 'Il consenso non può avere una data futura.',
    path: ['givenOn'],
  },
  ConsentBeforeProgramme: {
    en: 'It cannot have been given before the programme began (1 March 2025).',
    it: "Il consenso non può precedere l'inizio del programma (1° marzo 2025).",
    path: ['givenOn'],
  },
  ConsentNotNewest: {
    en: 'Something newer is known for this purpose: given later, or withdrawn since.',
    it: 'Per questa finalità risulta un dato più recente: un consenso successivo o una revoca.',
    path: ['givenOn'],
  },
  GuardianRequired: {
    en: 'For a minor, or whoever may be one, a guardian answers, who is recorded first.',
    it: 'Per chi è o può essere minorenne risponde il tutore, che va prima registrato.',
    path: ['givenBy'],
  },
  GuardianNotNeeded: {
    en: 'Adults answer for themselves.',
    it: 'Un adulto risponde per sé.',
    path: ['givenBy'],
  },
} satisfies Refusals<RecordConsentRefusal>;

export const withdrawConsentRefusals = {
  ConsentNotFound: {
    en: 'Your organisation has no such consent on a record in use.',
    it: 'Il tuo ente non ha questo consenso su una scheda in uso.',
    path: ['consentId'],
  },
  ConsentNotWithdrawable: {
    en: 'This rests on a public task or a legal obligation, not on consent: object by a data-subject request.',
    it: "Il trattamento non si basa sul consenso ma su un compito pubblico o un obbligo di legge: ci si oppone con una richiesta dell'interessato.",
    path: ['consentId'],
  },
  ConsentInFuture: {
    en: 'It cannot be withdrawn in the future.',
    it: 'La revoca non può avere una data futura.',
    path: ['withdrawnOn'],
  },
  ConsentWithdrawnTooEarly: {
    en: 'It cannot be withdrawn before it was given.',
    it: 'La revoca non può precedere il consenso.',
    path: ['withdrawnOn'],
  },
} satisfies Refusals<WithdrawConsentRefusal>;
