import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectTrainingProgrammeInput } from '../generated/resolvers.ts';
import { trainingProgrammeUndertaking } from './training-programme.repository.ts';
import { checkTopic, type TrainingProgramme } from './training-programme.ts';

export type CorrectTrainingProgrammeRefusal = CorrectCaseRefusal | 'TrainingTopicMalformed';

export async function correctTrainingProgramme(
  context: Context,
  { trainingProgrammeId, version, reason, ...change }: CorrectTrainingProgrammeInput,
): Promise<Result<TrainingProgramme, CorrectTrainingProgrammeRefusal>> {
  return correctCase(
    context,
    trainingProgrammeUndertaking,
    trainingProgrammeId,
    { version, reason, change: givenFields(change) },
    checkTopic<TrainingProgramme>,
  );
}
