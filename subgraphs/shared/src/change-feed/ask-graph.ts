import { z } from 'zod';
import { type ClientCredentials, fetchClientToken } from '../identity/client-token.ts';
import { FeedUnavailable } from './feed-source.ts';
import type { AskGraph } from './follower.ts';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
});

/** Asks the graph through the gateway with this domain's own token, renewed before it ends. */
export function askGraphAs(url: string, client: ClientCredentials): AskGraph {
  let current: Promise<{ token: string; expiresAt: number }> | undefined;

  async function token(): Promise<string> {
    const known = await current?.catch(() => undefined);
    if (known && known.expiresAt - Date.now() > 30_000) return known.token;
    current = fetchClientToken(client);
    return (await current).token;
  }

  return async (query, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await token()}`,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    // A restarted issuer may not know the token any more.
    if (response.status === 401) current = undefined;
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success) throw new FeedUnavailable(`The graph answered HTTP ${response.status}`);
    const { data, errors } = answer.data;
    return {
      ...(data !== undefined && { data }),
      ...(errors && { errors: errors.map(({ extensions = {} }) => ({ extensions })) }),
    };
  };
}
