import { describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { checkProof, hashOf, type ProofAsked } from './dpop-proof.ts';

/** RFC 9449: the proofs of figures 2 and 12, the thumbprint of 6.1, the token of 7.1 and its hash. */
const published = {
  atTokenEndpoint:
    'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg',
  atResource:
    'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA',
  token: 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU',
  hash: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
  thumbprint: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
};

const asked: ProofAsked = {
  proof: published.atResource,
  method: 'GET',
  url: 'https://resource.example.org/protectedresource',
  token: published.token,
  thumbprint: published.thumbprint,
  now: 1562262618_000,
};

describe('the examples of RFC 9449', () => {
  it('hold: the proof of a request, the hash of its token, the thumbprint of its key', async () => {
    expect(hashOf(published.token)).toBe(published.hash);
    await expect(checkProof(asked)).resolves.toMatchObject({ id: expect.any(String) });
  });

  it('hold for the address however it is spelled, and whatever is asked of it', async () => {
    const url = 'https://RESOURCE.example.org:443/protected%72esource?a=1#b';
    await expect(checkProof({ ...asked, url })).resolves.toBeDefined();
  });

  it.each<[string, Partial<ProofAsked>, RegExp]>([
    ['another method', { method: 'POST' }, /method/],
    ['another path', { url: 'https://resource.example.org/other' }, /address/],
    ['another host', { url: 'https://resource.example.com/protectedresource' }, /address/],
    ['no TLS', { url: 'http://resource.example.org/protectedresource' }, /address/],
    ['another token', { token: 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxV' }, /token/],
    ['a token bound to another key', { thumbprint: 'x'.repeat(43) }, /another key/],
    ['later', { now: 1562262618_000 + 91_000 }, /old/],
    ['long before', { now: 1562262618_000 - 31_000 }, /future/],
    ['the proof for the token endpoint', { proof: published.atTokenEndpoint }, /method/],
    ['no proof', { proof: undefined }, /exactly one/],
    ['two proofs', { proof: `${published.atResource}, ${published.atResource}` }, /exactly one/],
    [
      'an altered signature',
      { proof: published.atResource.replace('.2oW9', '.2oW8') },
      /signature/,
    ],
    ['no JWT', { proof: 'abc' }, /dpop\+jwt/],
  ])('do not for %s', async (_, change, reason) => {
    await expect(checkProof({ ...asked, ...change })).rejects.toThrow(reason);
  });

  it('do not for a proof of the token endpoint at that endpoint, since it names no token', async () => {
    const { atTokenEndpoint: proof } = published;
    const there = { method: 'POST', url: 'https://server.example.com/token' };
    await expect(checkProof({ ...asked, ...there, proof })).rejects.toThrow(/another token/);
  });
});

/**
 * From the request to an e-service in italia/eid-wallet-it-docs, docs/en/e-service-pdnd.rst, where it is
 * called an example: the signature is not made by the key that the header holds.
 */
const publishedByItWallet =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwia2V5X29wcyI6WyJzaWduIl0sImtpZCI6IjM5ZmE5NjBiLTc3M2YtNDllZi04YTBlLWU3NzNlOWI5N2FlOCIsImNydiI6IlAtMjU2IiwieCI6Imh1eVhJUU52OTAyb0xzcFg0X3pvbkM5NEc2eUVsbjZsc2RtLTF3TTczMm8iLCJ5IjoiSTlQREVhd1dIcWFGREd4MVprTmstMlBWNldkcGNhSDNBZk9iQlNMaWhndyJ9fQ.eyJqdGkiOiIyYzc2ZmNhMy1jYjRlLTQzMTItOGI2ZS05NzQ5NDYyZjQyMGQiLCJodG0iOiJQT1NUIiwiYXRoIjoiM2UwOGRlMWQwYTNkZjIzNWZjZmNjZjYyNjdmYTUwYTU5YmEyYTk1NTI2YzdjZTY3MDY1YjhlMjZkYmI5NDQ1MSIsImh0dSI6Imh0dHBzOi8vZXJvZ2F0b3JlLmV4YW1wbGUvZW50ZS1leGFtcGxlL3YxIiwiaWF0IjoxNzYyMjYyNjE2fQ.kvXh8H9B5DWCNlWyNB_PzRH217j1NHnIkE_55WnEixt2RbQTGrCS6AFAznREA85dzqwAAaHb_qHtDc5BR0lLmQ';

describe('the proof that the Italian wallet documentation gives for an e-service of PDND', () => {
  it('is refused: it was not signed by the key it names', async () => {
    const there = {
      proof: publishedByItWallet,
      method: 'POST',
      url: 'https://erogatore.example/ente-example/v1',
      now: 1762262616_000,
    };
    await expect(checkProof({ ...asked, ...there })).rejects.toThrow(/signature/);
  });
});

describe('a proof', () => {
  const now = 1_790_000_000_000;

  async function make(
    change: { claims?: object; header?: object; algorithm?: string; jwk?: (own: JWK) => JWK } = {},
  ): Promise<ProofAsked> {
    const algorithm = change.algorithm ?? 'ES256';
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const own = await exportJWK(publicKey);
    const jwk = change.jwk?.(await exportJWK(privateKey)) ?? own;
    const url = 'https://polis.example.org/graphql';
    const claims = { jti: 'p1', htm: 'POST', htu: url, iat: now / 1000, ath: hashOf('token') };
    const proof = await new SignJWT({ ...claims, ...change.claims })
      .setProtectedHeader({ alg: algorithm, typ: 'dpop+jwt', jwk, ...change.header })
      .sign(privateKey);
    const thumbprint = await calculateJwkThumbprint(own);
    return { proof, method: 'POST', url, token: 'token', thumbprint, now };
  }

  it.each(['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'])(
    'may be signed by %s',
    async (algorithm) => {
      await expect(make({ algorithm }).then(checkProof)).resolves.toBeDefined();
    },
  );

  it.each<[string, Parameters<typeof make>[0], RegExp]>([
    ['another type', { header: { typ: 'JWT' } }, /dpop\+jwt/],
    ['an algorithm that is not listed', { algorithm: 'ES512' }, /algorithm/],
    ['a private key', { jwk: (own) => own }, /private/],
    ['no key', { header: { jwk: undefined } }, /key/],
    ['no id', { claims: { jti: '' } }, /lacks/],
    ['no time', { claims: { iat: undefined } }, /lacks/],
    ['an address that is none', { claims: { htu: 'graphql' } }, /address/],
  ])('is refused for %s', async (_, change, reason) => {
    await expect(make(change).then(checkProof)).rejects.toThrow(reason);
  });

  it('is refused when it is signed by a secret that everybody knows, its public key', async () => {
    const jwk: JWK = { kty: 'oct', k: 'eA' };
    const proof = await new SignJWT({ jti: 'p1', htm: 'POST', htu: asked.url, iat: now / 1000 })
      .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk })
      .sign(Buffer.alloc(32, 'x'));
    await expect(checkProof({ ...asked, proof, now })).rejects.toThrow(/algorithm/);
  });

  it('is known by its key and id, whatever else it says', async () => {
    const [one, other] = [await make(), await make()];
    expect((await checkProof(one)).id).not.toBe((await checkProof(other)).id);
    expect((await checkProof(one)).id).toBe((await checkProof({ ...one, now: now + 1_000 })).id);
  });
});
