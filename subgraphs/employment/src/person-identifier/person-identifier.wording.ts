import type { Refusals } from '#shared/language/payload.ts';
import type { AddIdentifierRefusal } from './add-identifier.ts';
import type { ActOnIdentifierRefusal, IdentifierRefusal } from './person-identifier.ts';

/** `field` is the input field that holds the identifier. */
export function identifierRefusals(field: string): Refusals<IdentifierRefusal> {
  return {
    CodiceFiscaleMalformed: {
      en: 'This is no codice fiscale of this type: 16 characters, or 11 digits while provisional.',
      it: 'Il codice fiscale non è di questo tipo: 16 caratteri, o 11 cifre se provvisorio.',
      path: [field, 'value'],
    },
    CodiceFiscaleCheckFailed: {
      en: 'The last character of the codice fiscale does not fit the others: one of them is wrong.',
      it: "L'ultimo carattere del codice fiscale non corrisponde agli altri: uno è errato.",
      path: [field, 'value'],
    },
    IdentifierMalformed: {
      en: 'The number cannot be one of this type.',
      it: 'Il numero non può essere di questo tipo.',
      path: [field, 'value'],
    },
    IdentifierPeriodEmpty: {
      en: 'The period ends before it begins.',
      it: 'Il periodo termina prima di iniziare.',
      path: [field, 'validTo'],
    },
    IdentifierInFuture: {
      en: 'An identifier holds from a day up to today.',
      it: "L'identificativo vale da un giorno non futuro.",
      path: [field, 'validFrom'],
    },
  };
}

export const addIdentifierRefusals = {
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record in use.',
    it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  ...identifierRefusals('identifier'),
} satisfies Refusals<AddIdentifierRefusal>;

/** `day` is the input field that dates the act. */
export function actOnIdentifierRefusals(
  day: string,
): Refusals<ActOnIdentifierRefusal | 'IdentifierNotFound'> {
  return {
    IdentifierNotFound: {
      en: 'Your organisation has no such identifier on a record in use.',
      it: 'Il tuo ente non ha questo identificativo su una scheda in uso.',
      path: ['identifierId'],
    },
    IdentifierChanged: {
      en: 'Somebody changed the identifier since you read it: read it again.',
      it: "L'identificativo è cambiato dopo la lettura: va riletto.",
      path: ['version'],
    },
    IdentifierStateForbids: {
      en: 'The state of the identifier does not allow this.',
      it: "Lo stato dell'identificativo non lo consente.",
      path: ['identifierId'],
    },
    IdentifierInFuture: {
      en: 'The day cannot be in the future.',
      it: 'La data non può essere futura.',
      path: [day],
    },
    IdentifierPeriodEmpty: {
      en: 'It cannot end before it begins.',
      it: 'Non può terminare prima di iniziare.',
      path: [day],
    },
  };
}
