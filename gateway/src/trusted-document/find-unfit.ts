import { GraphQLError, parse, validate } from 'graphql';
import { problem } from '#shared/language/problem.ts';
import { checkShape } from '../limits/check-document.ts';
import { countTokens } from '../limits/count-tokens.ts';
import type { Limits } from '../limits/limits.ts';
import type { CurrentSchema } from '../limits/priced-schema.ts';
import type { FindUnfit } from './register-documents.ts';

const mostErrors = 3;

/** A document is registered only if it could be asked: within the limits, and valid. */
export function findUnfitBy(current: CurrentSchema, limits: Limits): FindUnfit {
  return (text, { language }) => {
    const { characters, tokens } = limits;
    try {
      if (text.length > characters || countTokens(text, tokens) > tokens) {
        throw problem('DOCUMENT_TOO_LONG', language, { tokens, characters });
      }
      const document = parse(text);
      checkShape(document, limits, language);
      const errors = validate(current.get().schema, document, undefined, { maxErrors: mostErrors });
      return errors.length > 0 ? errors.map(({ message }) => message).join(' ') : undefined;
    } catch (error) {
      if (error instanceof GraphQLError) return error.message;
      throw error;
    }
  };
}
