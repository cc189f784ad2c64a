import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Pool } from 'undici';
import { deadlineHeader } from '#shared/deadline.ts';
import { anonymous } from '#shared/identity/viewer.ts';
import { createViewerTokenSigner, type ViewerTokenSigner } from '#shared/identity/viewer-token.ts';
import { problem } from '#shared/language/problem.ts';
import { faultKind } from '#shared/server/fault.ts';
import { requestIdHeader } from '#shared/server/request-id.ts';
import type { SubgraphAddress } from './config.ts';
import type { GatewayContext } from './context.ts';
import { deadlineOf, type FetchDeadlines, usualDeadlines } from './faults/fetch-deadline.ts';
import { AnswerMalformed, faultOf } from './faults/fetch-fault.ts';
import { createFetchPolicy, type FetchPolicy, usualLimits } from './faults/fetch-policy.ts';
import type { Metrics } from './metrics/metrics.ts';
import { missingPaths } from './missing-paths.ts';

type Answer = { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[] };

type Options = { deadlines?: FetchDeadlines; limits?: typeof usualLimits; metrics?: Metrics };

/**
 * Fetches from one subgraph over kept connections, each request with a fresh viewer token and the time
 * that is left for it. What goes wrong on the way becomes `DOMAIN_UNAVAILABLE` or `DEADLINE_EXCEEDED`
 * at each field that is missing; addresses stay inside.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  readonly policy: FetchPolicy;
  readonly #subgraph: SubgraphAddress;
  readonly #path: string;
  readonly #pool: Pool;
  readonly #sign: ViewerTokenSigner;
  readonly #logger: Logger;
  readonly #deadlines: FetchDeadlines;
  readonly #metrics: Metrics | undefined;

  constructor(
    subgraph: SubgraphAddress,
    logger: Logger,
    { deadlines = usualDeadlines, limits = usualLimits, metrics }: Options = {},
  ) {
    const { origin, pathname } = new URL(subgraph.url);
    this.#logger = logger;
    this.#subgraph = subgraph;
    this.#path = pathname;
    this.#deadlines = deadlines;
    this.#metrics = metrics;
    this.#sign = createViewerTokenSigner(subgraph.name, subgraph.viewerKey);
    this.#pool = new Pool(origin, { connections: limits.concurrent, connectTimeout: 1_000 });
    this.policy = createFetchPolicy(limits);
    metrics?.watch(subgraph.name, this.policy);
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    // Apollo types the context of its own health checks loosely; there is no viewer then.
    const context = options.context as Partial<GatewayContext>;
    const { viewer = anonymous, language = 'en', counts, idempotency, served } = context;
    const { query, variables, operationName } = options.request;
    const body = JSON.stringify({ query, variables, operationName });
    const { name } = this.#subgraph;
    const isMutation = /^\s*mutation\b/.test(query ?? '');
    const deadlineMs = deadlineOf(this.#deadlines, isMutation, served);
    const began = performance.now();
    if (counts) counts.fetches += 1;
    try {
      return await this.policy.run(
        async (signal) => {
          const response = await this.#pool.request({
            method: 'POST',
            path: this.#path,
            headers: {
              'content-type': 'application/json',
              accept: 'application/json',
              'accept-language': language,
              authorization: `Bearer ${this.#sign(viewer, body, isMutation ? idempotency : undefined)}`,
              [deadlineHeader]: String(
                Math.max(1, Math.round(deadlineMs - (performance.now() - began))),
              ),
              ...(served && { [requestIdHeader]: served.id }),
            },
            body,
            signal,
          });
          if (counts) counts.statements += Number(response.headers['polis-statements'] ?? 0);
          return readAnswer(await response.body.text());
        },
        { isMutation, deadlineMs, left: served?.left },
      );
    } catch (error) {
      const fault = faultOf(error, !isMutation && served?.left.aborted === true);
      this.#metrics?.faulted(name, fault);
      if (fault !== 'LEFT') {
        const { id: requestId } = served ?? {};
        this.#logger.warn(
          { requestId, domain: name, fault, kind: faultKind(error) },
          'a domain does not answer',
        );
      }
      const code = fault === 'LATE' ? 'DEADLINE_EXCEEDED' : 'DOMAIN_UNAVAILABLE';
      const { message, extensions } = problem(code, language, { domain: name });
      return {
        errors: missingPaths(options.request).map((path) => ({ message, extensions, path })),
      };
    } finally {
      // What is read behind a change has time of its own.
      if (isMutation && served) served.began = performance.now();
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** A subgraph is our own process and speaks GraphQL; what does not, or takes not our word, is at fault. */
function readAnswer(text: string): Answer {
  let answer: Answer;
  try {
    // Checked in what matters below: it comes from where only our own processes are.
    answer = JSON.parse(text) as Answer;
  } catch {
    throw new AnswerMalformed();
  }
  const rejected = answer.errors?.some(
    ({ extensions }) => extensions?.['code'] === 'VIEWER_TOKEN_REJECTED',
  );
  if (rejected) throw new AnswerMalformed();
  return answer;
}
