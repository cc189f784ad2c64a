import type { Refusals } from '#shared/language/payload.ts';
import type { RecordParticipationRefusal } from './record-participation.ts';

export const recordRefusals = {
  ParticipationNeedsOneSubject: {
    en: 'A participation is of one person record or of a head-count: give exactly one of them.',
    it: 'La partecipazione riguarda una scheda o un conteggio: va indicato uno solo dei due.',
    path: ['personRecordId'],
  },
  HeadCountInvalid: {
    en: 'A head-count takes 0 to 100,000 of each, and at least one person in all.',
    it: 'Il conteggio va da 0 a 100.000 per voce, con almeno una persona in tutto.',
    path: ['headCount'],
  },
  ParticipationInFuture: {
    en: 'A participation cannot be recorded ahead of time.',
    it: 'La partecipazione non può avere una data futura.',
    path: ['occurredOn'],
  },
  MicroInterventionNotFound: {
    en: 'Your organisation has no such micro-intervention.',
    it: 'Il tuo ente non ha questo microintervento.',
    path: ['microInterventionId'],
  },
  MicroInterventionNotRunning: {
    en: 'The micro-intervention has not started, or is completed or stopped.',
    it: 'Il microintervento non è iniziato, oppure è concluso o interrotto.',
    path: ['microInterventionId'],
  },
  ParticipationOutsideIntervention: {
    en: 'The micro-intervention does not take place on this day.',
    it: 'Il microintervento non si svolge in questa data.',
    path: ['occurredOn'],
  },
  PersonRecordUnknown: {
    en: 'There is no such person record: enter the person in employment first.',
    it: "La scheda indicata non esiste: la persona va prima inserita nell'ambito lavoro.",
    path: ['personRecordId'],
  },
  ParticipationAlreadyRecorded: {
    en: 'This person record already has a participation in this micro-intervention on this day.',
    it: 'Per questa scheda la partecipazione al microintervento in questa data è già registrata.',
    path: ['personRecordId'],
  },
} satisfies Refusals<RecordParticipationRefusal>;
