import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { DecideOnDatasetRequestInput } from '../generated/resolvers.ts';
import { datasetRequestUndertaking, insertDecision } from './dataset-request.repository.ts';
import {
  checkDecision,
  checkWordsOfDecision,
  type DatasetRequest,
  type DecisionRefusal,
} from './dataset-request.ts';

type Unfit = DecisionRefusal | 'WordsMalformed';

export type DecideOnDatasetRequestRefusal = ActOnCaseRefusal | Unfit;

export async function decideOnDatasetRequest(
  context: Context,
  { datasetRequestId, reasonIt, conditionsIt = null, ...request }: DecideOnDatasetRequestInput,
): Promise<Result<DatasetRequest, DecideOnDatasetRequestRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    datasetRequestUndertaking,
    datasetRequestId,
    request,
    async (advanced, tx): Promise<Result<DatasetRequest, Unfit>> => {
      const words = checkWordsOfDecision({ reasonIt, conditionsIt });
      if (!words.ok) return words;
      const decided = checkDecision(advanced, act, happenedOn);
      if (!decided.ok) return decided;
      const { organisationId, version: number } = advanced;
      const decision = { datasetRequestId, number, organisationId, act, decidedOn: happenedOn };
      await insertDecision(tx, { ...decision, ...words.value });
      return decided;
    },
  );
}
