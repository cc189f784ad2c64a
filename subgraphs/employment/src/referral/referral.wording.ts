import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, wordsMalformed } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { AcceptReferralRefusal } from './accept-referral.ts';
import type { ActOnReferralRefusal } from './act-on-referral.ts';
import type { SendReferralRefusal } from './send-referral.ts';

export const sendReferralRefusals: Refusals<SendReferralRefusal> = {
  ...openCaseRefusals('sentOn'),
  WordsMalformed: { ...wordsMalformed, path: ['requestedService'] },
  ReceiverNotFound: {
    en: 'No organisation with this id has an open access point.',
    it: 'Nessun ente con questo identificativo ha un punto di accesso aperto.',
    path: ['receiverId'],
  },
  ReceiverAccessPointNotFound: {
    en: 'The receiver has no such open access point.',
    it: 'L’ente destinatario non ha questo punto di accesso aperto.',
    path: ['receiverAccessPointId'],
  },
  ReferralToOneself: {
    en: 'A referral goes to another organisation.',
    it: 'Un invio va a un altro ente.',
    path: ['receiverId'],
  },
  NamesNotShared: {
    en: 'A referral shares at least the names: nobody can be met who has none.',
    it: 'Un invio condivide almeno i nomi: non si può incontrare chi non ne ha.',
    path: ['sharedFacts'],
  },
  ReferralExpiresInPast: {
    en: 'Its last day has passed already, or comes before it is sent.',
    it: 'L’ultimo giorno è già trascorso o precede l’invio.',
    path: ['expiresOn'],
  },
  SharingNotConsented: {
    en: 'The person has not agreed to optional sharing, or agrees no longer.',
    it: 'La persona non ha dato il consenso alla condivisione facoltativa, o lo ha revocato.',
    path: ['personRecordId'],
  },
};

export const actOnReferralRefusals: Refusals<ActOnReferralRefusal> = {
  ...actOnCaseRefusals('referralId'),
  CaseNotFound: {
    en: 'Your organisation has neither sent nor received such a referral.',
    it: 'Il tuo ente non ha inviato né ricevuto un invio con questo identificativo.',
    path: ['referralId'],
  },
  ReferralActOfOtherSide: {
    en: 'This act is of the other side: the sender withdraws, whom it was sent to does everything else.',
    it: 'L’atto spetta all’altra parte: il mittente ritira, il destinatario compie tutti gli altri.',
    path: ['act'],
  },
};

const ofAct = (referral: Refusals<ActOnReferralRefusal>): Refusals<ActOnReferralRefusal> => ({
  ...referral,
  // These acts have no field of that name: it is the referral that does not allow them.
  CaseStateForbids: { ...referral.CaseStateForbids, path: ['referralId'] },
  ReferralActOfOtherSide: { ...referral.ReferralActOfOtherSide, path: ['referralId'] },
});

export const declineReferralRefusals = ofAct(actOnReferralRefusals);

const { AccessPointNotFound, AccessPointNotOpen } = openCaseRefusals('happenedOn');

export const acceptReferralRefusals: Refusals<AcceptReferralRefusal> = {
  ...ofAct(actOnReferralRefusals),
  AccessPointNotFound,
  AccessPointNotOpen,
  SharingEnded: {
    en: 'Nothing is shared any more: there is nobody to make a record of.',
    it: 'Non è più condiviso nulla: non c’è una persona di cui aprire la scheda.',
    path: ['referralId'],
  },
};
