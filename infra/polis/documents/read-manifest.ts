import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A document as a client generator wrote it down. */
export type ManifestDocument = {
  /** What to call it when it is refused: its operation, or the beginning of its hash. */
  name: string;
  /** SHA-256 in hex. */
  hash: string;
  text: string;
};

export type ManifestProblem =
  | { code: 'MANIFEST_UNREADABLE' }
  | { code: 'MANIFEST_UNKNOWN' }
  | { code: 'MANIFEST_EMPTY' }
  | { code: 'HASH_NOT_SHA256'; name: string; hash: string }
  | { code: 'HASH_MISMATCHED'; name: string };

export type Manifest = { documents: ManifestDocument[] } | { problems: ManifestProblem[] };

/** `generate-persisted-query-manifest` of Apollo. */
const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string(), name: z.string().optional() })),
});

/** `persisted-documents.json` of the client preset of GraphQL Code Generator, and Relay's: hash → text. */
const byHash = z.record(z.string(), z.string());

/** Reads what a client generator wrote, of whichever of them; a hash has to be that of its text. */
export function readManifest(written: string): Manifest {
  const json = parse(written);
  if (json === undefined) return { problems: [{ code: 'MANIFEST_UNREADABLE' }] };
  const entries = entriesOf(json);
  if (!entries) return { problems: [{ code: 'MANIFEST_UNKNOWN' }] };
  if (entries.length === 0) return { problems: [{ code: 'MANIFEST_EMPTY' }] };
  const problems: ManifestProblem[] = [];
  const documents = entries.flatMap(({ id, text, name = operationOf(text) }) => {
    const hash = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(id)?.[1]?.toLowerCase();
    if (hash === undefined) problems.push({ code: 'HASH_NOT_SHA256', name, hash: id });
    else if (createHash('sha256').update(text).digest('hex') !== hash) {
      problems.push({ code: 'HASH_MISMATCHED', name });
    } else return [{ name, hash, text }];
    return [];
  });
  return problems.length > 0 ? { problems } : { documents };
}

function entriesOf(json: unknown): { id: string; text: string; name?: string }[] | undefined {
  const ofApollo = apollo.safeParse(json).data;
  if (ofApollo) {
    return ofApollo.operations.map(({ id, body: text, name }) => ({
      ...{ id, text },
      ...(name !== undefined && { name }),
    }));
  }
  const map = byHash.safeParse(json).data;
  return map && Object.entries(map).map(([id, text]) => ({ id, text }));
}

function operationOf(text: string): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? `${text.slice(0, 40).trim()}…`;
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
