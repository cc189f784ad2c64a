import type { Refusals } from '#shared/language/payload.ts';
import type { AdvanceResidenceTitleRefusal } from './advance-residence-title.ts';
import type { RecordResidenceTitleRefusal } from './record-residence-title.ts';

const dated = {
  ResidenceTitleExpiryMissing: {
    en: 'A permit that is held has a real expiry.',
    it: 'Un permesso in corso ha una scadenza reale.',
    path: ['expiresOn'],
  },
  ResidenceTitleInFuture: {
    en: 'It cannot have happened in the future.',
    it: "L'evento non può avere una data futura.",
    path: ['happenedOn'],
  },
};

export const recordResidenceTitleRefusals = {
  ...dated,
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record in use.',
    it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  ResidenceTitleStatusMissing: {
    en: 'Say the status: it does not follow from this expiry.',
    it: 'Indicare lo stato: non si ricava da questa scadenza.',
    path: ['status'],
  },
  ResidenceTitleStatusDerived: {
    en: 'EXPIRING and EXPIRED follow from the day: record it as HELD with its expiry.',
    it: 'EXPIRING ed EXPIRED si ricavano dalla data: va registrato come HELD con la scadenza.',
    path: ['status'],
  },
} satisfies Refusals<RecordResidenceTitleRefusal>;

export const advanceResidenceTitleRefusals = {
  ...dated,
  ResidenceTitleNotFound: {
    en: 'Your organisation has no such residence title on a record in use.',
    it: 'Il tuo ente non ha questo titolo di soggiorno su una scheda in uso.',
    path: ['residenceTitleId'],
  },
  ResidenceTitleChanged: {
    en: 'Somebody changed the title since you read it: read it again.',
    it: 'Il titolo è cambiato dopo la lettura: va riletto.',
    path: ['version'],
  },
  ResidenceTitleStatusForbids: {
    en: 'The status of the title does not allow this.',
    it: 'Lo stato del titolo non lo consente.',
    path: ['act'],
  },
  ResidenceTitleTooEarly: {
    en: 'It cannot have happened before what happened last.',
    it: "L'evento non può precedere l'ultimo registrato.",
    path: ['happenedOn'],
  },
} satisfies Refusals<AdvanceResidenceTitleRefusal>;
