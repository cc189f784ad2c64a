import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { type Dispatcher, request as send } from 'undici';
import { mostDocumentBytes } from '#shared/document-limits.ts';
import { createViewerTokenSigner, wholeRequest } from '#shared/identity/viewer-token.ts';
import { problem } from '#shared/language/problem.ts';
import type { VerifyToken } from './access-token.ts';
import type { SubgraphAddress } from './config.ts';
import { type GatewayContext, toContext } from './context.ts';
import { challengeOf } from './identity/challenge.ts';
import { inParts } from './in-parts.ts';
import { DomainSilent } from './request-body.ts';

/** Longest silence of employment, ms: a scanner takes its time. */
const silence = 60_000;

const served = /^\/(case_document_[0-9a-z]+(\/content)?)?$/;

const handedBack = [
  'allow',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-type',
  'tus-extension',
  'tus-max-size',
  'tus-resumable',
  'tus-version',
  'upload-expires',
  'upload-length',
  'upload-offset',
  'x-content-type-options',
];

type Ask = (offset: string | undefined, body: Buffer) => Promise<Dispatcher.ResponseData>;

/**
 * Bytes of documents, to and from employment, by the tus protocol: an upload larger than employment
 * takes at once goes on in parts, and what has arrived of one that breaks off is kept.
 */
export function serveDocuments(employment: SubgraphAddress, verify: VerifyToken): Router {
  const sign = createViewerTokenSigner(employment.name, employment.viewerKey);

  function asking(request: Request, { viewer, language }: GatewayContext): Ask {
    const { method } = request;
    const path = `/documents${request.path}`;
    const handedOn = ['content-type', 'tus-resumable'].flatMap((name) => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    });
    return (offset, body) =>
      send(new URL(path, employment.url), {
        // Express and undici list the same methods.
        method: method as Dispatcher.HttpMethod,
        headers: {
          ...Object.fromEntries(handedOn),
          ...(offset !== undefined && { 'upload-offset': offset }),
          'accept-language': language,
          authorization: `Bearer ${sign(viewer, wholeRequest(method, path, offset, body))}`,
        },
        body: method === 'PATCH' ? body : null,
        headersTimeout: silence,
        bodyTimeout: silence,
      }).catch((error: unknown) => {
        throw new DomainSilent(employment.name, error);
      });
  }

  return Router().use(async (request, response) => {
    const context = await toContext(request, verify);
    const { viewer, language } = context;
    if (viewer.role === 'ANONYMOUS' && request.method !== 'OPTIONS') {
      throw problem('UNAUTHENTICATED', language);
    }
    if (!served.test(request.path)) throw problem('DOCUMENT_NOT_FOUND', language);
    if (Number(request.headers['content-length']) > mostDocumentBytes) {
      throw problem('DOCUMENT_TOO_LARGE', language);
    }
    const ask = asking(request, context);
    const { 'upload-offset': given } = request.headers;
    const offset = given === undefined ? undefined : String(given);
    const answer =
      request.method === 'PATCH'
        ? await sendOn(request, offset, ask)
        : await ask(offset, Buffer.alloc(0));
    await handBack(answer, response);
  });
}

/** Part after part until one is refused; the answer to the last says how far all of it came. */
async function sendOn(
  request: IncomingMessage,
  begin: string | undefined,
  ask: Ask,
): Promise<Dispatcher.ResponseData> {
  let offset = begin;
  let answer: Dispatcher.ResponseData | undefined;
  for await (const part of inParts(request)) {
    await answer?.body.dump();
    answer = await ask(offset, part);
    if (answer.statusCode !== 204) return answer;
    const { 'upload-offset': next } = answer.headers;
    offset = String(next);
  }
  return answer ?? ask(offset, Buffer.alloc(0));
}

async function handBack(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  response: Response,
): Promise<void> {
  for (const name of handedBack) {
    const value = headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  if (statusCode === 401) response.setHeader('www-authenticate', challengeOf(undefined));
  response.status(statusCode);
  // An answer that breaks off, on either side, ends the other.
  await pipeline(body, response).catch(() => response.destroy());
}
