import type { Context } from '#shared/context.ts';
import { type Refusals, toPayload } from '#shared/language/payload.ts';
import { type Result, refuse } from '#shared/result.ts';
import { externalRefRefusals, partnerExited } from '#shared/undertaking/case-step.wording.ts';
import type { CancelParticipationRefusal } from './cancel-participation.ts';
import type { CompleteParticipationRefusal } from './complete-participation.ts';
import type { Confirmation, ConfirmParticipationsRefusal } from './confirm-participations.ts';
import type { ExpectParticipationRefusal } from './expect-participation.ts';
import type { RecordParticipationRefusal } from './record-participation.ts';
import type { ReviseRefusal } from './revise-participation.ts';

export const recordRefusals = {
  ...externalRefRefusals,
  PartnerExited: { ...partnerExited, path: ['occurredOn'] },
  ParticipationNeedsOneActivity: {
    en: 'A participation is in one activity: give a micro-intervention, an event or a sport action.',
    it: "La partecipazione riguarda una sola attività: va indicato un microintervento, un evento o un'azione sportiva.",
    path: ['microInterventionId'],
  },
  ParticipationAwaitsOnePerson: {
    en: 'Exactly one person is counted while their record is awaited.',
    it: 'In attesa della scheda si conta una persona sola.',
    path: ['headCount'],
  },
  CommunityActivityNotFound: {
    en: 'Your organisation has no such activity.',
    it: 'Il tuo ente non ha questa attività.',
    path: ['communityEventId'],
  },
  CommunityActivityNotOpen: {
    en: 'Nobody can be added now: a sport action has to be running, an event published and not yet counted.',
    it: "Non si possono aggiungere presenze: l'azione sportiva deve essere in corso, l'evento pubblicato e non ancora conteggiato.",
    path: ['communityEventId'],
  },
  ParticipationOutsideActivity: {
    en: 'The activity does not take place on this day.',
    it: "L'attività non si svolge in questa data.",
    path: ['occurredOn'],
  },
  HeadCountCellsInvalid: {
    en: 'Cells take 1 to 100,000 people, each combination once, and add up to the numbers by sex.',
    it: 'Le caselle vanno da 1 a 100.000 persone, ogni combinazione una volta sola, e la somma corrisponde ai totali per sesso.',
    path: ['headCount', 'cells'],
  },
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
    en: 'This person record already has a participation in this activity on this day.',
    it: "Per questa scheda la partecipazione all'attività in questa data è già registrata.",
    path: ['personRecordId'],
  },
} satisfies Refusals<RecordParticipationRefusal>;

export const expectRefusals = {
  ...externalRefRefusals,
  PartnerExited: { ...partnerExited, path: ['occurredOn'] },
  ParticipationNeedsOneActivity: recordRefusals.ParticipationNeedsOneActivity,
  MicroInterventionNotFound: recordRefusals.MicroInterventionNotFound,
  MicroInterventionNotRunning: {
    en: 'The micro-intervention is completed or stopped.',
    it: 'Il microintervento è concluso o interrotto.',
    path: ['microInterventionId'],
  },
  CommunityActivityNotFound: recordRefusals.CommunityActivityNotFound,
  CommunityActivityNotOpen: {
    en: 'Nobody can sign up now: a sport action has to be planned or running, an event published and not yet held.',
    it: "Non ci si può iscrivere: l'azione sportiva deve essere pianificata o in corso, l'evento pubblicato e non ancora svolto.",
    path: ['communityEventId'],
  },
  ParticipationInPast: {
    en: 'The day is over: record whoever came.',
    it: 'La data è passata: va registrata la presenza di chi è venuto.',
    path: ['occurredOn'],
  },
  ParticipationOutsideIntervention: recordRefusals.ParticipationOutsideIntervention,
  ParticipationOutsideActivity: recordRefusals.ParticipationOutsideActivity,
  ParticipationAlreadyRecorded: recordRefusals.ParticipationAlreadyRecorded,
  PersonRecordUnknown: recordRefusals.PersonRecordUnknown,
} satisfies Refusals<ExpectParticipationRefusal>;

const notFound = {
  en: 'Your organisation has recorded no such participation in this activity.',
  it: 'Il tuo ente non ha registrato questa partecipazione.',
};

const stateForbids = {
  en: 'The participation is cancelled.',
  it: 'La partecipazione è annullata.',
};

const changed = {
  en: 'The participation was changed meanwhile: read it again.',
  it: 'La partecipazione è stata modificata nel frattempo: va riletta.',
};

const confirmRefusals = {
  ParticipationsTooMany: {
    en: 'Confirm 1 to 500 participations at once.',
    it: 'Si confermano da 1 a 500 partecipazioni alla volta.',
    path: ['participationIds'],
  },
  ParticipationNotFound: { ...notFound, path: ['participationIds'] },
  ParticipationStateForbids: { ...stateForbids, path: ['participationIds'] },
  PartnerExited: { ...partnerExited, path: ['participationIds'] },
  ParticipationInFuture: {
    en: 'Its day has not come: nobody can have taken part yet.',
    it: 'La data non è ancora arrivata: nessuno può aver già partecipato.',
    path: ['participationIds'],
  },
} satisfies Refusals<ConfirmParticipationsRefusal>;

/** As `toPayload`, with an error for each that was refused; its path ends with its place in the list. */
export function toConfirmation(
  context: Pick<Context, 'language'>,
  result: Result<Confirmation, 'ParticipationsTooMany'>,
) {
  const { participations, refused } = result.ok ? result.value : nothing;
  const whole = result.ok ? [] : [{ refusal: result.refusal, place: [] }];
  const each = refused.map(({ index, refusal }) => ({ refusal, place: [String(index)] }));
  const errors = [...whole, ...each].flatMap(({ refusal, place }) => {
    const payload = toPayload(context, 'participations', refuse(refusal), confirmRefusals);
    return payload.errors.map((error) => ({ ...error, path: [...error.path, ...place] }));
  });
  return { participations, errors };
}

const nothing: Confirmation = { participations: null, refused: [] };

export const cancelRefusals = {
  ParticipationNotFound: { ...notFound, path: ['participationId'] },
  ParticipationChanged: { ...changed, path: ['version'] },
  ParticipationStateForbids: { ...stateForbids, path: ['participationId'] },
} satisfies Refusals<CancelParticipationRefusal>;

/** Of what is there already, under the name that an import gives. */
export const reviseRefusals = {
  ParticipationNotFound: cancelRefusals.ParticipationNotFound,
  ParticipationStateForbids: cancelRefusals.ParticipationStateForbids,
  ParticipationOfOtherKind: {
    en: 'A person stays a person and a head-count a head-count: cancel this one and give the new one another name.',
    it: 'Una persona resta una persona e un conteggio un conteggio: questa partecipazione va annullata e quella nuova registrata con un altro riferimento.',
    path: ['participationId'],
  },
} satisfies Refusals<Exclude<ReviseRefusal, RecordParticipationRefusal>>;

export const completeRefusals = {
  ParticipationNotFound: { ...notFound, path: ['participationId'] },
  ParticipationChanged: { ...changed, path: ['version'] },
  ParticipationNotPending: {
    en: 'The participation waits for no record.',
    it: 'La partecipazione non è in attesa di una scheda.',
    path: ['participationId'],
  },
  PartnerExited: { ...partnerExited, path: ['participationId'] },
  PersonRecordUnknown: recordRefusals.PersonRecordUnknown,
  ParticipationAlreadyRecorded: recordRefusals.ParticipationAlreadyRecorded,
} satisfies Refusals<CompleteParticipationRefusal>;
