import type { Context } from '../context.ts';
import type { Result } from '../result.ts';
import { setClaims } from './claims.ts';
import type { Tx } from './database.ts';
import { once } from './once.ts';
import { unlessRefused } from './unless-refused.ts';
import { withinTime } from './within-time.ts';

/**
 * Runs a use case in one transaction with the viewer's claims: all of it is written, or, when it
 * refuses or fails, nothing. Under a key of the caller's it is done once. Loaders are forbidden inside
 * (a second connection per open transaction can exhaust the pool) and forget what they knew afterwards.
 * A step of another use case runs in the transaction of that one.
 */
export async function transaction<Outcome extends Result<unknown, string>>(
  context: Context,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  if (context.within) return work(context.within);
  context.loaders.close();
  try {
    return await unlessRefused(context.database, async (tx) => {
      await tx.execute(withinTime(setClaims(context.viewer), context.deadline));
      return once(tx, context, () => work(tx));
    });
  } finally {
    context.loaders.reopen();
  }
}
