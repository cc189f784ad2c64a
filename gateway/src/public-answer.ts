import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Language } from '#shared/language/language.ts';
import { type ProblemCode, problems } from '#shared/language/problem.ts';
import { describeFault, fieldOf, isLate } from '#shared/server/fault.ts';
import type { GatewayContext } from './context.ts';
import { challengeOf } from './identity/challenge.ts';

/**
 * Missing rights refuse a whole query, with the status that says so. A mutation has been carried
 * out by then: its answer stays, and the status tells only when nothing of it was done.
 */
export const statusOfErrors: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, operation, contextValue }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        const statuses = (result.errors ?? []).map(({ extensions }) =>
          statusOf(extensions?.['code']),
        );
        const refused = statuses.find((status) => status === 401 || status === 403);
        if (refused !== undefined && operation?.operation !== 'mutation') delete result.data;
        const status = refused ?? statuses.find((each) => [400, 409, 410, 503].includes(each ?? 0));
        const nothing = !result.data || Object.values(result.data).every((value) => value === null);
        if (status !== undefined && nothing) response.http.status = status;
        if (response.http.status === 401) {
          response.http.headers.set('www-authenticate', challengeOf(undefined));
        }
        if (result.errors) result.errors = result.errors.map(wordedIn(contextValue.language));
      },
    };
  },
};

/** Faults are formatted before the caller's language is known. */
function wordedIn(language: Language) {
  return (error: GraphQLFormattedError): GraphQLFormattedError => {
    const code = error.extensions?.['code'];
    if (code !== 'INTERNAL_SERVER_ERROR' && code !== 'DEADLINE_EXCEEDED') return error;
    return { ...error, message: problems[code][language] };
  };
}

/** Apollo's own codes for a request that cannot be carried out as it is. */
const clientMistakes = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'INVALID_GRAPHQL'];

function statusOf(code: unknown): number | undefined {
  // Its status says more: 405 for a mutation by GET, 406 for a form that is not spoken.
  if (code === 'BAD_REQUEST') return undefined;
  if (typeof code === 'string' && clientMistakes.includes(code)) return 400;
  return typeof code === 'string' && code in problems
    ? problems[code as ProblemCode].status // checked on the line above
    : undefined;
}

/** With the header `polis-debug: counts` an answer says what it took. */
export const countsOnRequest: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, contextValue }) {
        if (response.body.kind !== 'single') return;
        if (request.http?.headers.get('polis-debug')?.includes('counts') !== true) return;
        const { extensions } = response.body.singleResult;
        response.body.singleResult.extensions = { ...extensions, counts: contextValue.counts };
      },
    };
  },
};

/** What went wrong in a resolver, and in one of the graph that the gateway answers itself. */
const faults = ['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR'];

/** Errors of ours keep their words; of the rest the caller learns only that it is our fault. */
export function toPublicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const { serviceName: _, ...extensions } = formatted.extensions ?? {};
  const code = extensions['code'];
  const ours = typeof code === 'string' && !faults.includes(code);
  if (ours) return { ...formatted, extensions };
  const cause = unwrapResolverError(error);
  const known = isLate(cause) ? 'DEADLINE_EXCEEDED' : 'INTERNAL_SERVER_ERROR';
  if (known === 'INTERNAL_SERVER_ERROR') {
    logger.error({ ...describeFault(cause), field: fieldOf(error) }, 'fault');
  }
  return {
    message: problems[known].en,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: known },
  };
}
