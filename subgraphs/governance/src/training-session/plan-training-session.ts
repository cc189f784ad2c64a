import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { PlanTrainingSessionInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { trainingEditionUndertaking } from '../training-edition/training-edition.repository.ts';
import { insertSession } from './training-session.repository.ts';
import { checkSession, type SessionRefusal, type TrainingSession } from './training-session.ts';

export type PlanTrainingSessionRefusal =
  | SessionRefusal
  | 'TrainingEditionNotFound'
  | 'CaseStateForbids'
  | 'PartnerExited';

const ended = ['COMPLETED', 'EVALUATED', 'CANCELLED'];

export async function planTrainingSession(
  context: Context,
  { trainingEditionId, placeId = null, ...planned }: PlanTrainingSessionInput,
): Promise<Result<TrainingSession, PlanTrainingSessionRefusal>> {
  requireId(context, 'training_edition', trainingEditionId);
  if (placeId !== null) requireId(context, 'place', placeId);
  const { organisation } = context.viewer;
  return transaction(
    context,
    async (tx): Promise<Result<TrainingSession, PlanTrainingSessionRefusal>> => {
      const edition = await trainingEditionUndertaking.findForUpdate(tx, trainingEditionId);
      if (edition?.organisationId !== organisation) return refuse('TrainingEditionNotFound');
      if (ended.includes(edition.state)) return refuse('CaseStateForbids');
      const checked = checkSession(planned, edition);
      if (!checked.ok) return checked;
      const { organisationId } = edition;
      const isOut = await isExitedPartner(tx, organisationId, planned.heldOn);
      if (isOut) return refuse('PartnerExited');
      const made = { id: newId('training_session'), trainingEditionId, organisationId, version: 1 };
      const session = { ...checked.value, ...made, placeId };
      await insertSession(tx, session);
      const change = { type: 'TrainingSession', id: session.id, version: 1, organisation: null };
      await appendChange(tx, { ...change, kind: 'CREATED' });
      return ok(session);
    },
  );
}
