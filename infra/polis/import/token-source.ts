import { type ClientCredentials, fetchClientToken } from '#shared/identity/client-token.ts';
import { PlainError } from '../../local/plain-error.ts';
import { getSampleClient } from '../../local/sample-client.ts';
import type { Environment } from '../../local/system-language.ts';

/** Who imports, and where. */
export type TokenSource = {
  /** Under which name, for the journal. */
  as: string;
  /** Where POLIS runs, if this says so. */
  origin?: string;
  /** A token that holds for a while yet; after a refusal, another. */
  token: (refused: boolean) => Promise<string>;
};

const enoughMs = 30_000;

/**
 * A token of the caller's (`POLIS_TOKEN`), or the credentials of a client (`POLIS_TOKEN_URL`,
 * `POLIS_CLIENT_ID`, `POLIS_CLIENT_SECRET`), or a sample identity of the POLIS that runs here.
 */
export function findTokenSource(as: string | undefined, environment: Environment): TokenSource {
  const { POLIS_TOKEN, POLIS_TOKEN_URL, POLIS_CLIENT_ID, POLIS_CLIENT_SECRET } = environment;
  if (as !== undefined) {
    const { origin, client } = getSampleClient(as);
    return { as, origin, token: renewed(client) };
  }
  if (POLIS_TOKEN) return { as: 'POLIS_TOKEN', token: async () => POLIS_TOKEN };
  if (POLIS_TOKEN_URL && POLIS_CLIENT_ID && POLIS_CLIENT_SECRET) {
    const tokenUrl = POLIS_TOKEN_URL;
    const client = { tokenUrl, clientId: POLIS_CLIENT_ID, clientSecret: POLIS_CLIENT_SECRET };
    return { as: POLIS_CLIENT_ID, token: renewed(client) };
  }
  throw new PlainError(
    'Who imports? Give --as <identity>, or set POLIS_TOKEN, or POLIS_TOKEN_URL, POLIS_CLIENT_ID and POLIS_CLIENT_SECRET.',
  );
}

function renewed(client: ClientCredentials): TokenSource['token'] {
  let known: Awaited<ReturnType<typeof fetchClientToken>> | undefined;
  return async (refused) => {
    if (refused || !known || known.expiresAt - Date.now() < enoughMs) {
      known = await fetchClientToken(client);
    }
    return known.token;
  };
}
