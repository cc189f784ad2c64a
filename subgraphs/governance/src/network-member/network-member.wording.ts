import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { inviteRefusals } from '../membership/membership.wording.ts';
import { networkDissolved } from '../network/network.wording.ts';
import type { AddNetworkMemberRefusal } from './add-network-member.ts';
import type { EndNetworkMemberRefusal } from './end-network-member.ts';

const coordinatorIsConvener = {
  en: 'The convening partner coordinates, nobody else, and as long as the network is there.',
  it: 'A coordinare è il soggetto promotore, nessun altro, e finché esiste la rete.',
};

const inNetwork = actOnCaseRefusals('networkId');

export const addNetworkMemberRefusals: Refusals<AddNetworkMemberRefusal> = {
  CaseNotFound: inNetwork.CaseNotFound,
  CaseStateForbids: networkDissolved,
  PartnerExited: { ...inNetwork.PartnerExited, path: ['joinedOn'] },
  CaseInFuture: { ...inNetwork.CaseInFuture, path: ['joinedOn'] },
  CaseTooEarly: {
    en: 'An organisation joins once the network was opened, and anew from the day on which it left.',
    it: 'Un ente entra dopo l’apertura della rete, e di nuovo dal giorno in cui ne era uscito.',
    path: ['joinedOn'],
  },
  OrganisationNotFound: inviteRefusals.OrganisationNotFound,
  MemberLeftProgramme: {
    en: 'That organisation had left the programme by then.',
    it: 'A quella data l’ente era uscito dal programma.',
    path: ['joinedOn'],
  },
  AlreadyInNetwork: {
    en: 'That organisation is in the network already.',
    it: 'L’ente fa già parte della rete.',
    path: ['organisationId'],
  },
  CoordinatorIsConvener: { ...coordinatorIsConvener, path: ['role'] },
};

const ofMember = actOnCaseRefusals('networkMemberId');

export const endNetworkMemberRefusals: Refusals<EndNetworkMemberRefusal> = {
  CaseNotFound: ofMember.CaseNotFound,
  CaseChanged: ofMember.CaseChanged,
  CaseInFuture: { ...ofMember.CaseInFuture, path: ['leftOn'] },
  CaseTooEarly: {
    en: 'Whoever joins a network is in it for a day at least.',
    it: 'Chi entra in una rete ne fa parte per almeno un giorno.',
    path: ['leftOn'],
  },
  NetworkMemberEnded: {
    en: 'That organisation has left the network already.',
    it: 'L’ente è già uscito dalla rete.',
    path: ['networkMemberId'],
  },
  CoordinatorIsConvener: { ...coordinatorIsConvener, path: ['networkMemberId'] },
};
