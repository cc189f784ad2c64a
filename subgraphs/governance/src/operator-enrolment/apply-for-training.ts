import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { ApplyForTrainingInput } from '../generated/resolvers.ts';
import { operatorUndertaking } from '../operator/operator.repository.ts';
import { trainingEditionUndertaking } from '../training-edition/training-edition.repository.ts';
import { operatorEnrolmentUndertaking } from './operator-enrolment.repository.ts';
import type { OperatorEnrolment, OperatorEnrolmentState } from './operator-enrolment.ts';
import { tellProvider } from './tell-provider.ts';

type Unfit =
  | 'OperatorNotFound'
  | 'OperatorNotActive'
  | 'OperatorAlreadyEnrolled'
  | 'TrainingEditionNotFound'
  | 'TrainingNotEnrolling';

export type ApplyForTrainingRefusal = OpenUndertakingRefusal | Unfit;

export async function applyForTraining(
  context: Context,
  input: ApplyForTrainingInput,
): Promise<Result<OperatorEnrolment, ApplyForTrainingRefusal>> {
  requireId(context, 'operator', input.operatorId);
  requireId(context, 'training_edition', input.trainingEditionId);
  return openUndertaking(
    context,
    operatorEnrolmentUndertaking,
    input,
    (begun, tx) => apply(tx, begun, input),
    'OperatorAlreadyEnrolled',
  );
}

async function apply(
  tx: Tx,
  begun: Owned<OperatorEnrolmentState>,
  { operatorId, trainingEditionId }: ApplyForTrainingInput,
): Promise<Result<OperatorEnrolment, Unfit>> {
  const [operator] = await findByIds(tx, operatorUndertaking.list, [operatorId]);
  if (operator?.organisationId !== begun.organisationId) return refuse('OperatorNotFound');
  if (operator.state !== 'ACTIVE') return refuse('OperatorNotActive');
  const [edition] = await findByIds(tx, trainingEditionUndertaking.list, [trainingEditionId]);
  if (!edition) return refuse('TrainingEditionNotFound');
  if (edition.state !== 'ENROLLING') return refuse('TrainingNotEnrolling');
  const enrolment = {
    ...begun,
    operatorId,
    trainingEditionId,
    providerId: edition.organisationId,
    admittedOn: null,
    attendedMinutes: 0,
    testResult: null,
    certificateNumber: null,
  };
  await tellProvider(tx, enrolment);
  return ok(enrolment);
}
