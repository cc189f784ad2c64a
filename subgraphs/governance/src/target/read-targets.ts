import type { Context } from '#shared/context.ts';
import { allTargets } from './target.repository.ts';
import type { Target } from './target.ts';

export async function readTargets(context: Context): Promise<Target[]> {
  return context.read(allTargets);
}
