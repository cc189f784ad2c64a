import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectTrainingEditionInput } from '../generated/resolvers.ts';
import { trainingEditionUndertaking } from './training-edition.repository.ts';
import { checkCorrected, type OfferedRefusal, type TrainingEdition } from './training-edition.ts';

export type CorrectTrainingEditionRefusal =
  | CorrectCaseRefusal
  | OfferedRefusal
  | 'TrainingPlacesTaken';

export async function correctTrainingEdition(
  context: Context,
  { trainingEditionId, version, reason, ...change }: CorrectTrainingEditionInput,
): Promise<Result<TrainingEdition, CorrectTrainingEditionRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    trainingEditionUndertaking,
    trainingEditionId,
    correction,
    checkCorrected,
  );
}
