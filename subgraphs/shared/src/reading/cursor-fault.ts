import type { Context } from '../context.ts';
import { problem } from '../language/problem.ts';
import { findDatabaseError } from '../server/fault.ts';
import type { Page } from './page.ts';

/** SQLSTATE classes of values that do not fit their type or range. */
const dataException = /^22/;

/** A forged cursor can hold values that no column takes: the caller's fault, not ours. */
export function blameCursor(context: Pick<Context, 'language'>, page: Page) {
  return (error: unknown): never => {
    const code = findDatabaseError(error)?.code ?? '';
    const unfit = error instanceof TypeError || dataException.test(code);
    if (page.after && unfit) throw problem('CURSOR_MALFORMED', context.language);
    throw error;
  };
}
