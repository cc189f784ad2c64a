import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Pool } from 'undici';
import { anonymous } from '#shared/identity/viewer.ts';
import { createViewerTokenSigner, type ViewerTokenSigner } from '#shared/identity/viewer-token.ts';
import { problem } from '#shared/language/problem.ts';
import type { SubgraphAddress } from './config.ts';
import type { GatewayContext } from './context.ts';
import { missingPaths } from './missing-paths.ts';

type Answer = { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[] };

/** Longest wait for a subgraph's answer, ms. */
const deadline = 5_000;
/** What writes may write much, an import of many rows for example. */
const deadlineOfMutations = 30_000;

/**
 * Fetches from one subgraph over kept connections, each request with a fresh viewer token. What
 * goes wrong on the way becomes `DOMAIN_UNAVAILABLE` at each field that is missing; addresses stay inside.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  readonly #subgraph: SubgraphAddress;
  readonly #path: string;
  readonly #pool: Pool;
  readonly #sign: ViewerTokenSigner;
  readonly #logger: Logger;

  constructor(subgraph: SubgraphAddress, logger: Logger) {
    const { origin, pathname } = new URL(subgraph.url);
    this.#logger = logger;
    this.#subgraph = subgraph;
    this.#path = pathname;
    this.#sign = createViewerTokenSigner(subgraph.name, subgraph.viewerKey);
    this.#pool = new Pool(origin, { connections: 64, connectTimeout: 2_000 });
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    // Apollo types the context of its own health checks loosely; there is no viewer then.
    const {
      viewer = anonymous,
      language = 'en',
      counts,
      idempotency,
    } = options.context as Partial<GatewayContext>;
    const { query, variables, operationName } = options.request;
    const body = JSON.stringify({ query, variables, operationName });
    const { name } = this.#subgraph;
    const isMutation = /^\s*mutation\b/.test(query ?? '');
    const token = this.#sign(viewer, body, isMutation ? idempotency : undefined);
    if (counts) counts.fetches += 1;
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: this.#path,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-language': language,
          authorization: `Bearer ${token}`,
        },
        body,
        signal: AbortSignal.timeout(isMutation ? deadlineOfMutations : deadline),
      });
      if (counts) counts.statements += Number(response.headers['polis-statements'] ?? 0);
      // A subgraph is our own process and speaks GraphQL; anything else is caught below.
      const answer = (await response.body.json()) as Answer;
      const rejected = answer.errors?.some(
        ({ extensions }) => extensions?.['code'] === 'VIEWER_TOKEN_REJECTED',
      );
      if (rejected) throw new Error(`${name} does not accept this gateway's word`);
      return answer;
    } catch (error) {
      this.#logger.warn({ domain: name, reason: String(error) }, 'a domain does not answer');
      const { message, extensions } = problem('DOMAIN_UNAVAILABLE', language, { domain: name });
      return {
        errors: missingPaths(options.request).map((path) => ({ message, extensions, path })),
      };
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
