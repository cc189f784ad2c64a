import type { Result } from '../result.ts';
import type { Database, Tx } from './database.ts';

/** Carries a refusal out of a transaction, so that it rolls back what was written before it. */
class Refused extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('refused');
    this.outcome = outcome;
  }
}

/** Writes all of the work, or nothing where it refuses or fails; within a transaction, by a savepoint. */
export async function unlessRefused<Outcome extends Result<unknown, string>>(
  database: Pick<Database, 'transaction'>,
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await database.transaction(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    // Only the line above throws it, with the outcome of this very work.
    if (error instanceof Refused) return error.outcome as Outcome;
    throw error;
  }
}
