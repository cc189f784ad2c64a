import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import type { CorrectDatasetRequestInput } from '../generated/resolvers.ts';
import { type CorrectUndecidedRefusal, correctUndecided } from './correct-undecided.ts';
import { type AskedRefusal, checkAsked, type DatasetRequest } from './dataset-request.ts';

export type CorrectDatasetRequestRefusal = CorrectUndecidedRefusal | AskedRefusal;

export async function correctDatasetRequest(
  context: Context,
  { datasetRequestId, version, reason, ...change }: CorrectDatasetRequestInput,
): Promise<Result<DatasetRequest, CorrectDatasetRequestRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctUndecided(context, datasetRequestId, correction, checkAsked<DatasetRequest>);
}
