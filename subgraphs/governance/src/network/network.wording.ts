import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectNetworkRefusal } from './correct-network.ts';
import type { ExtendNetworkRefusal } from './extend-network.ts';
import type { NarrowNetworkRefusal } from './narrow-network.ts';
import type { NetworkToldRefusal } from './network.ts';
import type { OpenNetworkRefusal } from './open-network.ts';

const told: Refusals<NetworkToldRefusal> = {
  NetworkNameMalformed: {
    en: 'A name has 1 to 200 characters in each language, none of them a control character, and no space at its ends.',
    it: 'Il nome ha da 1 a 200 caratteri in ogni lingua, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['nameIt'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['purposeIt'] },
  PredecessorMalformed: {
    en: 'A network that was carried over has the name it had there, in 1 to 200 characters; another has none.',
    it: 'Una rete ripresa da un altro programma ha il nome che aveva, di 1-200 caratteri; le altre non ne hanno.',
    path: ['predecessorName'],
  },
};

const territoryNotFound = {
  en: 'There is no territory of this level with this code on that day.',
  it: 'In quel giorno nessun territorio di questo livello ha questo codice.',
};

export const openNetworkRefusals: Refusals<OpenNetworkRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  TerritoryNotFound: { ...territoryNotFound, path: ['territories'] },
};

const act = actOnCaseRefusals('networkId');

export const advanceNetworkRefusals = act;

export const correctNetworkRefusals: Refusals<CorrectNetworkRefusal> = {
  ...correctCaseRefusals('networkId'),
  ...told,
};

export const networkDissolved = {
  en: 'The network has been dissolved.',
  it: 'La rete è stata sciolta.',
  path: ['networkId'],
};

export const extendNetworkRefusals: Refusals<ExtendNetworkRefusal> = {
  ...act,
  CaseStateForbids: networkDissolved,
  PartnerExited: { ...act.PartnerExited, path: ['validFrom'] },
  CaseInFuture: { ...act.CaseInFuture, path: ['validFrom'] },
  CaseTooEarly: {
    en: 'A territory is covered once the network was opened, and anew from the day on which it no longer was.',
    it: 'Un territorio è coperto dopo l’apertura della rete, e di nuovo dal giorno in cui non lo era più.',
    path: ['validFrom'],
  },
  TerritoryNotFound: { ...territoryNotFound, path: ['territory'] },
  TerritoryAlreadyCovered: {
    en: 'The network covers this territory already.',
    it: 'La rete copre già questo territorio.',
    path: ['territory'],
  },
};

export const narrowNetworkRefusals: Refusals<NarrowNetworkRefusal> = {
  ...act,
  CaseStateForbids: networkDissolved,
  PartnerExited: { ...act.PartnerExited, path: ['validTo'] },
  CaseInFuture: { ...act.CaseInFuture, path: ['validTo'] },
  CaseTooEarly: {
    en: 'A territory is covered for a day at least.',
    it: 'Un territorio è coperto per almeno un giorno.',
    path: ['validTo'],
  },
  TerritoryNotCovered: {
    en: 'The network does not cover this territory.',
    it: 'La rete non copre questo territorio.',
    path: ['territory'],
  },
};
