import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { maySeeIdentity } from '../person-facts/person-facts.ts';
import { advanceResidenceTitle } from './advance-residence-title.ts';
import { expiryFor } from './export-profile.ts';
import { recordResidenceTitle } from './record-residence-title.ts';
import { eventsOfTitle, residenceTitleList, titlesOfRecord } from './residence-title.repository.ts';
import { type ResidenceTitle, statusOn } from './residence-title.ts';
import {
  advanceResidenceTitleRefusals,
  recordResidenceTitleRefusals,
} from './residence-title.wording.ts';

export const residenceTitleResolvers: Resolvers = {
  Query: {
    residenceTitle: (_, { id }, context) => readOne(context, residenceTitleList, id),
    residenceTitles: (_, asked, context) => readList(context, residenceTitleList, asked),
  },
  Mutation: {
    recordResidenceTitle: async (_, { input }, context) => {
      const result = await recordResidenceTitle(context, input);
      return toPayload(context, 'residenceTitle', result, recordResidenceTitleRefusals);
    },
    advanceResidenceTitle: async (_, { input }, context) => {
      const result = await advanceResidenceTitle(context, input);
      return toPayload(context, 'residenceTitle', result, advanceResidenceTitleRefusals);
    },
  },
  ResidenceTitle: {
    __resolveReference: ({ id }, context) => readOne(context, residenceTitleList, id),
    personRecord: (title, _, context) => getRecord(context, title),
    status: async ({ id }, { on }, context) =>
      statusOn(await readEvents(context, id), on ?? context.today) ?? null,
    reason: async (title, _, context) =>
      maySeeIdentity(await getRecord(context, title), context.viewer) ? title.reason : null,
    exportedExpiresOn: ({ stored, expiresOn }, { profile }) =>
      expiryFor(profile, stored, expiresOn),
    events: ({ id }, _, context) => readEvents(context, id),
    hiddenFields: async (title, _, context) =>
      maySeeIdentity(await getRecord(context, title), context.viewer) ? [] : ['reason'],
  },
  ResidenceTitleEvent: {
    status: ({ stored }) => stored,
  },
  PersonRecord: {
    residenceTitles: ({ id }, _, context) =>
      readAllOf(context, 'residence titles of record', titlesOfRecord, id),
  },
};

function readEvents(context: Context, id: string) {
  return readAllOf(context, 'events of residence title', eventsOfTitle, id);
}

/** Whoever sees a title sees its record. */
async function getRecord(
  context: Context,
  { id, personRecordId }: ResidenceTitle,
): Promise<PersonRecord> {
  const record = await readOne(context, personRecordList, personRecordId);
  if (!record) throw new Error(`The record of ${id} is not visible`);
  return record;
}
