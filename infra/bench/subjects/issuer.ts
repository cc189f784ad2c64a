import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { graphAudience } from '#shared/identity/client-token.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { listen } from '#shared/server/subgraph.ts';

export type Issuer = {
  /** For `POLIS_ISSUERS`. */
  configuration: string;
  accessToken: (viewer: Viewer) => Promise<string>;
  close: () => void;
};

/** An issuer of the bench's own: under NODE_ENV=production the gateway has none. */
export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA' }] });
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await listen(server, '127.0.0.1', 0);
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const issuer = `http://127.0.0.1:${port}`;
  return {
    configuration: JSON.stringify([{ issuer, jwksUri: `${issuer}/keys` }]),
    accessToken: ({ role, organisation, accessPoint, purpose, scopes, subject }) =>
      new SignJWT({
        role,
        organisation,
        access_point: accessPoint,
        purpose,
        scope: scopes.join(' '),
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(graphAudience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('3h')
        .sign(privateKey),
    close: () => void server.close(),
  };
}
