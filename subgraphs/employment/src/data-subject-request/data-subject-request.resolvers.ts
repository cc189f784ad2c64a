import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { advanceDataSubjectRequest } from './advance-data-subject-request.ts';
import { dataSubjectRequestList, requestsOfRecord } from './data-subject-request.repository.ts';
import { isOverdue } from './data-subject-request.ts';
import {
  advanceDataSubjectRequestRefusals,
  receiveDataSubjectRequestRefusals,
} from './data-subject-request.wording.ts';
import { receiveDataSubjectRequest } from './receive-data-subject-request.ts';

export const dataSubjectRequestResolvers: Resolvers = {
  Query: {
    dataSubjectRequest: (_, { id }, context) => readOne(context, dataSubjectRequestList, id),
    dataSubjectRequests: (_, asked, context) => readList(context, dataSubjectRequestList, asked),
  },
  Mutation: {
    receiveDataSubjectRequest: async (_, { input }, context) => {
      const result = await receiveDataSubjectRequest(context, input);
      return toPayload(context, 'dataSubjectRequest', result, receiveDataSubjectRequestRefusals);
    },
    advanceDataSubjectRequest: async (_, { input }, context) => {
      const result = await advanceDataSubjectRequest(context, input);
      return toPayload(context, 'dataSubjectRequest', result, advanceDataSubjectRequestRefusals);
    },
  },
  DataSubjectRequest: {
    __resolveReference: ({ id }, context) => readOne(context, dataSubjectRequestList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    isOverdue: (request, _, { today }) => isOverdue(request, today),
  },
  PersonRecord: {
    dataSubjectRequests: ({ id }, _, context) =>
      readAllOf(context, 'data-subject requests of record', requestsOfRecord, id),
  },
};
