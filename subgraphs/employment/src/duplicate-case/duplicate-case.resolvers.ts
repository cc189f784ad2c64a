import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { decideDuplicate } from './decide-duplicate.ts';
import {
  casesOfRecord,
  decisionsOfCase,
  duplicateCaseList,
  movesOfRecord,
} from './duplicate-case.repository.ts';
import { decideDuplicateRefusals, reopenDuplicateCaseRefusals } from './duplicate-case.wording.ts';
import { reopenDuplicateCase } from './reopen-duplicate-case.ts';

export const duplicateCaseResolvers: Resolvers = {
  Query: {
    duplicateCase: (_, { id }, context) => readOne(context, duplicateCaseList, id),
    duplicateCases: (_, asked, context) => readList(context, duplicateCaseList, asked),
  },
  Mutation: {
    decideDuplicate: async (_, { input }, context) => {
      const result = await decideDuplicate(context, input);
      return toPayload(context, 'duplicateCase', result, decideDuplicateRefusals);
    },
    reopenDuplicateCase: async (_, { input }, context) => {
      const result = await reopenDuplicateCase(context, input);
      return toPayload(context, 'duplicateCase', result, reopenDuplicateCaseRefusals);
    },
  },
  DuplicateCase: {
    __resolveReference: ({ id }, context) => readOne(context, duplicateCaseList, id),
    records: async ({ firstRecordId, secondRecordId }, _, context) => {
      const both = [firstRecordId, secondRecordId].map((id) =>
        readOne(context, personRecordList, id),
      );
      return (await Promise.all(both)).filter((record) => record !== null);
    },
    holders: ({ firstHolderId, secondHolderId }) =>
      [firstHolderId, secondHolderId].map((id) => ({ id })),
    decisions: ({ id }, _, context) => readAllOf(context, 'decisions of case', decisionsOfCase, id),
  },
  DuplicateDecision: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
  },
  PersonMove: {
    from: ({ fromPersonId }) => fromPersonId,
    to: ({ toPersonId }) => toPersonId,
    duplicateCase: ({ duplicateCaseId }, _, context) =>
      readOne(context, duplicateCaseList, duplicateCaseId),
  },
  PersonRecord: {
    duplicateCases: ({ id }, _, context) =>
      readAllOf(context, 'duplicate cases of record', casesOfRecord, id),
    moves: ({ id }, _, context) => readAllOf(context, 'moves of record', movesOfRecord, id),
  },
};
