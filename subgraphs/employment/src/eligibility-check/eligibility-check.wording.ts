import type { Refusals } from '#shared/language/payload.ts';
import type { CheckEligibilityRefusal } from './check-eligibility.ts';

export const checkEligibilityRefusals = {
  PersonRecordNotFound: {
    en: 'Your organisation has no such person record in use.',
    it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
    path: ['personRecordId'],
  },
  EligibilityInFuture: {
    en: 'Nobody can be checked for a day to come.',
    it: 'Non si può verificare una data futura.',
    path: ['on'],
  },
} satisfies Refusals<CheckEligibilityRefusal>;
