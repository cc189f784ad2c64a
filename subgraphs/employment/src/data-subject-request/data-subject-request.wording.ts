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
  DataSubjectRequestTooEarly: {
    en: 'No request can be older than the programme, which began on 1 March 2025.',
    it: 'Nessuna richiesta può precedere il programma, iniziato il 1° marzo 2025.',
    path: ['receivedOn'],
  },
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
    en: 'It cannot have happened before what was done last, or before the request was received.',
    it: "L'atto non può precedere quello precedente né la ricezione.",
    path: ['happenedOn'],
  },
  DataSubjectRequestReasonMissing: {
    en: 'What is refused, done in part or delayed has a reason that fits it; nothing else has one.',
    it: 'Un rifiuto, un accoglimento parziale o una proroga richiede un motivo che vi corrisponda; gli altri atti nessuno.',
    path: ['reason'],
  },
  DataSubjectRequestExtendedTooLate: {
    en: 'An extension is told to the person within the first month.',
    it: 'La proroga va comunicata entro il primo mese.',
    path: ['happenedOn'],
  },
} satisfies Refusals<AdvanceDataSubjectRequestRefusal>;
