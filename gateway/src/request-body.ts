import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { GraphQLError } from 'graphql';
import { preferredLanguage } from '#shared/language/language.ts';
import { type ProblemCode, problem } from '#shared/language/problem.ts';
import { challengeOf } from './identity/challenge.ts';

/** PostgreSQL stores no null character, however it was escaped on its way here. */
const nullCharacter = /\0|%00|\\u0000|\\u\{0+\}|%5Cu0000/i;

class NullCharacter extends Error {}

/** A domain that was asked outside GraphQL does not answer. */
export class DomainSilent extends Error {
  readonly domain: string;

  constructor(domain: string, cause: unknown) {
    super(`${domain} does not answer`, { cause });
    this.domain = domain;
  }
}

/** Reads a JSON body of at most 1 MB; one that holds a null character is refused unread. */
export function jsonBody(): RequestHandler[] {
  const guardUrl: RequestHandler = (request, _, next) => {
    next(nullCharacter.test(request.url) ? new NullCharacter() : undefined);
  };
  const verify = (_request: unknown, _response: unknown, body: Buffer) => {
    if (nullCharacter.test(body.toString())) throw new NullCharacter();
  };
  return [guardUrl, express.json({ limit: '1mb', verify })];
}

/** What goes wrong before GraphQL begins is told like every other error, without a stack. */
export const tellErrors: ErrorRequestHandler = (error, request, response, _next) => {
  if (response.headersSent) {
    // What hears of it next would print it.
    response.destroy();
    return;
  }
  const status = statusOf(error);
  if (error instanceof GraphQLError) tellProblem(response, error);
  else if (error instanceof DomainSilent) tellSilent(request, response, error);
  else if (status === undefined) tell(request, response, 'INTERNAL_SERVER_ERROR', 500);
  else if (isNullCharacter(error)) tell(request, response, 'CHARACTER_INVALID', 400);
  else tell(request, response, 'BODY_MALFORMED', status);
};

function tell(request: Request, response: Response, code: ProblemCode, status: number): void {
  const { message } = problem(code, preferredLanguage(request.headers['accept-language']));
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** With the status that its code stands for. */
function tellProblem(response: Response, { message, extensions }: GraphQLError): void {
  const { code, http } = extensions;
  // A problem always has a status.
  const { status } = http as { status: number };
  if (status === 401) response.set('www-authenticate', challengeOf(code));
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** In GraphQL the rest of an answer stays, so that its status is 200; here there is no rest. */
function tellSilent(request: Request, response: Response, { domain }: DomainSilent): void {
  const code = 'DOMAIN_UNAVAILABLE';
  const language = preferredLanguage(request.headers['accept-language']);
  const { message } = problem(code, language, { domain });
  response.status(503).json({ errors: [{ message, extensions: { code } }] });
}

/** body-parser wraps what `verify` throws and keeps its message and a type. */
function isNullCharacter(error: unknown): boolean {
  if (error instanceof NullCharacter) return true;
  return hasField(error, 'type') && error.type === 'entity.verify.failed';
}

/** The client's fault has a 4xx status of the framework's; everything else is ours. */
function statusOf(error: unknown): number | undefined {
  if (isNullCharacter(error)) return 400;
  const status = hasField(error, 'status') ? Number(error.status) : Number.NaN;
  return status >= 400 && status < 500 ? status : undefined;
}

function hasField<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}
