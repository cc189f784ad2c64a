import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { associationNotFound } from '../association/find-acted-for.wording.ts';
import { activityTooEarly, attendedOutside } from '../micro-intervention/activity-days.wording.ts';
import { placeNotOpen } from '../place/check-open.wording.ts';
import type { AdvanceCommunityEventRefusal } from './advance-community-event.ts';
import type { EventToldRefusal } from './community-event.ts';
import type { CorrectCommunityEventRefusal } from './correct-community-event.ts';
import type { PlanCommunityEventRefusal } from './plan-community-event.ts';

const told: Refusals<EventToldRefusal | 'TextsMalformed' | 'PlaceNotOpen'> = {
  TextsMalformed: { ...textsMalformed, path: [] },
  EventBeforeProgramme: {
    en: 'No event is held before the programme began.',
    it: 'Nessun evento si tiene prima dell’inizio del programma.',
    path: ['heldOn'],
  },
  EventTimesMalformed: {
    en: 'Times are written `HH:MM`, and an event does not end when it starts.',
    it: 'Gli orari si scrivono `HH:MM`, e l’evento non finisce quando inizia.',
    path: ['startTime'],
  },
  LanguageCodesMalformed: {
    en: 'Name 1 to 100 languages, each once, by their codes of ISO 639-3.',
    it: 'Indicare da 1 a 100 lingue, ciascuna una volta, con il codice ISO 639-3.',
    path: ['languageCodes'],
  },
  PlaceNotOpen: placeNotOpen,
};

export const planCommunityEventRefusals: Refusals<PlanCommunityEventRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  AssociationNotFound: associationNotFound,
  MicroInterventionNotFound: {
    en: 'Your organisation has no such micro-intervention.',
    it: 'Il tuo ente non ha questo microintervento.',
    path: ['microInterventionId'],
  },
};

const acted = actOnCaseRefusals('communityEventId');

export const advanceCommunityEventRefusals: Refusals<AdvanceCommunityEventRefusal> = {
  ...acted,
  ActivityTooEarly: activityTooEarly,
  PlaceNotOpen: { ...placeNotOpen, path: ['communityEventId'] },
};

export const cancelCommunityEventRefusals = {
  ...acted,
  CaseStateForbids: {
    en: 'It was held or cancelled already, or people are recorded to take part.',
    it: 'È già stato tenuto o annullato, o vi sono partecipazioni registrate.',
    path: ['communityEventId'],
  },
};

export const correctCommunityEventRefusals: Refusals<CorrectCommunityEventRefusal> = {
  ...correctCaseRefusals('communityEventId'),
  ...told,
  CaseStateForbids: {
    en: 'Once it was held or cancelled, its day and its place stay as they are.',
    it: 'Dopo che si è tenuto o è stato annullato, giorno e luogo restano com’erano.',
    path: ['heldOn'],
  },
  ParticipationOutsideActivity: { ...attendedOutside, path: ['heldOn'] },
};
