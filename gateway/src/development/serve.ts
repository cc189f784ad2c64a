import type { Express } from 'express';
import type { ClientRegister } from '../client-issuer/client-adapter.ts';
import { asSeenFrom } from '../client-issuer/serve-client-issuer.ts';
import { createDevelopmentIssuer } from './issuer.ts';
import { serveSignIn } from './sign-in.ts';
import { serveSampleTokens } from './tokens.ts';

/** The development issuer under `/oidc`, the page to sign in to it, and one-click tokens. */
export async function serve(
  app: Express,
  issuer: string,
  tokenUrl: string,
  secret: string,
  register: ClientRegister,
): Promise<void> {
  const provider = await createDevelopmentIssuer(issuer, secret, register);
  app.use('/oidc', asSeenFrom(issuer), provider.callback());
  serveSignIn(app, provider);
  serveSampleTokens(app, tokenUrl, secret);
}
