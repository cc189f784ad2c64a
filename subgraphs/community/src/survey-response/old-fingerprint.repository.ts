import { and, asc, gt, inArray, isNotNull, notLike, sql } from 'drizzle-orm';
import type { IndexTable } from '#shared/sealing/index-table.ts';
import { getUuid } from '#shared/type-id.ts';
import { ownMark } from './sealed-answers.ts';
import { surveyResponses as responses } from './survey-response.table.ts';

/** Made with the index key, as all were once; the others are made with the key of their response. */
const isOld = and(isNotNull(responses.fingerprint), notLike(responses.fingerprint, `${ownMark}%`));

/**
 * The fingerprints of before. What they were made of is not kept as it was sent, so they cannot be made
 * anew: they are forgotten, and the same response sent again is refused instead of being known again.
 */
export const oldFingerprints: IndexTable = {
  table: 'survey_response',
  async count(tx) {
    const count = await tx.$count(responses, isOld);
    return count > 0 ? [{ version: 1, count }] : [];
  },
  async renew(tx, { indexVersion }, { after, most }) {
    if (indexVersion === 1) return { last: undefined, done: 0 };
    const rows = await tx
      .select({ id: responses.id })
      .from(responses)
      .where(and(isOld, gt(responses.id, sql`${after}::uuid`)))
      .orderBy(asc(responses.id))
      .limit(most)
      .for('update', { skipLocked: true });
    const ids = rows.map(({ id }) => id);
    await tx.update(responses).set({ fingerprint: null }).where(inArray(responses.id, ids));
    const last = ids.at(-1);
    return { last: last && getUuid('survey_response', last), done: ids.length };
  },
};
