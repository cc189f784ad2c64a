import type { Context } from '../context.ts';
import { createLoaders } from '../reading/loaders.ts';
import type { Tx } from './database.ts';

/**
 * For a use case that is a step of another: it writes in the other's transaction, which has the claims
 * and is rolled back by whoever calls once a step refuses.
 */
export function within(context: Context, tx: Tx): Context {
  return { ...context, within: tx, loaders: createLoaders() };
}
