import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  inFuture,
  partnerExited,
} from '#shared/undertaking/case-step.wording.ts';
import { sessionNotFound } from '../training-session/training-session.wording.ts';
import type { RecordSessionAttendanceRefusal } from './record-session-attendance.ts';

export const recordSessionAttendanceRefusals: Refusals<RecordSessionAttendanceRefusal> = {
  TrainingSessionNotFound: sessionNotFound,
  CaseInFuture: { ...inFuture, path: ['trainingSessionId'] },
  PartnerExited: { ...partnerExited, path: ['trainingSessionId'] },
  SessionAttendanceMalformed: {
    en: 'Attendance is recorded of 1 to 200 enrolments, each once, from no time to as long as the session lasts.',
    it: "Le presenze si registrano per 1-200 iscrizioni, una volta ciascuna, da zero alla durata dell'incontro.",
    path: ['entries'],
  },
  OperatorEnrolmentNotFound: {
    en: 'Not all of these are enrolments in the edition of this session.',
    it: "Non tutte queste iscrizioni sono nell'edizione dell'incontro.",
    path: ['entries'],
  },
  CaseStateForbids: {
    ...actOnCaseRefusals('operatorEnrolmentId').CaseStateForbids,
    path: ['entries'],
  },
};
