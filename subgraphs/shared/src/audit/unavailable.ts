import { GraphQLError } from 'graphql';
import type { Language } from '../language/language.ts';
import { problem } from '../language/problem.ts';

/** What is told in place of personal data while nobody could say who saw it. */
export function auditUnavailable(
  { language }: { language: Language },
  cause: unknown,
  path?: readonly (string | number)[],
): GraphQLError {
  const { message, extensions } = problem('AUDIT_UNAVAILABLE', language);
  const originalError = cause instanceof Error ? cause : undefined;
  return new GraphQLError(message, { extensions, originalError, ...(path && { path }) });
}
