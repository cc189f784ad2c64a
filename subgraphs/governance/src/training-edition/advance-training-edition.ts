import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceTrainingEditionInput } from '../generated/resolvers.ts';
import { trainingEditionUndertaking } from './training-edition.repository.ts';
import type { TrainingEdition } from './training-edition.ts';

export async function advanceTrainingEdition(
  context: Context,
  { trainingEditionId, ...request }: AdvanceTrainingEditionInput,
): Promise<Result<TrainingEdition, ActOnCaseRefusal>> {
  return actOnCase(context, trainingEditionUndertaking, trainingEditionId, request);
}
