import { z } from 'zod';
import { scopes } from './viewer.ts';

const answerSchema = z.object({ access_token: z.string(), expires_in: z.number() });

export type ClientCredentials = { tokenUrl: string; clientId: string; clientSecret: string };

/** The audience of access tokens for the graph. */
export const graphAudience = 'urn:polis:graph';

/** An access token of a machine client, by the client credentials grant. */
export async function fetchClientToken(
  client: ClientCredentials,
): Promise<{ token: string; expiresAt: number }> {
  const { tokenUrl, clientId, clientSecret } = client;
  const credentials = Buffer.from(
    `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
  ).toString('base64');
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    // Asks for all there are; the issuer grants those the client may have.
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: graphAudience,
      scope: scopes.join(' '),
    }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`The issuer refused ${clientId}: HTTP ${response.status}`);
  const { access_token, expires_in } = answerSchema.parse(await response.json());
  return { token: access_token, expiresAt: Date.now() + expires_in * 1000 };
}
