import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { graphAudience } from '#shared/identity/client-token.ts';
import { referenceId } from '#shared/reference-id.ts';

type SigningKey = { kid: string; jwk: JWK; privateKey: CryptoKey };

/** An issuer on this machine for tests: with keys that change, that can be down, and that is counted. */
export async function openLocalIssuer(
  metadata: (address: string) => Record<string, unknown> = (address) => ({
    issuer: address,
    jwks_uri: `${address}/jwks`,
  }),
  metadataPath = '/.well-known/openid-configuration',
) {
  let keys = [await makeKey('k1')];
  let server: Server | undefined;
  let address = '';
  const asked: string[] = [];
  const answer: RequestListener = ({ url = '' }, response) => {
    asked.push(url);
    const body =
      url === '/jwks'
        ? { keys: keys.map(({ jwk }) => jwk) }
        : url === metadataPath
          ? metadata(address)
          : undefined;
    response.statusCode = body ? 200 : 404;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body ?? {}));
  };

  async function listen(port = 0): Promise<void> {
    const begun = createServer(answer);
    await new Promise<void>((resolve) => begun.listen(port, '127.0.0.1', resolve));
    server = begun;
    address = `http://127.0.0.1:${(begun.address() as AddressInfo).port}`;
  }

  async function stop(): Promise<void> {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  }

  await listen();
  return {
    get address() {
      return address;
    },
    asked,
    stop,
    resume: () => listen(Number(new URL(address).port)),
    /** A new key signs; the old ones stay published, or not. */
    async rotate(kid: string, keepOld: boolean): Promise<void> {
      const key = await makeKey(kid);
      keys = keepOld ? [...keys, key] : [key];
    },
    async sign(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
      const key = keys.at(-1);
      if (!key) throw new Error('An issuer has a key');
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: address,
        aud: graphAudience,
        sub: 'somebody',
        iat: now,
        exp: now + 300,
        role: 'COORDINATOR',
        purpose: 'COORDINATION',
        organisation: referenceId('organisation', 'regione-veneto'),
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid, ...header })
        .sign(key.privateKey);
    },
  };
}

async function makeKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' }, privateKey };
}
