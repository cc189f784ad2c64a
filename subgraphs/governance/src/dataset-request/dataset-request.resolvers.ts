import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { researchActionUndertaking } from '../research-action/research-action.repository.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { correctDatasetRequest } from './correct-dataset-request.ts';
import { datasetRequestUndertaking, decisionsOfRequest } from './dataset-request.repository.ts';
import * as refusals from './dataset-request.wording.ts';
import { decideOnDatasetRequest } from './decide-on-dataset-request.ts';
import { recordDataUseAgreement } from './record-data-use-agreement.ts';
import { requestDataset } from './request-dataset.ts';

const entity = 'datasetRequest';
const { list } = datasetRequestUndertaking;

export const datasetRequestResolvers: Resolvers = {
  Query: {
    datasetRequest: (_, { id }, context) => readOne(context, list, id),
    datasetRequests: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    requestDataset: async (_, { input }, context) => {
      const result = await requestDataset(context, input);
      return toPayload(context, entity, result, refusals.requestDatasetRefusals);
    },
    correctDatasetRequest: async (_, { input }, context) => {
      const result = await correctDatasetRequest(context, input);
      return toPayload(context, entity, result, refusals.correctDatasetRequestRefusals);
    },
    recordDataUseAgreement: async (_, { input }, context) => {
      const result = await recordDataUseAgreement(context, input);
      return toPayload(context, entity, result, refusals.recordDataUseAgreementRefusals);
    },
    decideOnDatasetRequest: async (_, { input }, context) => {
      const result = await decideOnDatasetRequest(context, input);
      return toPayload(context, entity, result, refusals.decideOnDatasetRequestRefusals);
    },
  },
  DatasetRequest: {
    ...governanceFields(datasetRequestUndertaking),
    researchAction: ({ researchActionId }, _, context) =>
      researchActionId === null
        ? null
        : readOne(context, researchActionUndertaking.list, researchActionId),
    decisions: ({ id }, _, context) =>
      readAllOf(context, 'decisions on request', decisionsOfRequest, id),
  },
};
