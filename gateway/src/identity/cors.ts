import type { RequestHandler } from 'express';
import type { ClientStanding } from '../client/client-standing.ts';

const asked = [
  'accept-language',
  'authorization',
  'content-type',
  'dpop',
  'idempotency-key',
  'polis-debug',
  // Of documents, by tus.
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
];
/** What a page may read of an answer besides its body. */
const shown = [
  'content-disposition',
  'retry-after',
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'www-authenticate',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
/** How long a browser need not ask again, seconds. */
const remembered = 600;

/**
 * Lets pages of registered browser clients ask from their own origins, without cookies. To any other
 * origin nothing is said, so that its browser keeps the answer from it.
 */
export function cors({ isOrigin }: Pick<ClientStanding, 'isOrigin'>): RequestHandler {
  return async (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    const isPreflight =
      request.method === 'OPTIONS' && request.header('access-control-request-method') !== undefined;
    // Where nobody can say, nobody is known.
    const isKnown = origin !== undefined && (await isOrigin(origin).catch(() => false));
    if (isKnown) {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Expose-Headers': shown.join(', '),
      });
    }
    if (!isPreflight) {
      next();
      return;
    }
    if (isKnown) {
      response.set({
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
        'Access-Control-Allow-Headers': asked.join(', '),
        'Access-Control-Max-Age': String(remembered),
      });
    }
    response.status(isKnown ? 204 : 403).end();
  };
}
