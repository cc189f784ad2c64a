import type { Refusals } from '#shared/language/payload.ts';
import type { DecideErasureRefusal } from './decide-erasure.ts';
import type { RequestErasureRefusal } from './request-erasure.ts';
import type { RequestPersonErasureRefusal } from './request-person-erasure.ts';

const unfounded = {
  en: 'This ground needs a request to be erased about the record, in progress; the others need none.',
  it: 'Questo motivo richiede una richiesta di cancellazione sulla scheda, in corso; gli altri nessuna.',
  path: ['ground'],
};

export const requestErasureRefusals = {
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record.',
    it: 'Il tuo ente non ha una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  ErasureGroundUnfounded: unfounded,
} satisfies Refusals<RequestErasureRefusal>;

export const requestPersonErasureRefusals = {
  PersonNotFound: {
    en: 'There is no such person whose erasure you may ask for.',
    it: 'Non c’è una persona con questo identificativo di cui tu possa chiedere la cancellazione.',
    path: ['personId'],
  },
  ErasureGroundUnfounded: unfounded,
} satisfies Refusals<RequestPersonErasureRefusal>;

export const decideErasureRefusals = {
  ErasureNotFound: {
    en: 'There is no such erasure for you to decide.',
    it: 'Non c’è una cancellazione con questo identificativo che tu possa decidere.',
    path: ['erasureId'],
  },
  ErasureChanged: {
    en: 'Something happened to the erasure since you read it: read it again.',
    it: 'La cancellazione è cambiata dopo la lettura: va riletta.',
    path: ['version'],
  },
  ErasureStateForbids: {
    en: 'The state of the erasure does not allow this.',
    it: 'Lo stato della cancellazione non lo consente.',
    path: ['decision'],
  },
} satisfies Refusals<DecideErasureRefusal>;
