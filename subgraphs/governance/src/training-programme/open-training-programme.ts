import type { Context } from '#shared/context.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenTrainingProgrammeInput } from '../generated/resolvers.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import { trainingProgrammeUndertaking } from './training-programme.repository.ts';
import {
  checkMeasure,
  checkTopic,
  type MeasureRefusal,
  mayTrain,
  type TrainingProgramme,
} from './training-programme.ts';

type Unfit = MeasureRefusal | 'TrainingTopicMalformed' | 'TrainingProviderUnfit';

export type OpenTrainingProgrammeRefusal = OpenUndertakingRefusal | Unfit;

export async function openTrainingProgramme(
  context: Context,
  input: OpenTrainingProgrammeInput,
): Promise<Result<TrainingProgramme, OpenTrainingProgrammeRefusal>> {
  const { topicIt, topicEn, hours, minAttendance, audience, mode } = input;
  return openUndertaking(
    context,
    trainingProgrammeUndertaking,
    input,
    async (begun, tx): Promise<Result<TrainingProgramme, Unfit>> => {
      const topic = checkTopic({ topicIt, topicEn });
      if (!topic.ok) return topic;
      const measure = checkMeasure({ hours, minAttendance });
      if (!measure.ok) return measure;
      const [provider] = await findByIds(tx, organisationList, [begun.organisationId]);
      if (!provider || !mayTrain(provider.type)) return refuse('TrainingProviderUnfit');
      return ok({ ...begun, ...topic.value, ...measure.value, audience, mode });
    },
  );
}
