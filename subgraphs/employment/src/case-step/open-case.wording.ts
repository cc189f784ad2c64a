import type { Refusals } from '#shared/language/payload.ts';
import {
  externalRefRefusals,
  inFuture,
  partnerExited,
} from '#shared/undertaking/case-step.wording.ts';
import type { OpenCaseRefusal } from './open-case.ts';

/** Of every case that is opened; the days are named as the input names them. */
export function openCaseRefusals(day: string): Refusals<OpenCaseRefusal> {
  return {
    PersonRecordNotFound: {
      en: 'Your organisation has no such person record in use.',
      it: 'Il tuo ente non ha in uso una scheda persona con questo identificativo.',
      path: ['personRecordId'],
    },
    AccessPointNotFound: {
      en: 'Your organisation has no such access point.',
      it: 'Il tuo ente non ha questo punto di accesso.',
      path: ['accessPointId'],
    },
    AccessPointNotOpen: {
      en: 'The access point was not open on that day.',
      it: 'In quel giorno il punto di accesso non era aperto.',
      path: ['accessPointId'],
    },
    ...externalRefRefusals,
    PartnerExited: { ...partnerExited, path: [day] },
    CaseInFuture: { ...inFuture, path: [day] },
    CaseBeforeProgramme: {
      en: 'It cannot have happened before the programme began.',
      it: "L'evento non può precedere l'inizio del programma.",
      path: [day],
    },
  };
}
