import type { Refusals } from '#shared/language/payload.ts';
import type { LiftLegalHoldRefusal } from './lift-legal-hold.ts';
import type { PlaceLegalHoldRefusal } from './place-legal-hold.ts';

export const placeLegalHoldRefusals = {
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record.',
    it: 'Il tuo ente non ha una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  LegalHoldEndsInPast: {
    en: 'The last day of a hold cannot be in the past.',
    it: 'L’ultimo giorno di un blocco non può essere passato.',
    path: ['endsOn'],
  },
  ErasureAlreadyRunning: {
    en: 'The record is being erased or is erased: there is nothing to hold.',
    it: 'La scheda è in corso di cancellazione o è cancellata: non c’è nulla da bloccare.',
    path: ['personRecordId'],
  },
} satisfies Refusals<PlaceLegalHoldRefusal>;

export const liftLegalHoldRefusals = {
  LegalHoldNotFound: {
    en: 'There is no such hold for you to lift.',
    it: 'Non c’è un blocco con questo identificativo che tu possa togliere.',
    path: ['legalHoldId'],
  },
} satisfies Refusals<LiftLegalHoldRefusal>;
