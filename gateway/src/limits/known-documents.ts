import type { DocumentNode } from 'graphql';
import type { KnownDocuments } from './check-document.ts';

const mostCharacters = 5_000_000;

/** Documents that passed, the oldest forgotten first: their tokens and shape need no second look. */
export function keepDocuments(most = mostCharacters): KnownDocuments {
  const documents = new Map<string, DocumentNode>();
  let characters = 0;
  return {
    get(text) {
      const document = documents.get(text);
      if (document) {
        documents.delete(text);
        documents.set(text, document);
      }
      return document;
    },
    set(text, document) {
      if (!documents.has(text)) characters += text.length;
      documents.set(text, document);
      for (const oldest of documents.keys()) {
        if (characters <= most) break;
        documents.delete(oldest);
        characters -= oldest.length;
      }
    },
  };
}
