import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceTrainingProgrammeInput } from '../generated/resolvers.ts';
import { trainingProgrammeUndertaking } from './training-programme.repository.ts';
import type { TrainingProgramme } from './training-programme.ts';

export async function advanceTrainingProgramme(
  context: Context,
  { trainingProgrammeId, ...request }: AdvanceTrainingProgrammeInput,
): Promise<Result<TrainingProgramme, ActOnCaseRefusal>> {
  return actOnCase(context, trainingProgrammeUndertaking, trainingProgrammeId, request);
}
