import type { Context } from '../context.ts';
import { createLoaders } from '../reading/loaders.ts';
import { ok } from '../result.ts';
import { asPlatform } from './as-platform.ts';
import type { Tx } from './database.ts';
import { transaction } from './transaction.ts';

/**
 * Reads what the caller may not see row by row, beside all else that a question reads: its other fields keep
 * their loaders, and a key of the caller's keeps nothing of it. Whoever asks has authorised it, and tells only
 * what nobody can be found in.
 */
export async function readAsPlatform<T>(
  context: Context,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  const apart = { ...context, loaders: createLoaders(), repeatable: undefined };
  const found = await transaction(apart, (tx) =>
    asPlatform(tx, context.viewer, async () => ok(await read(tx))),
  );
  return found.value;
}
