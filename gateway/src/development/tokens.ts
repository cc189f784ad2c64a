import type { Express } from 'express';
import { fetchClientToken } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import { isSampleIdentity, sampleIdentities } from '#shared/identity/sample-identities.ts';

/** One-click tokens for the pages of a fresh machine. Other origins cannot read the answer. */
export function serveSampleTokens(app: Express, tokenUrl: string, secret: string): void {
  app.get('/development/identities', (_, response) => {
    response.json(
      Object.entries(sampleIdentities).map(([name, { role, describes }]) => ({
        name,
        role,
        describes,
      })),
    );
  });
  app.post('/development/tokens/:identity', async (request, response) => {
    const { identity } = request.params;
    if (!isSampleIdentity(identity)) {
      response.status(404).json({ error: `There is no sample identity ${identity}` });
      return;
    }
    const clientSecret = developmentClientSecret(secret, identity);
    const { token, expiresAt } = await fetchClientToken({
      tokenUrl,
      clientId: identity,
      clientSecret,
    });
    response.json({ token, expiresAt: new Date(expiresAt).toISOString() });
  });
}
