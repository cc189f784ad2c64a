import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { AddPlaceHostRefusal } from './add-place-host.ts';
import type { AdvancePlaceRefusal } from './advance-place.ts';
import type { CorrectPlaceRefusal } from './correct-place.ts';
import type { EndPlaceHostRefusal } from './end-place-host.ts';
import type { PlaceToldRefusal } from './place.ts';
import type { ProposePlaceRefusal } from './propose-place.ts';

const periodMalformed = {
  en: 'The day on which it ends comes after the one on which it begins.',
  it: 'Il giorno in cui finisce segue quello in cui inizia.',
};

const told: Refusals<PlaceToldRefusal | 'TextsMalformed'> = {
  TextsMalformed: { ...textsMalformed, path: [] },
  PlaceAddressMalformed: {
    en: 'An address has 1 to 200 characters, none of them a control character, and no space at its ends; what is online has none.',
    it: 'L’indirizzo ha da 1 a 200 caratteri, senza caratteri di controllo e senza spazi alle estremità; ciò che è in rete non ne ha.',
    path: ['address'],
  },
  PlaceComuneMalformed: {
    en: 'Name the comune by its ISTAT code of six digits; what is online is in none.',
    it: 'Indicare il comune con il codice ISTAT di sei cifre; ciò che è in rete non è in alcun comune.',
    path: ['comuneCode'],
  },
  PlacePeriodMalformed: { ...periodMalformed, path: ['openUntil'] },
};

export const proposePlaceRefusals: Refusals<ProposePlaceRefusal> = {
  ...openUndertakingRefusals,
  ...told,
};

const act = actOnCaseRefusals('placeId');

export const advancePlaceRefusals: Refusals<AdvancePlaceRefusal> = {
  ...act,
  PlacePeriodMalformed: {
    en: 'It cannot close before it opened, nor on that day.',
    it: 'Non può chiudere prima di aver aperto, né quel giorno stesso.',
    path: ['happenedOn'],
  },
};

export const correctPlaceRefusals: Refusals<CorrectPlaceRefusal> = {
  ...correctCaseRefusals('placeId'),
  ...told,
};

export const addPlaceHostRefusals: Refusals<AddPlaceHostRefusal> = {
  CaseNotFound: act.CaseNotFound,
  CaseChanged: act.CaseChanged,
  CaseStateForbids: { ...act.CaseStateForbids, path: ['placeId'] },
  PartnerExited: { ...act.PartnerExited, path: ['hostsFrom'] },
  PlacePeriodMalformed: { ...periodMalformed, path: ['hostsUntil'] },
  PlaceHostTaken: {
    en: 'The organisation receives people there in that time already.',
    it: 'L’ente ospita già in quel luogo in quel periodo.',
    path: ['organisationId'],
  },
};

export const endPlaceHostRefusals: Refusals<EndPlaceHostRefusal> = {
  CaseNotFound: act.CaseNotFound,
  CaseChanged: act.CaseChanged,
  PartnerExited: { ...act.PartnerExited, path: ['hostsUntil'] },
  PlacePeriodMalformed: { ...periodMalformed, path: ['hostsUntil'] },
  PlaceHostNotFound: {
    en: 'The organisation does not receive people there, or its last day is known already.',
    it: 'L’ente non ospita in quel luogo, o il suo ultimo giorno è già noto.',
    path: ['organisationId'],
  },
};
