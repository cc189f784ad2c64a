import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, partnerExited } from '#shared/undertaking/case-step.wording.ts';
import type { MoveTrainingSessionRefusal } from './move-training-session.ts';
import type { PlanTrainingSessionRefusal } from './plan-training-session.ts';
import type { SessionRefusal } from './training-session.ts';

const session: Refusals<SessionRefusal> = {
  TrainingSessionMalformed: {
    en: 'A session lasts 1 to 600 minutes and has a topic of 1 to 200 characters.',
    it: 'Un incontro dura da 1 a 600 minuti e ha un argomento di 1-200 caratteri.',
    path: ['minutes'],
  },
  SessionOutsideEdition: {
    en: 'A session is held between the first and the last day of the edition.',
    it: "Un incontro si tiene tra il primo e l'ultimo giorno dell'edizione.",
    path: ['heldOn'],
  },
};

const { CaseStateForbids, CaseChanged } = actOnCaseRefusals('trainingEditionId');

/** Also of attendance. */
export const sessionNotFound = {
  en: 'Your organisation holds no such session.',
  it: 'Il tuo ente non tiene questo incontro.',
  path: ['trainingSessionId'],
};

/** Also of applications. */
export const editionNotFound = {
  en: 'There is no such edition, or it is not yours to change.',
  it: 'Questa edizione non esiste o non spetta al tuo ente modificarla.',
  path: ['trainingEditionId'],
};

export const planTrainingSessionRefusals: Refusals<PlanTrainingSessionRefusal> = {
  ...session,
  TrainingEditionNotFound: editionNotFound,
  CaseStateForbids: { ...CaseStateForbids, path: ['trainingEditionId'] },
  PartnerExited: { ...partnerExited, path: ['heldOn'] },
};

export const moveTrainingSessionRefusals: Refusals<MoveTrainingSessionRefusal> = {
  ...session,
  CaseChanged,
  TrainingSessionNotFound: sessionNotFound,
  SessionAttended: {
    en: 'Who was there is recorded already: it was held then.',
    it: "Le presenze sono già registrate: l'incontro si è tenuto allora.",
    path: ['trainingSessionId'],
  },
};
