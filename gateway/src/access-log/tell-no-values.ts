import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { problems } from '#shared/language/problem.ts';
import type { GatewayContext } from '../context.ts';

/**
 * An error is copied into logs and tickets by whoever receives it. GraphQL's own say back what was sent,
 * and that may be somebody's name: of what they quote, only words of the contract are left.
 */
export const tellNoValues: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, schema }) {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (!singleResult.errors) return;
        const words = wordsOf(schema);
        singleResult.errors = singleResult.errors.map((error) => withoutValues(error, words));
      },
    };
  },
};

/** Codes of ours under which GraphQL's own words are told. */
const quoting: ReadonlySet<string> = new Set(
  Object.entries(problems).flatMap(([code, { en }]) => (en.includes('{detail}') ? [code] : [])),
);

/** Nothing stands for what was sent. */
const left = '…';
const typeId = /^[a-z_]+_[0-9a-z]{26}$/;

function withoutValues(
  error: GraphQLFormattedError,
  words: ReadonlySet<string>,
): GraphQLFormattedError {
  const { code, id, ...extensions } = error.extensions ?? {};
  if (typeof code !== 'string' || !(code in problems) || quoting.has(code)) {
    return { ...error, message: messageWithoutValues(error.message, words) };
  }
  // Our own say back ids alone, and what was given for one may be anything.
  if (typeof id !== 'string' || typeId.test(id)) return error;
  const message = error.message.replaceAll(id, left);
  return { ...error, message, extensions: { ...extensions, code, id: left } };
}

export function messageWithoutValues(message: string, words: ReadonlySet<string>): string {
  return message
    .replace(/( cannot represent [^:]*): [\s\S]*$/, '$1.')
    .replace(/got invalid value [\s\S]*; /, 'got an invalid value; ')
    .replace(/, found [\s\S]*$/, '.')
    .replace(/"([^"]*)"/g, (quoted, inside: string) =>
      inside.split(/\W+/).every((word) => word === '' || words.has(word)) ? quoted : `"${left}"`,
    )
    .replace(/'[^']*'/g, `'${left}'`)
    .replace(/\d{6,}/g, left);
}

const known = new WeakMap<GraphQLSchema, Set<string>>();

/** All names of the contract. */
function wordsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const before = known.get(schema);
  if (before) return before;
  const words = new Set<string>(['query', 'mutation', 'input', 'Name', 'String', 'Int', 'Float']);
  for (const type of Object.values(schema.getTypeMap())) {
    words.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) words.add(name);
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) words.add(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args } of Object.values(type.getFields())) {
      words.add(name);
      for (const argument of args) words.add(argument.name);
    }
  }
  for (const { name } of schema.getDirectives()) words.add(name);
  known.set(schema, words);
  return words;
}
