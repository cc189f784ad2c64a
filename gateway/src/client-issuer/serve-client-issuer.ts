import type { Express, RequestHandler } from 'express';
import type { ClientRegister } from './client-adapter.ts';
import { createClientIssuer } from './client-issuer.ts';

/** Under which path of the public address it is. */
export const clientIssuerPath = '/oauth';

export async function serveClientIssuer(
  app: Express,
  publicUrl: string,
  seeds: readonly Uint8Array[],
  register: ClientRegister,
): Promise<void> {
  const provider = await createClientIssuer(`${publicUrl}${clientIssuerPath}`, seeds, register);
  app.use(clientIssuerPath, asSeenFrom(publicUrl), provider.callback());
}

/** The library takes the address in front from headers of a proxy: here they say the configured one. */
export function asSeenFrom(publicUrl: string): RequestHandler {
  const { protocol, host } = new URL(publicUrl);
  return (request, _, next) => {
    request.headers['x-forwarded-proto'] = protocol.replace(':', '');
    request.headers['x-forwarded-host'] = host;
    next();
  };
}
