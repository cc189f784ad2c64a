import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import { acceptGrant } from './accept-grant.ts';
import { advanceGrant } from './advance-grant.ts';
import { contractGrant } from './contract-grant.ts';
import { correctGrant } from './correct-grant.ts';
import { declineGrant } from './decline-grant.ts';
import { grantsOf, grantsOfProposals, grantUndertaking } from './grant.repository.ts';
import * as refusals from './grant.wording.ts';
import { instalmentsOf, sumsOfGrants } from './grant-instalment.repository.ts';
import { payBackGrant } from './pay-back-grant.ts';
import { payGrantAdvance } from './pay-grant-advance.ts';
import { payGrantBalance } from './pay-grant-balance.ts';
import { recoverGrant } from './recover-grant.ts';
import { reportGrant } from './report-grant.ts';
import { returnGrantReport } from './return-grant-report.ts';
import { revokeGrant } from './revoke-grant.ts';

const entity = 'grant';
const { list } = grantUndertaking;

type Sum = 'paid' | 'toPay' | 'toRecover' | 'recovered';

/** All sums of all grants that are asked in one statement. */
function sumOf(name: Sum) {
  return async ({ id }: { id: string }, _: object, context: Context): Promise<string> => {
    const [sums] = await readAllOf(context, 'sums of grant', sumsOfGrants, id);
    if (!sums) throw new Error('A grant has no sums');
    return sums[name];
  };
}

export const grantResolvers: Resolvers = {
  Query: {
    grant: (_, { id }, context) => readOne(context, list, id),
    grants: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    acceptGrant: async (_, { input }, context) => {
      const result = await acceptGrant(context, input);
      return toPayload(context, entity, result, refusals.acceptGrantRefusals);
    },
    declineGrant: async (_, { input }, context) => {
      const result = await declineGrant(context, input);
      return toPayload(context, entity, result, refusals.declineGrantRefusals);
    },
    contractGrant: async (_, { input }, context) => {
      const result = await contractGrant(context, input);
      return toPayload(context, entity, result, refusals.contractGrantRefusals);
    },
    payGrantAdvance: async (_, { input }, context) => {
      const result = await payGrantAdvance(context, input);
      return toPayload(context, entity, result, refusals.payGrantAdvanceRefusals);
    },
    advanceGrant: async (_, { input }, context) => {
      const result = await advanceGrant(context, input);
      return toPayload(context, entity, result, refusals.advanceGrantRefusals);
    },
    reportGrant: async (_, { input }, context) => {
      const result = await reportGrant(context, input);
      return toPayload(context, entity, result, refusals.reportGrantRefusals);
    },
    returnGrantReport: async (_, { input }, context) => {
      const result = await returnGrantReport(context, input);
      return toPayload(context, entity, result, refusals.returnGrantReportRefusals);
    },
    payGrantBalance: async (_, { input }, context) => {
      const result = await payGrantBalance(context, input);
      return toPayload(context, entity, result, refusals.payGrantBalanceRefusals);
    },
    payBackGrant: async (_, { input }, context) => {
      const result = await payBackGrant(context, input);
      return toPayload(context, entity, result, refusals.payBackGrantRefusals);
    },
    revokeGrant: async (_, { input }, context) => {
      const result = await revokeGrant(context, input);
      return toPayload(context, entity, result, refusals.revokeGrantRefusals);
    },
    recoverGrant: async (_, { input }, context) => {
      const result = await recoverGrant(context, input);
      return toPayload(context, entity, result, refusals.recoverGrantRefusals);
    },
    correctGrant: async (_, { input }, context) => {
      const result = await correctGrant(context, input);
      return toPayload(context, entity, result, refusals.correctGrantRefusals);
    },
  },
  Grant: {
    ...undertakingFields(grantUndertaking),
    call: ({ callId }, _, context) => getOne(context, callUndertaking.list, callId),
    proposal: ({ proposalId }, _, context) => getOne(context, proposalUndertaking.list, proposalId),
    association: ({ associationId }, _, context) =>
      readOne(context, associationList, associationId),
    instalments: fromKey(({ id }, _, context) =>
      readAllOf(context, 'instalments of grant', instalmentsOf, id),
    ),
    paid: sumOf('paid'),
    toPay: sumOf('toPay'),
    toRecover: sumOf('toRecover'),
    recovered: sumOf('recovered'),
  },
  Call: {
    grants: fromKey(({ id }, asked, context) =>
      readListOf(context, list, grantsOf.call, id, asked),
    ),
  },
  Proposal: {
    grant: async ({ id }, _, context) => {
      const [grant] = await readAllOf(context, 'grant of proposal', grantsOfProposals, id);
      return grant ?? null;
    },
  },
  Association: {
    grants: fromKey(({ id }, asked, context) =>
      readListOf(context, list, grantsOf.association, id, asked),
    ),
  },
  Organisation: {
    grants: fromKey(({ id }, asked, context) =>
      readListOf(context, list, grantsOf.organisation, id, asked),
    ),
  },
};
