import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { levelNotOfKind } from '../course/course.wording.ts';
import type { AssessRefusal } from './assess.ts';
import type { CorrectLevelRefusal } from './correct-level.ts';
import type { RecordLevelRefusal } from './record-level.ts';

const { CaseNotFound, CaseStateForbids } = actOnCaseRefusals('courseEnrolmentId');
const { CaseInFuture, CaseBeforeProgramme } = openCaseRefusals('assessedOn');

const assess: Refusals<AssessRefusal> = {
  CaseNotFound,
  CaseInFuture,
  CaseBeforeProgramme,
  LevelNotOfKind: { ...levelNotOfKind, path: ['cefrLevel'] },
  LevelsOutOfOrder: {
    en: 'Nobody leaves a course before entering it: see the day of the other level.',
    it: 'Il livello in uscita non può precedere quello in ingresso: vedi la data dell’altro livello.',
    path: ['assessedOn'],
  },
};

export const recordLevelRefusals: Refusals<RecordLevelRefusal> = {
  ...assess,
  CaseStateForbids: { ...CaseStateForbids, path: ['moment'] },
  LevelAlreadyRecorded: {
    en: 'A level of that moment is recorded already: correct it.',
    it: 'Un livello di quel momento è già registrato: va rettificato.',
    path: ['moment'],
  },
};

export const correctLevelRefusals: Refusals<CorrectLevelRefusal> = {
  ...assess,
  LevelNotRecorded: {
    en: 'No level of that moment is recorded yet.',
    it: 'Nessun livello di quel momento è ancora registrato.',
    path: ['moment'],
  },
  NothingCorrected: correctCaseRefusals('courseEnrolmentId').NothingCorrected,
};
