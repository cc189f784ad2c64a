import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { preferredLanguage } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import type { GatewayContext } from '../context.ts';
import {
  type Cost,
  checkDocument,
  checkVariables,
  type KnownDocuments,
} from '../limits/check-document.ts';
import type { Limits } from '../limits/limits.ts';
import type { CurrentSchema } from '../limits/priced-schema.ts';
import { rateHeaders } from '../rate-limit/rate-headers.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { TrustedDocuments } from '../trusted-document/trusted-documents.ts';
import { type MediaType, mediaTypes } from './admission.ts';
import { type GraphRequest, readGraphRequest } from './graph-request.ts';
import { tellRefusal } from './tell-refusal.ts';

export type Gate = {
  limits: Limits;
  proxies: number;
  current: CurrentSchema;
  known: KnownDocuments;
  rates: RateLimiter;
  trusted: TrustedDocuments;
};

/** What a refused request uses of its caller's allowance: reading it was work too. */
const costOfRefusal = 10;

/**
 * Lets a request in, or answers why not: who asks, whether the document is trusted where it must be, what
 * it asks at most, and what the caller has left of its allowance. Nothing was planned or fetched by then.
 */
export function admit(
  gate: Gate,
  contextOf: (request: Request) => Promise<GatewayContext>,
): RequestHandler {
  return async (request, response, next) => {
    const accepted = request.accepts([...mediaTypes]);
    // Of a list of ours; who accepts neither hears so from Apollo.
    const mediaType = (accepted || 'application/json') as MediaType;
    try {
      const language = preferredLanguage(request.headers['accept-language']);
      const asked = readGraphRequest(request, language);
      // First of all: what comes next walks through them.
      checkVariables(asked.variables, gate.limits, language);
      const context = await contextOf(request);
      const text = await gate.trusted.textOf(asked, context);
      const cost = await costOf(gate, { ...asked, query: text }, context, request, response);
      const isDryRun = request.headers['polis-dry-run'] === 'cost';
      response.locals['context'] = { ...context, admission: { mediaType, cost, isDryRun } };
      passOn(request, asked, text);
      next();
    } catch (error) {
      if (error instanceof GraphQLError) tellRefusal(response, mediaType, error);
      else next(error);
    }
  };
}

async function costOf(
  gate: Gate,
  { query: text, operationName, variables }: GraphRequest & { query: string },
  { viewer, language }: GatewayContext,
  request: Request,
  response: Response,
): Promise<Cost | undefined> {
  const take = async (cost: number) => {
    const allowance = await gate.rates.take(viewer, request.ip, cost);
    if (!allowance) return;
    response.set(rateHeaders(allowance));
    if (allowance.isTaken) return;
    throw problem('RATE_LIMITED', language, { retryAfter: allowance.retryAfter });
  };
  let cost: Cost | undefined;
  try {
    const asked = { text, operationName, variables, viewer, language };
    cost = checkDocument(asked, gate.limits, gate.current.get(), gate.known);
  } catch (refusal) {
    await take(costOfRefusal);
    throw refusal;
  }
  await take(cost ? Math.max(cost.estimated, 1) : costOfRefusal);
  return cost;
}

/** Apollo is given what was checked and nothing else. */
function passOn(request: Request, { operationName, variables }: GraphRequest, query: string): void {
  if (request.method !== 'GET') {
    request.body = { query, variables, ...(operationName !== undefined && { operationName }) };
    return;
  }
  // Apollo refuses a GET that any site can make a browser send. Here that asks for nothing but what is
  // public: only queries come by GET, and no browser keeps a credential of ours to send along.
  request.headers['apollo-require-preflight'] = 'true';
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  if (operationName !== undefined) search.set('operationName', operationName);
  request.url = `/?${search}`;
  request.body = {};
}
