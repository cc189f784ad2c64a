import type { Context } from '#shared/context.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { allTargets } from './target.repository.ts';
import type { Target } from './target.ts';

export async function readTargets(context: Context): Promise<Target[]> {
  requireScope(context, 'governance:read');
  return context.read(allTargets);
}
