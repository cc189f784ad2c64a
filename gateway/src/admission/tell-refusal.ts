import type { Response } from 'express';
import type { GraphQLError } from 'graphql';
import type { ProblemCode } from '#shared/language/problem.ts';
import { challengeOf } from '../identity/challenge.ts';
import type { MediaType } from './admission.ts';

/**
 * What is wrong with the document or its values, rather than with who asks or how: under
 * `application/json` GraphQL over HTTP answers those 200, as it does everything that is GraphQL.
 */
const aboutTheDocument: ReadonlySet<unknown> = new Set<ProblemCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'DOCUMENT_TOO_LONG',
  'DOCUMENT_TOO_DEEP',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
  'TOO_MANY_ROOT_FIELDS',
  'TOO_MANY_FRAGMENTS',
  'TOO_MANY_FETCHES',
  'VARIABLES_TOO_LARGE',
  'PAGE_SIZE_INVALID',
  'COST_TOO_HIGH',
]);

export function isAboutTheDocument(code: unknown): boolean {
  return aboutTheDocument.has(code);
}

/** The status of a refusal in the form in which it is told. */
function statusIn(mediaType: MediaType, code: unknown, status: number): number {
  return mediaType === 'application/json' && isAboutTheDocument(code) ? 200 : status;
}

/** Answers a request that was not let in. */
export function tellRefusal(
  response: Response,
  mediaType: MediaType,
  { message, extensions }: GraphQLError,
): void {
  const { http, ...told } = extensions;
  // A problem always has a status.
  const { status } = http as { status: number };
  if (status === 401) response.set('www-authenticate', challengeOf(told['code']));
  response
    .status(statusIn(mediaType, told['code'], status))
    .type(`${mediaType}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions: told }] }));
}
