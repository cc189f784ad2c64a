import type { Refusals } from '#shared/language/payload.ts';
import type { ActOnCaseRefusal } from './act-on-case.ts';
import type { OpenCaseRefusal } from './open-case.ts';

const inFuture = {
  en: 'It cannot have happened in the future.',
  it: "L'evento non può avere una data futura.",
};

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
    CaseInFuture: { ...inFuture, path: [day] },
    CaseBeforeProgramme: {
      en: 'It cannot have happened before the programme began.',
      it: "L'evento non può precedere l'inizio del programma.",
      path: [day],
    },
  };
}

/** Of every case that is moved on; `id` is the field that names it. */
export function actOnCaseRefusals(id: string): Refusals<ActOnCaseRefusal> {
  return {
    CaseNotFound: {
      en: 'Your organisation has nothing with this id.',
      it: 'Il tuo ente non ha nulla con questo identificativo.',
      path: [id],
    },
    CaseChanged: {
      en: 'Somebody changed it since you read it: read it again.',
      it: 'Qualcuno ha fatto una modifica dopo la lettura: occorre rileggere.',
      path: ['version'],
    },
    CaseStateForbids: {
      en: 'Its state does not allow this.',
      it: 'Lo stato attuale non lo consente.',
      path: ['act'],
    },
    CaseInFuture: { ...inFuture, path: ['happenedOn'] },
    CaseTooEarly: {
      en: 'It cannot have happened before what happened last.',
      it: "L'evento non può precedere l'ultimo registrato.",
      path: ['happenedOn'],
    },
  };
}
