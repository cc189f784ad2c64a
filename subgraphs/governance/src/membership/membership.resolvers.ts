import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readOrganisation } from '../undertaking/governance-fields.ts';
import { activateMember } from './activate-member.ts';
import { admitMember } from './admit-member.ts';
import { exitMember } from './exit-member.ts';
import { expressInterest } from './express-interest.ts';
import { inviteMember } from './invite-member.ts';
import { membershipList, stepsOfMembership } from './membership.repository.ts';
import { actRefusals, exitRefusals, inviteRefusals } from './membership.wording.ts';
import { signMembershipConvention } from './sign-membership-convention.ts';
import { withdrawMember } from './withdraw-member.ts';

export const membershipResolvers: Resolvers = {
  Query: {
    membership: (_, { id }, context) => readOne(context, membershipList, id),
    memberships: (_, asked, context) => readList(context, membershipList, asked),
  },
  Mutation: {
    inviteMember: async (_, { input }, context) =>
      toPayload(context, 'membership', await inviteMember(context, input), inviteRefusals),
    expressInterest: async (_, { input }, context) =>
      toPayload(context, 'membership', await expressInterest(context, input), actRefusals('on')),
    admitMember: async (_, { input }, context) =>
      toPayload(
        context,
        'membership',
        await admitMember(context, input),
        actRefusals('admittedOn'),
      ),
    signMembershipConvention: async (_, { input }, context) => {
      const result = await signMembershipConvention(context, input);
      return toPayload(context, 'membership', result, actRefusals('signedOn'));
    },
    activateMember: async (_, { input }, context) =>
      toPayload(context, 'membership', await activateMember(context, input), actRefusals('on')),
    withdrawMember: async (_, { input }, context) =>
      toPayload(context, 'membership', await withdrawMember(context, input), actRefusals('on')),
    exitMember: async (_, { input }, context) =>
      toPayload(context, 'membership', await exitMember(context, input), exitRefusals),
  },
  Membership: {
    __resolveReference: ({ id }, context) => readOne(context, membershipList, id),
    organisation: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
    steps: ({ id }, _, context) => readAllOf(context, 'steps of membership', stepsOfMembership, id),
  },
};
