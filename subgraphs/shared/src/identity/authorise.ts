import type { Language } from '../language/language.ts';
import { problem } from '../language/problem.ts';
import type { Scope, Viewer } from './viewer.ts';

export function hasScope(viewer: Viewer, scope: Scope): boolean {
  return viewer.scopes.includes(scope);
}

/** Refuses the operation unless the viewer holds the scope: 401 without a token, 403 with one. */
export function requireScope(context: { viewer: Viewer; language: Language }, scope: Scope): void {
  if (hasScope(context.viewer, scope)) return;
  const code = context.viewer.role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  throw problem(code, context.language, { scope });
}
