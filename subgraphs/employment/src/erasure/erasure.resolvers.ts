import { receiptsOfErasures } from '#shared/erasure/erasure-receipt.repository.ts';
import { showReceipt } from '#shared/erasure/show-receipt.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import { dataSubjectRequestList } from '../data-subject-request/data-subject-request.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { holdsOfRecord } from '../legal-hold/legal-hold.repository.ts';
import { isInForce } from '../legal-hold/legal-hold.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { decideErasure } from './decide-erasure.ts';
import { erasureList, stepsOfErasures } from './erasure.repository.ts';
import { missingReceipts } from './erasure.ts';
import {
  decideErasureRefusals,
  requestErasureRefusals,
  requestPersonErasureRefusals,
} from './erasure.wording.ts';
import { readErasurePreview } from './preview-erasure.ts';
import { requestErasure } from './request-erasure.ts';
import { requestPersonErasure } from './request-person-erasure.ts';

export const erasureResolvers: Resolvers = {
  Query: {
    erasure: (_, { id }, context) => readOne(context, erasureList, id),
    erasures: (_, asked, context) => readList(context, erasureList, asked),
    erasurePreview: (_, { personRecordId }, context) => readErasurePreview(context, personRecordId),
  },
  Mutation: {
    requestErasure: async (_, { input }, context) =>
      toPayload(context, 'erasure', await requestErasure(context, input), requestErasureRefusals),
    requestPersonErasure: async (_, { input }, context) => {
      const result = await requestPersonErasure(context, input);
      return toPayload(context, 'erasures', result, requestPersonErasureRefusals);
    },
    decideErasure: async (_, { input }, context) =>
      toPayload(context, 'erasure', await decideErasure(context, input), decideErasureRefusals),
  },
  Erasure: {
    __resolveReference: ({ id }, context) => readOne(context, erasureList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    searchedIds: ({ personRecordId, personId }) => [personRecordId, personId],
    dataSubjectRequest: ({ dataSubjectRequestId }, _, context) =>
      dataSubjectRequestId ? readOne(context, dataSubjectRequestList, dataSubjectRequestId) : null,
    holds: async ({ personRecordId }, _, context) => {
      const holds = await readAllOf(context, 'holds of record', holdsOfRecord, personRecordId);
      return holds.filter((hold) => isInForce(hold, context.today));
    },
    receipts: async ({ id }, _, context) => {
      const receipts = await readAllOf(context, 'receipts of erasure', receiptsOfErasures, id);
      return receipts.map(showReceipt);
    },
    missingReceipts: async (erasure, _, context) => {
      const given = await readAllOf(context, 'receipts of erasure', receiptsOfErasures, erasure.id);
      return missingReceipts(
        erasure,
        given.map(({ domain }) => domain),
      );
    },
    steps: ({ id }, _, context) => readAllOf(context, 'steps of erasure', stepsOfErasures, id),
  },
};
