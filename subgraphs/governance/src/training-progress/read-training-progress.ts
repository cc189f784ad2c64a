import type { Context } from '#shared/context.ts';
import { readTargets } from '../target/read-targets.ts';
import { trainedByOrganisationType } from './training-progress.repository.ts';
import { progressOf, type TrainingProgress } from './training-progress.ts';

export async function readTrainingProgress(context: Context): Promise<TrainingProgress[]> {
  const [targets, counts] = await Promise.all([
    readTargets(context),
    context.read(trainedByOrganisationType),
  ]);
  return targets
    .filter(({ measure }) => measure === 'OPERATORS_TRAINED')
    .map((target) => progressOf(target, counts));
}
