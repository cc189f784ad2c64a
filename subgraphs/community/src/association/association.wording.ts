import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { AdvanceAssociationRefusal } from './advance-association.ts';
import type { AssociationToldRefusal } from './association.ts';
import type { CorrectAssociationRefusal } from './correct-association.ts';
import type { DecideAssociationListingRefusal } from './decide-association-listing.ts';
import type { MapAssociationRefusal } from './map-association.ts';
import type { VerifyAssociationRefusal } from './verify-association.ts';

const told: Refusals<AssociationToldRefusal | 'RegisterEntryTaken'> = {
  AssociationNameMalformed: {
    en: 'A name has 1 to 200 characters, none of them a control character, and no space at its ends.',
    it: 'Il nome ha da 1 a 200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['name'],
  },
  CountryCodesMalformed: {
    en: 'Name each country once, by its ISTAT code of three digits.',
    it: 'Indicare ogni paese una volta, con il codice ISTAT di tre cifre.',
    path: ['countryCodes'],
  },
  LanguageCodesMalformed: {
    en: 'Name at least one language, each once, by its ISO 639-3 code of three letters.',
    it: 'Indicare almeno una lingua, ciascuna una volta, con il codice ISO 639-3 di tre lettere.',
    path: ['languageCodes'],
  },
  TerritoriesMalformed: {
    en: 'Name at least one comune by its ISTAT code or ambito by its own, as VEN_09, each once.',
    it: 'Indicare almeno un comune con il codice ISTAT o un ambito con il suo, come VEN_09, ciascuno una volta.',
    path: ['territories'],
  },
  FoundedInFuture: {
    en: 'It cannot have been founded in the future.',
    it: 'La fondazione non può avere una data futura.',
    path: ['foundedOn'],
  },
  MembersMalformed: {
    en: 'Members are 0 to 100000.',
    it: 'I soci sono da 0 a 100000.',
    path: ['members'],
  },
  YouthPercentMalformed: {
    en: 'Of a hundred members 0 to 100 are under 30.',
    it: 'Su cento soci, da 0 a 100 hanno meno di 30 anni.',
    path: ['youthPercent'],
  },
  RegisterEntryMalformed: {
    en: 'Name the register together with the number there, in 1 to 200 characters.',
    it: 'Indicare il registro insieme al numero di iscrizione, di 1-200 caratteri.',
    path: ['registerNumber'],
  },
  RegisterEntryTaken: {
    en: 'Another association has this entry in the register.',
    it: 'Un’altra associazione ha questa iscrizione nel registro.',
    path: ['registerNumber'],
  },
  AssociationInformal: {
    en: 'What is informal is in no register, and no organisation of the programme.',
    it: 'Un gruppo informale non è iscritto a un registro e non è un ente del programma.',
    path: ['informal'],
  },
};

const unrepresented = {
  en: 'No organisation acts for it: name the one that supports it.',
  it: 'Nessun ente agisce per l’associazione: indicare quello di appoggio.',
};

const unconsented = {
  en: 'It is for the organisation that acts for it to make it public.',
  it: 'Soltanto l’ente che agisce per l’associazione può renderla pubblica.',
  path: ['listed'],
};

export const mapAssociationRefusals: Refusals<MapAssociationRefusal> = {
  ...openUndertakingRefusals,
  ...told,
};

const act = actOnCaseRefusals('associationId');

export const advanceAssociationRefusals: Refusals<AdvanceAssociationRefusal> = {
  ...act,
  AssociationUnrepresented: { ...unrepresented, path: ['act'] },
};

export const verifyAssociationRefusals: Refusals<VerifyAssociationRefusal> = {
  ...act,
  RegisterEntryMalformed: told.RegisterEntryMalformed,
  RegisterEntryTaken: told.RegisterEntryTaken,
  CaseStateForbids: { ...act.CaseStateForbids, path: ['associationId'] },
  RegisterEntryMismatch: {
    en: 'The entry that was looked at is missing, or not the one that is known: correct that first.',
    it: 'L’iscrizione verificata manca o non è quella nota: va prima rettificata.',
    path: ['registerNumber'],
  },
  AssociationInformal: { ...told.AssociationInformal, path: ['register'] },
  AssociationUnrepresented: { ...unrepresented, path: ['supporterId'] },
};

export const correctAssociationRefusals: Refusals<CorrectAssociationRefusal> = {
  ...correctCaseRefusals('associationId'),
  ...told,
  AssociationConsentMissing: unconsented,
};

export const decideAssociationListingRefusals: Refusals<DecideAssociationListingRefusal> = {
  ...correctCaseRefusals('associationId'),
  AssociationConsentMissing: unconsented,
};
