import type { Refusals } from '#shared/language/payload.ts';
import type { AdvanceDataSubjectRequestRefusal } from './advance-data-subject-request.ts';
import type { ReceiveDataSubjectRequestRefusal } from './receive-data-subject-request.ts';

const inFuture = {
  en: 'The day cannot be in the future.',
  it: 'La data non può essere futura.',
};

export const receiveDataSubjectRequestRefusals = {
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record.',
    it: 'Il tuo ente non ha una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  DataSubjectRequestInFuture: { ...inFuture, path: ['receivedOn'] },
} satisfies Refusals<ReceiveDataSubjectRequestRefusal>;

export const advanceDataSubjectRequestRefusals = {
  DataSubjectRequestNotFound: {
    en: 'Your organisation has received no such request.',
    it: 'Il tuo ente non ha ricevuto questa richiesta.',
    path: ['dataSubjectRequestId'],
  },
  DataSubjectRequestChanged: {
    en: 'Somebody changed the request since you read it: read it again.',
    it: 'La richiesta è cambiata dopo la lettura: va riletta.',
    path: ['version'],
  },
  DataSubjectRequestStateForbids: {
    en: 'The state of the request does not allow this.',
    it: 'Lo stato della richiesta non lo consente.',
    path: ['act'],
  },
  DataSubjectRequestInFuture: { ...inFuture, path: ['happenedOn'] },
  DataSubjectRequestTooEarly: {
    en: 'It cannot have happened before the request was received.',
    it: "L'atto non può precedere la ricezione.",
    path: ['happenedOn'],
  },
  DataSubjectRequestReasonMissing: {
    en: 'What is refused or done in part has a reason.',
    it: 'Un rifiuto o un accoglimento parziale richiede un motivo.',
    path: ['reason'],
  },
  DataSubjectRequestExtendedTooLate: {
    en: 'An extension is told to the person within the first month.',
    it: 'La proroga va comunicata entro il primo mese.',
    path: ['happenedOn'],
  },
} satisfies Refusals<AdvanceDataSubjectRequestRefusal>;
