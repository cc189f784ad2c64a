import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Language } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import type { GatewayContext } from '../context.ts';
import { isAboutTheDocument } from './tell-refusal.ts';

/** Errors that one answer tells: a list of everything that is wrong would be an answer of any size. */
const mostErrors = 20;
/** What GraphQL says of a value quotes it, however long it is. */
const longestDetail = 400;

/** Codes whose words GraphQL makes itself. */
const worded = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
] as const;

type Worded = (typeof worded)[number];

const suggestion = /\s*Did you mean .*\?/gs;

/**
 * Gives the answer its form: refusals in the caller's words and without the names of what there is instead,
 * the status its media type asks for, and what the request costs where that was asked.
 */
export function answerInForm(introspection: boolean): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          const { admission, language } = contextValue;
          const cost = admission && {
            ...admission.cost,
            ...(admission.fetches !== undefined && { fetches: admission.fetches }),
          };
          if (admission?.isDryRun && admission.fetches !== undefined) {
            response.body.singleResult = { data: null, extensions: { cost } };
            response.http.status = 200;
            return;
          }
          const asksCost = request.http?.headers.get('polis-debug')?.includes('cost');
          if (asksCost) result.extensions = { ...result.extensions, cost };
          if (!result.errors) return;
          if (result.data === undefined) result.errors = result.errors.slice(0, mostErrors);
          result.errors = result.errors.map((error) => reworded(error, language, introspection));
          const isJson = admission?.mediaType === 'application/json';
          const isRefused = result.data === undefined || result.data === null;
          const isOfDocument = result.errors.every(({ extensions }) =>
            isAboutTheDocument(extensions?.['code']),
          );
          if (isJson && isRefused && isOfDocument) response.http.status = 200;
        },
      };
    },
  };
}

function reworded(
  error: GraphQLFormattedError,
  language: Language,
  introspection: boolean,
): GraphQLFormattedError {
  const code = worded.find((each) => each === error.extensions?.['code']);
  if (!code) return error;
  const said = introspection ? error.message : error.message.replaceAll(suggestion, '');
  return { ...error, message: wordedAs(code, said, language) };
}

function wordedAs(code: Worded, said: string, language: Language): string {
  const detail = said.length > longestDetail ? `${said.slice(0, longestDetail)}…` : said;
  return problem(code, language, { detail }).message;
}
