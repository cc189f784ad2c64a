import type { Express } from 'express';
import { createDevelopmentIssuer } from './issuer.ts';
import { serveSampleTokens } from './tokens.ts';

/** The development issuer under `/oidc`, and one-click tokens. */
export async function serve(
  app: Express,
  issuer: string,
  tokenUrl: string,
  secret: string,
): Promise<void> {
  const provider = await createDevelopmentIssuer(issuer, secret);
  app.use('/oidc', provider.callback());
  serveSampleTokens(app, tokenUrl, secret);
}
