import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { AdvanceOperatorEnrolmentInput } from '../generated/resolvers.ts';
import { addTraining } from '../operator/operator.repository.ts';
import {
  giveBackPlace,
  takePlace,
  trainingEditionUndertaking,
} from '../training-edition/training-edition.repository.ts';
import { admittingStates, type TrainingEdition } from '../training-edition/training-edition.ts';
import { trainingProgrammeUndertaking } from '../training-programme/training-programme.repository.ts';
import { attendedEnough } from '../training-programme/training-programme.ts';
import { type ActOnEnrolmentRefusal, actOnEnrolment } from './act-on-enrolment.ts';
import type { OperatorEnrolment } from './operator-enrolment.ts';

type Unfit = 'TrainingNotEnrolling' | 'TrainingEditionFull' | 'AttendanceTooLow';

export type AdvanceOperatorEnrolmentRefusal = ActOnEnrolmentRefusal | Unfit;

export async function advanceOperatorEnrolment(
  context: Context,
  { operatorEnrolmentId, ...request }: AdvanceOperatorEnrolmentInput,
): Promise<Result<OperatorEnrolment, AdvanceOperatorEnrolmentRefusal>> {
  return actOnEnrolment(
    context,
    operatorEnrolmentId,
    request,
    async (enrolment, tx): Promise<Result<OperatorEnrolment, Unfit>> => {
      if (request.act === 'ADMIT') return admit(tx, enrolment);
      if (request.act === 'COMPLETE') return complete(tx, context, enrolment);
      const leaves = request.act === 'DROP' && enrolment.admittedOn !== null;
      if (leaves) await giveBackPlace(tx, context.viewer, enrolment.trainingEditionId);
      return ok(enrolment);
    },
  );
}

async function admit(
  tx: Tx,
  enrolment: OperatorEnrolment,
): Promise<Result<OperatorEnrolment, 'TrainingNotEnrolling' | 'TrainingEditionFull'>> {
  const { trainingEditionId, stateSince: admittedOn } = enrolment;
  if (await takePlace(tx, trainingEditionId)) return ok({ ...enrolment, admittedOn });
  const { state } = await getEdition(tx, trainingEditionId);
  return refuse(admittingStates.includes(state) ? 'TrainingEditionFull' : 'TrainingNotEnrolling');
}

async function complete(
  tx: Tx,
  { viewer }: Context,
  enrolment: OperatorEnrolment,
): Promise<Result<OperatorEnrolment, 'AttendanceTooLow'>> {
  const { operatorId, trainingEditionId, attendedMinutes: minutes, stateSince: on } = enrolment;
  const { trainingProgrammeId } = await getEdition(tx, trainingEditionId);
  const [programme] = await findByIds(tx, trainingProgrammeUndertaking.list, [trainingProgrammeId]);
  if (!programme) throw new Error('An edition is of no programme');
  if (!attendedEnough(programme, minutes)) return refuse('AttendanceTooLow');
  await addTraining(tx, viewer, { operatorId, on, minutes });
  return ok(enrolment);
}

async function getEdition(tx: Tx, id: string): Promise<TrainingEdition> {
  const [edition] = await findByIds(tx, trainingEditionUndertaking.list, [id]);
  if (!edition) throw new Error('An enrolment is in no edition');
  return edition;
}
