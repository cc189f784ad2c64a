import { Lexer, Source, TokenKind } from 'graphql';

/** How many tokens a text has, as far as `most` and one more; what is no token ends the count. */
export function countTokens(text: string, most: number): number {
  const lexer = new Lexer(new Source(text));
  for (let count = 0; count <= most; count += 1) {
    try {
      if (lexer.advance().kind === TokenKind.EOF) return count;
    } catch {
      // The parser will say what is wrong there.
      return count;
    }
  }
  return most + 1;
}
