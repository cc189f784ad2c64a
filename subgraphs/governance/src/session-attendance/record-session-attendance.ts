import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { RecordSessionAttendanceInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { tellProvider } from '../operator-enrolment/tell-provider.ts';
import { findSessionForUpdate } from '../training-session/training-session.repository.ts';
import type { TrainingSession } from '../training-session/training-session.ts';
import {
  findEnrolmentsForUpdate,
  insertAttendance,
  sumAttendance,
} from './session-attendance.repository.ts';
import { checkAttending, checkEntries } from './session-attendance.ts';

export type RecordSessionAttendanceRefusal =
  | 'TrainingSessionNotFound'
  | 'CaseInFuture'
  | 'SessionAttendanceMalformed'
  | 'OperatorEnrolmentNotFound'
  | 'CaseStateForbids'
  | 'PartnerExited';

/** Of a whole session at once: all entries are written, or none. */
export async function recordSessionAttendance(
  context: Context,
  { trainingSessionId, entries }: RecordSessionAttendanceInput,
): Promise<Result<TrainingSession, RecordSessionAttendanceRefusal>> {
  requireId(context, 'training_session', trainingSessionId);
  for (const entry of entries) requireId(context, 'operator_enrolment', entry.operatorEnrolmentId);
  const { viewer, today, now } = context;
  return transaction(
    context,
    async (tx): Promise<Result<TrainingSession, RecordSessionAttendanceRefusal>> => {
      const session = await findSessionForUpdate(tx, trainingSessionId);
      const isOwn = session?.organisationId === viewer.organisation;
      if (!session || !isOwn) return refuse('TrainingSessionNotFound');
      if (session.heldOn > today) return refuse('CaseInFuture');
      const isOut = await isExitedPartner(tx, session.organisationId, session.heldOn);
      if (isOut) return refuse('PartnerExited');
      const checked = checkEntries(entries, session);
      if (!checked.ok) return checked;
      const ids = entries.map(({ operatorEnrolmentId }) => operatorEnrolmentId);
      const enrolments = await findEnrolmentsForUpdate(tx, ids);
      const attending = checkAttending(entries, session, enrolments);
      if (!attending.ok) return attending;
      await insertAttendance(tx, session, entries, now);
      const counted = await sumAttendance(tx, ids);
      await appendChanges(
        tx,
        counted.map(({ id, version, organisationId: organisation }) => {
          return { type: 'OperatorEnrolment', id, version, kind: 'UPDATED', organisation };
        }),
      );
      await tellProvider(tx, ...counted);
      return ok(session);
    },
  );
}
