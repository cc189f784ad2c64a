import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { preferredLanguage } from '#shared/language/language.ts';
import { type ProblemCode, problem } from '#shared/language/problem.ts';

/** PostgreSQL stores no null character, however it was escaped on its way here. */
const nullCharacter = /\0|%00|\\u0000|\\u\{0+\}|%5Cu0000/i;

class NullCharacter extends Error {}

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
export const tellErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  if (status === undefined) tell(request, response, 'INTERNAL_SERVER_ERROR', 500);
  else if (isNullCharacter(error)) tell(request, response, 'CHARACTER_INVALID', 400);
  else tell(request, response, 'BODY_MALFORMED', status);
};

function tell(request: Request, response: Response, code: ProblemCode, status: number): void {
  const { message } = problem(code, preferredLanguage(request.headers['accept-language']));
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
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
