import type { Context } from '../context.ts';
import type { Result } from '../result.ts';
import { setClaims } from './claims.ts';
import type { Tx } from './database.ts';

/** Carries a refusal out of a transaction, so that it rolls back what was written before it. */
class Refused extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('refused');
    this.outcome = outcome;
  }
}

/**
 * Runs a use case in one transaction with the viewer's claims: all of it is written, or, when it
 * refuses or fails, nothing. Loaders are forbidden inside (a second connection per open
 * transaction can exhaust the pool) and forget what they knew afterwards.
 */
export async function transaction<Outcome extends Result<unknown, string>>(
  context: Context,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  context.loaders.close();
  try {
    return await context.database.transaction(async (tx) => {
      await tx.execute(setClaims(context.viewer));
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    // Only the line above throws it, with the outcome of this very work.
    if (error instanceof Refused) return error.outcome as Outcome;
    throw error;
  } finally {
    context.loaders.reopen();
  }
}
