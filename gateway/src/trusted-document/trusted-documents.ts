import { createContext } from '#shared/context.ts';
import type { Connection } from '#shared/database/database.ts';
import { problem } from '#shared/language/problem.ts';
import type { TrustMode } from '../admission/gate-settings.ts';
import type { GraphRequest } from '../admission/graph-request.ts';
import type { GatewayContext } from '../context.ts';
import { textByHash } from './trusted-document.repository.ts';
import { hashOfText } from './trusted-document.ts';

export type TrustedDocuments = {
  /** The document that a request asks; refused where it is not trusted and has to be, or not known. */
  textOf(asked: GraphRequest, context: GatewayContext): Promise<string>;
};

const mostRemembered = 2_000;

/** Looks registered documents up; what was found once is remembered, since a hash has one text for good. */
export function createTrustedDocuments(
  connection: Pick<Connection, 'database' | 'reader'>,
  mode: TrustMode,
): TrustedDocuments {
  const remembered = new Map<string, string>();

  async function find(hash: string, { viewer, language }: GatewayContext) {
    if (viewer.organisation === null || hash === '') return undefined;
    const key = `${viewer.organisation} ${hash}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const context = createContext({ ...connection, viewer, language, now: new Date() });
    const [text] = await context.read(textByHash, { hash: `sha256:${hash}` });
    if (text === undefined) return undefined;
    remembered.set(key, text);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    return text;
  }

  return {
    async textOf({ query, hash }, context) {
      const { viewer, language } = context;
      const isHeld = mode === 'required' && viewer.role === 'PARTNER_SYSTEM';
      if (query && hash !== undefined && hashOfText(query) !== hash) {
        const detail = 'its hash is not the SHA-256 of its document';
        throw problem('BAD_REQUEST', language, { detail });
      }
      if (query && !isHeld) return query;
      const asked = query ? hashOfText(query) : (hash ?? '');
      const text = await find(asked, context);
      if (text !== undefined) return text;
      const documentId = `sha256:${asked}`;
      throw problem(isHeld ? 'DOCUMENT_NOT_TRUSTED' : 'PERSISTED_QUERY_NOT_FOUND', language, {
        documentId,
      });
    },
  };
}
