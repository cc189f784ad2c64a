import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { MoveTrainingSessionInput } from '../generated/resolvers.ts';
import { hasAttendance } from '../session-attendance/session-attendance.repository.ts';
import { trainingEditionUndertaking } from '../training-edition/training-edition.repository.ts';
import { findSessionForUpdate, updateSession } from './training-session.repository.ts';
import { checkSession, type SessionRefusal, type TrainingSession } from './training-session.ts';

export type MoveTrainingSessionRefusal =
  | SessionRefusal
  | 'TrainingSessionNotFound'
  | 'CaseChanged'
  | 'SessionAttended';

export async function moveTrainingSession(
  context: Context,
  { trainingSessionId: id, version, placeId, ...moved }: MoveTrainingSessionInput,
): Promise<Result<TrainingSession, MoveTrainingSessionRefusal>> {
  requireId(context, 'training_session', id);
  if (placeId) requireId(context, 'place', placeId);
  return transaction(
    context,
    async (tx): Promise<Result<TrainingSession, MoveTrainingSessionRefusal>> => {
      const session = await findSessionForUpdate(tx, id);
      const isOwn = session?.organisationId === context.viewer.organisation;
      if (!session || !isOwn) return refuse('TrainingSessionNotFound');
      if (session.version !== version) return refuse('CaseChanged');
      if (await hasAttendance(tx, id)) return refuse('SessionAttended');
      const { trainingEditionId } = session;
      const [edition] = await findByIds(tx, trainingEditionUndertaking.list, [trainingEditionId]);
      if (!edition) throw new Error('A session is of no edition');
      const there = placeId ?? session.placeId;
      const next = { ...session, ...moved, placeId: there, version: version + 1 };
      const checked = checkSession(next, edition);
      if (!checked.ok) return checked;
      await updateSession(tx, checked.value);
      const change = { type: 'TrainingSession', id, version: version + 1, organisation: null };
      await appendChange(tx, { ...change, kind: 'UPDATED' });
      return checked;
    },
  );
}
