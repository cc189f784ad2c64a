import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { LogFields } from './log.ts';
import { readRequestId, requestIdHeader } from './request-id.ts';

/** Writes one line about each request that the gateway sends, under the id it gave it. */
export function writeAccessLine(
  request: IncomingMessage,
  response: ServerResponse,
  logger: Logger,
  route: string,
): void {
  const began = performance.now();
  const requestId = readRequestId(request.headers[requestIdHeader]);
  response.once('close', () => {
    const line: LogFields = {
      requestId,
      route,
      // Whoever left is told nothing; the number is the one that proxies write for it.
      status: response.writableFinished ? response.statusCode : 499,
      durationMs: Math.round(performance.now() - began),
      statements: Number(response.getHeader('polis-statements') ?? 0),
    };
    logger.info(line, 'request');
  });
}
