import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readNetwork } from '../network/read-networks.ts';
import { governanceFields, readOrganisation } from '../undertaking/governance-fields.ts';
import { advanceGovernanceMeeting } from './advance-governance-meeting.ts';
import { correctGovernanceMeeting } from './correct-governance-meeting.ts';
import {
  governanceMeetingUndertaking,
  ofNetwork,
  ofPlace,
} from './governance-meeting.repository.ts';
import type { MeetingPapers } from './governance-meeting.ts';
import {
  advanceGovernanceMeetingRefusals,
  correctGovernanceMeetingRefusals,
  openGovernanceMeetingRefusals,
  recordGovernanceMeetingRefusals,
} from './governance-meeting.wording.ts';
import { attendanceOfMeeting, papersOfMeeting } from './meeting-papers.repository.ts';
import { openGovernanceMeeting } from './open-governance-meeting.ts';
import { recordGovernanceMeeting } from './record-governance-meeting.ts';

const entity = 'governanceMeeting';
const { list } = governanceMeetingUndertaking;

export const governanceMeetingResolvers: Resolvers = {
  Query: {
    governanceMeeting: (_, { id }, context) => readOne(context, list, id),
    governanceMeetings: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openGovernanceMeeting: async (_, { input }, context) => {
      const result = await openGovernanceMeeting(context, input);
      return toPayload(context, entity, result, openGovernanceMeetingRefusals);
    },
    advanceGovernanceMeeting: async (_, { input }, context) => {
      const result = await advanceGovernanceMeeting(context, input);
      return toPayload(context, entity, result, advanceGovernanceMeetingRefusals);
    },
    correctGovernanceMeeting: async (_, { input }, context) => {
      const result = await correctGovernanceMeeting(context, input);
      return toPayload(context, entity, result, correctGovernanceMeetingRefusals);
    },
    recordGovernanceMeeting: async (_, { input }, context) => {
      const result = await recordGovernanceMeeting(context, input);
      return toPayload(context, entity, result, recordGovernanceMeetingRefusals);
    },
  },
  GovernanceMeeting: {
    ...governanceFields(governanceMeetingUndertaking),
    network: ({ networkId }, _, context) => readNetwork(context, networkId),
    meetingPlace: ({ placeId }) => (placeId ? { id: placeId } : null),
    agenda: async ({ id }, _, context) => (await readPapers(context, id))?.agenda ?? null,
    minutes: async ({ id }, _, context) => (await readPapers(context, id))?.minutes ?? null,
    attendance: ({ id }, _, context) =>
      readAllOf(context, 'attendance of meeting', attendanceOfMeeting, id),
  },
  MeetingAttendance: {
    organisation: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
  },
  Place: {
    governanceMeetings: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofPlace, id, asked),
    ),
  },
  Network: {
    meetings: ({ id }, asked, context) => readListOf(context, list, ofNetwork, id, asked),
  },
};

/** Undefined for who may not read them. */
async function readPapers(context: Context, id: string): Promise<MeetingPapers | undefined> {
  const [papers] = await readAllOf(context, 'papers of meeting', papersOfMeeting, id);
  return papers;
}
