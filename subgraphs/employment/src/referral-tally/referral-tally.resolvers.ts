import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { amongKey, talliesAmong } from './referral-tally.repository.ts';
import { type MemorandumStub, tallyQuarters } from './referral-tally.ts';

export const referralTallyResolvers: Resolvers = {
  Memorandum: {
    referrals: async (required, _, context) => {
      // The generated type takes a list for an object with its fields.
      const { signedBy, inForceFrom } = required as unknown as MemorandumStub;
      if (!inForceFrom) return null;
      const key = amongKey(signedBy.map(({ id }) => id));
      const pairs = await readAllOf(context, 'referrals among organisations', talliesAmong, key);
      return tallyQuarters(pairs, inForceFrom, context.today);
    },
  },
};
