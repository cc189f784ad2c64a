import { z } from 'zod';
import { defineFollower } from '#shared/change-feed/follower.ts';
import { hashOfRecord, insertReceipt } from '#shared/erasure/erasure-receipt.repository.ts';
import { completeErasure } from './complete-erasure.ts';
import { findErasureForUpdate } from './erasure.repository.ts';

const rows = { table: z.string(), rows: z.int() };
const receipt = z.object({
  domain: z.enum(['GOVERNANCE', 'COMMUNITY']),
  erasedAt: z.iso.datetime({ offset: true }),
  erased: z.array(z.object(rows)),
  remains: z.array(
    z.object({
      ...rows,
      why: z.enum([
        'PROGRAMME_EVIDENCE',
        'PROOF_OF_LAWFULNESS',
        'ACCESS_LOG',
        'HELD_BY_OTHERS',
        'FACT_OF_ERASURE',
        'CHANGE_FEED',
      ]),
    }),
  ),
});
const erasure = z.object({ id: z.string(), receipt: receipt.nullable() });

/** Brings in what another domain says it has done, and ends the erasure with the last of these. */
function receiptFollower(domain: 'governance' | 'community') {
  return defineFollower<z.infer<typeof erasure>>({
    name: `${domain}.Erasure`,
    feed: `${domain}Changes`,
    entityType: 'Erasure',
    list: 'erasures',
    filter: '{ state: [RUNNING] }',
    selection: `id receipt: ${domain}Receipt {
      domain erasedAt erased { table rows } remains { table rows why } }`,
    parse: (node) => erasure.parse(node),
    async put(tx, items, at) {
      for (const { id, receipt: given } of items) {
        const known = given && (await findErasureForUpdate(tx, id));
        // One that nobody decided to carry out has none, and one that has ended needs none.
        if (known?.state !== 'RUNNING' || !given) continue;
        await insertReceipt(tx, {
          ...given,
          erasureId: id,
          erasedAt: new Date(given.erasedAt),
          organisationId: known.organisationId,
          recordHash: hashOfRecord(known.personRecordId),
        });
        await completeErasure(tx, known, at);
      }
    },
    // A receipt is not taken back.
    drop: async () => {},
    dropNotSeenSince: async () => {},
  });
}

/** Of the other two domains. */
export const receiptFollowers = [receiptFollower('governance'), receiptFollower('community')];
