import { receiptsOfErasures } from '#shared/erasure/erasure-receipt.repository.ts';
import { showReceipt } from '#shared/erasure/show-receipt.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export const erasureResolvers: Resolvers = {
  Erasure: {
    __resolveReference: ({ id }) => ({ id }),
    communityReceipt: async ({ id }, _, context) => {
      requireScope(context, 'privacy:read');
      const [receipt] = await readAllOf(context, 'receipts of erasure', receiptsOfErasures, id);
      return receipt ? showReceipt(receipt) : null;
    },
  },
};
