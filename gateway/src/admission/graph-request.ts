import type { Request } from 'express';
import type { Language } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';

/** A request of GraphQL over HTTP, of whichever form it came in. */
export type GraphRequest = {
  query: string | undefined;
  /** SHA-256 of a registered document in hex, as `documentId` or Apollo's `persistedQuery` give it. */
  hash: string | undefined;
  operationName: string | undefined;
  variables: Record<string, unknown>;
};

type Parameters = Record<string, unknown>;

/** Reads it once, for the limits and for Apollo: what is checked is what is carried out. */
export function readGraphRequest(request: Request, language: Language): GraphRequest {
  const given =
    request.method === 'GET' ? ofSearch(request, language) : ofBody(request.body, language);
  const text = (name: string) => {
    const value = given[name];
    if (value === undefined || value === null || typeof value === 'string')
      return value ?? undefined;
    throw malformed(language, `\`${name}\` is no text`);
  };
  const map = (name: string): Parameters => {
    const value = given[name] ?? {};
    if (isMap(value)) return value;
    throw malformed(language, `\`${name}\` is no object`);
  };
  const query = text('query');
  const documentId = text('documentId');
  const persisted = map('extensions')['persistedQuery'];
  const hash = hashOf(documentId ?? (isMap(persisted) ? persisted['sha256Hash'] : undefined));
  if (!query && documentId === undefined && persisted === undefined) {
    throw malformed(language, 'it has neither `query` nor `documentId`');
  }
  return { query, hash, operationName: text('operationName'), variables: map('variables') };
}

function ofBody(body: unknown, language: Language): Parameters {
  if (Array.isArray(body)) throw problem('BATCHING_NOT_ALLOWED', language);
  if (isMap(body)) return body;
  throw malformed(
    language,
    'its body is no JSON object, or `content-type` is not application/json',
  );
}

function ofSearch(request: Request, language: Language): Parameters {
  const search = new URL(request.originalUrl, 'http://gateway.invalid').searchParams;
  const given: Parameters = {};
  for (const name of new Set(search.keys())) {
    const [value, ...more] = search.getAll(name);
    if (more.length > 0) throw malformed(language, `\`${name}\` is given twice`);
    given[name] = ['variables', 'extensions'].includes(name) ? parseJson(value) : value;
  }
  return given;
}

/** What is no JSON stays a text, and is refused as one. */
function parseJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isMap(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hashOf(id: unknown): string | undefined {
  if (id === undefined) return undefined;
  const [, hash] = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(String(id).slice(0, 100)) ?? [];
  // What is no hash is registered nowhere either.
  return hash?.toLowerCase() ?? '';
}

function malformed(language: Language, detail: string) {
  return problem('BAD_REQUEST', language, { detail });
}
