import type { Context } from '../context.ts';
import { problem } from '../language/problem.ts';
import { findUuid } from '../type-id.ts';

/** The id, unless it is malformed or of another type: that is a caller's bug, not a rule. */
export function requireId(context: Pick<Context, 'language'>, prefix: string, id: string): string {
  if (findUuid(prefix, id) === undefined) {
    throw problem('ID_MALFORMED', context.language, { id, type: prefix });
  }
  return id;
}
