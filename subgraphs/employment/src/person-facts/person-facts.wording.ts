import type { Refusals } from '#shared/language/payload.ts';
import { externalRefRefusals } from '#shared/undertaking/case-step.wording.ts';
import type { PlacesRefusal } from '../governance-place/governance-place.ts';
import type { FactsRefusal } from './check-facts.ts';
import type { CorrectPersonRecordRefusal } from './correct-person-record.ts';
import type { EnterPersonRecordRefusal } from './enter-person-record.ts';

export const factsRefusals = {
  NameMissing: {
    en: 'A record needs a name: given name, family name or the name as the document has it.',
    it: 'La scheda richiede un nome: nome, cognome o il nome come nel documento.',
    path: ['facts', 'familyName'],
  },
  NameTooLong: {
    en: 'A name has at most 200 characters.',
    it: 'Un nome ha al massimo 200 caratteri.',
    path: ['facts'],
  },
  BirthDateInFuture: {
    en: 'A birth date cannot be in the future.',
    it: 'La data di nascita non può essere futura.',
    path: ['facts', 'birthDate'],
  },
  BirthDateTooEarly: {
    en: 'A birth date cannot be before 1905; leave it out where it is not known.',
    it: 'La data di nascita non può precedere il 1905; se non è nota va omessa.',
    path: ['facts', 'birthDate'],
  },
  CountryCodeMalformed: {
    en: 'Countries are given by their ISTAT code of three digits, ceased ones without one as Z135.',
    it: 'Gli Stati si indicano con il codice ISTAT di tre cifre, quelli cessati che non lo hanno come Z135.',
    path: ['facts', 'citizenshipCodes'],
  },
  ComuneCodeMalformed: {
    en: 'Comuni are given by their ISTAT code of six digits.',
    it: 'I comuni si indicano con il codice ISTAT di sei cifre.',
    path: ['facts', 'residenceCode'],
  },
  BirthComuneAbroad: {
    en: 'Only who was born in Italy was born in a comune.',
    it: 'Il comune di nascita vale solo per chi è nato in Italia.',
    path: ['facts', 'birthComuneCode'],
  },
  LanguageMalformed: {
    en: 'A language is given by its ISO 639-3 code of three letters.',
    it: 'La lingua si indica con il codice ISO 639-3 di tre lettere.',
    path: ['facts', 'language'],
  },
  EmailMalformed: {
    en: 'This is not an e-mail address.',
    it: "L'indirizzo e-mail non è valido.",
    path: ['facts', 'email'],
  },
  PhoneMalformed: {
    en: 'A phone number has 5 to 15 digits, with or without + and country code.',
    it: 'Un numero di telefono ha da 5 a 15 cifre, con o senza + e prefisso internazionale.',
    path: ['facts', 'phone'],
  },
  GuardianNameMissing: {
    en: 'A guardian needs a name.',
    it: 'Il tutore richiede un nome.',
    path: ['facts', 'guardian', 'name'],
  },
} satisfies Refusals<FactsRefusal>;

const placesRefusals = {
  CitizenshipUnknown: {
    en: 'No country, nor anything that stands for a citizenship, has this code.',
    it: 'Nessuno Stato, né altro che valga come cittadinanza, ha questo codice.',
    path: ['facts', 'citizenshipCodes'],
  },
  CitizenshipNotInForce: {
    en: 'This state was not there in that period; until further notice, name the one of today.',
    it: 'Questo Stato non esisteva nel periodo indicato; per oggi va indicato quello attuale.',
    path: ['facts', 'citizenshipCodes'],
  },
  BirthPlaceUnknown: {
    en: 'No country or comune in which somebody can be born ever had this code.',
    it: 'Nessuno Stato o comune di nascita ha o ha avuto questo codice.',
    path: ['facts', 'birthCountryCode'],
  },
  ComuneUnknown: {
    en: 'No comune ever had this code.',
    it: 'Nessun comune ha o ha avuto questo codice.',
    path: ['facts', 'residenceCode'],
  },
  ComuneNotInForce: {
    en: 'This comune was not there in that period; until further notice, name the one of today.',
    it: 'Questo comune non esisteva nel periodo indicato; per oggi va indicato quello attuale.',
    path: ['facts', 'residenceCode'],
  },
} satisfies Refusals<PlacesRefusal>;

export const enterPersonRecordRefusals = {
  ...factsRefusals,
  ...placesRefusals,
  AccessPointNotFound: {
    en: 'You do not work at such an access point.',
    it: 'Non risulta un tuo punto di accesso con questo identificativo.',
    path: ['accessPointId'],
  },
  AccessPointNotOpen: {
    en: 'The access point is not open.',
    it: 'Il punto di accesso non è aperto.',
    path: ['accessPointId'],
  },
  ...externalRefRefusals,
} satisfies Refusals<EnterPersonRecordRefusal>;

export const correctPersonRecordRefusals = {
  ...factsRefusals,
  ...placesRefusals,
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record in use.',
    it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  PersonRecordChanged: {
    en: 'Somebody changed the record since you read it: read it again.',
    it: 'La scheda è cambiata dopo la lettura: va riletta.',
    path: ['version'],
  },
  FactsInFuture: {
    en: 'What is true is said of days up to today.',
    it: 'I dati si riferiscono a giorni fino a oggi.',
    path: ['validFrom'],
  },
  FactsPeriodEmpty: {
    en: 'The period ends before it begins.',
    it: 'Il periodo termina prima di iniziare.',
    path: ['validTo'],
  },
} satisfies Refusals<CorrectPersonRecordRefusal>;
