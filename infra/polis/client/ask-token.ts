import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { graphAudience } from '#shared/identity/client-token.ts';
import { PlainError } from '../../local/plain-error.ts';
import { type KeyFile, publicHalf } from './key-file.ts';

const metadataSchema = z.object({ issuer: z.string(), token_endpoint: z.string() });
const answerSchema = z.union([
  z.object({ access_token: z.string() }),
  z.object({ error: z.string(), error_description: z.string().optional() }),
]);

/** An access token for what the key signs, as any partner's system asks for it (RFC 7523). */
export async function askToken(
  known: KeyFile & { url: string; clientId: string },
  scope: string,
): Promise<string> {
  const { url, clientId, key, algorithm } = known;
  const found = await fetch(new URL('/oauth/.well-known/openid-configuration', url));
  const metadata = metadataSchema.parse(await found.json());
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: algorithm, kid: await calculateJwkThumbprint(publicHalf(known)) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(metadata.issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .setJti(randomUUID())
    .sign(await importJWK(key, algorithm));
  const response = await fetch(metadata.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      resource: graphAudience,
      scope,
    }),
  });
  const answer = answerSchema.parse(await response.json());
  if ('access_token' in answer) return answer.access_token;
  const { error, error_description = '' } = answer;
  throw new PlainError(`No token: ${error}. ${error_description}`.trim());
}
