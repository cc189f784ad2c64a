import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { LogFields } from '#shared/server/log.ts';
import { readRequestId, requestIdHeader } from '#shared/server/request-id.ts';
import type { Metrics, Outcome } from '../metrics/metrics.ts';
import { beginServing, type ServedRequest } from './served-request.ts';

/** The first part of a path, where it is one of ours: a path may carry anything. */
const routes = ['graphql', 'documents', 'oidc', 'health', 'explorer', 'schema.graphql'];

/** Gives each request an id, which its answer and the domains are told, and writes one line about it. */
export function accessLog(logger: Logger, metrics?: Metrics): RequestHandler {
  return (request, response, next) => {
    const leaving = new AbortController();
    const id = readRequestId(request.headers[requestIdHeader]);
    const arrived = performance.now();
    const served: ServedRequest = { id, left: leaving.signal, began: arrived };
    beginServing(request, served);
    response.setHeader(requestIdHeader, id);
    const [, first = ''] = request.path.split('/');
    const route = routes.includes(first) ? first : 'other';
    response.once('close', () => {
      const left = !response.writableFinished;
      if (left) leaving.abort();
      const durationMs = Math.round(performance.now() - arrived);
      const { role, client, operationHash, operationType, codes, fetches, statements } = served;
      // Whoever left is told nothing; the number is the one that proxies write for it.
      const status = left ? 499 : response.statusCode;
      if (route === 'graphql') {
        metrics?.answered({
          outcome: outcomeOf(status, served),
          codes: codes ?? [],
          fetches: fetches ?? 0,
          seconds: durationMs / 1_000,
        });
      }
      // Health is asked every second, and says nothing here.
      if (route === 'health') return;
      const line: LogFields = {
        ...{ requestId: id, route, status, durationMs, role, client },
        ...{ operationHash, operationType, fetches, statements, codes },
      };
      // The domains ask each other's feeds all day.
      const routine = role === 'PLATFORM' && status === 200 && !codes?.length;
      logger[routine ? 'debug' : 'info'](line, 'request');
    });
    next();
  };
}

function outcomeOf(status: number, { codes = [], answered }: ServedRequest): Outcome {
  if (status >= 400 || answered !== true) return 'failed';
  return codes.length > 0 ? 'partial' : 'whole';
}
