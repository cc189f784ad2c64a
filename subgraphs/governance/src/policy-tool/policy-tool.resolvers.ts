import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advancePolicyTool } from './advance-policy-tool.ts';
import { correctPolicyTool } from './correct-policy-tool.ts';
import { openPolicyTool } from './open-policy-tool.ts';
import { ofAuthor, policyToolUndertaking, versionsOfTool } from './policy-tool.repository.ts';
import {
  advancePolicyToolRefusals,
  correctPolicyToolRefusals,
  openPolicyToolRefusals,
  publishPolicyToolVersionRefusals,
  supersedePolicyToolRefusals,
} from './policy-tool.wording.ts';
import { publishPolicyToolVersion } from './publish-policy-tool-version.ts';
import { supersedePolicyTool } from './supersede-policy-tool.ts';

const entity = 'policyTool';
const { list } = policyToolUndertaking;

export const policyToolResolvers: Resolvers = {
  Query: {
    policyTool: (_, { id }, context) => readOne(context, list, id),
    policyTools: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openPolicyTool: async (_, { input }, context) => {
      const result = await openPolicyTool(context, input);
      return toPayload(context, entity, result, openPolicyToolRefusals);
    },
    advancePolicyTool: async (_, { input }, context) => {
      const result = await advancePolicyTool(context, input);
      return toPayload(context, entity, result, advancePolicyToolRefusals);
    },
    publishPolicyToolVersion: async (_, { input }, context) => {
      const result = await publishPolicyToolVersion(context, input);
      return toPayload(context, entity, result, publishPolicyToolVersionRefusals);
    },
    supersedePolicyTool: async (_, { input }, context) => {
      const result = await supersedePolicyTool(context, input);
      return toPayload(context, entity, result, supersedePolicyToolRefusals);
    },
    correctPolicyTool: async (_, { input }, context) => {
      const result = await correctPolicyTool(context, input);
      return toPayload(context, entity, result, correctPolicyToolRefusals);
    },
  },
  PolicyTool: {
    ...governanceFields(policyToolUndertaking),
    versions: ({ id }, _, context) => readAllOf(context, 'versions of tool', versionsOfTool, id),
    supersededBy: ({ supersededById }, _, context) =>
      supersededById === null ? null : readOne(context, list, supersededById),
  },
  Organisation: {
    policyTools: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofAuthor, id, asked),
    ),
  },
};
