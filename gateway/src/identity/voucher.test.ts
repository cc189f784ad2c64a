import { describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { referenceId } from '#shared/reference-id.ts';
import { createTokenVerifier, type Presented } from '../access-token.ts';
import { hashOf } from './dpop-proof.ts';
import { type IssuerGiven, issuerSchema, type PdndIssuer } from './issuer-config.ts';
import { openLocalIssuer } from './local-issuer.fixture.ts';
import { digestOfEvidence, readVoucher } from './voucher.ts';

/**
 * The voucher that the operating manual of PDND Interoperabilità shows to whoever provides an e-service
 * (developer.pagopa.it, "Checks on a DPoP voucher by a producer" and "How to request a DPoP voucher …
 * with additional information"), with the evidence of that page and its digest, which was taken with the line
 * end that the page warns of.
 */
const manual = {
  voucher: {
    iss: 'interop.pagopa.it',
    nbf: 1747408537,
    iat: 1747408537,
    exp: 1747409537,
    jti: '12297ac1-c192-4573-8350-207a4213e5ac',
    aud: 'https://eservice.pa.it/api/v1',
    sub: '9b361d49-33f4-4f1e-a88b-4e12661f2309',
    client_id: '9b361d49-33f4-4f1e-a88b-4e12661f2309',
    purposeId: '1b361d49-33f4-4f1e-a88b-4e12661f2300',
    producerId: '0e9e2dab-2e93-4f24-ba59-38d9f11198ca',
    consumerId: '69e2865e-65ab-4e48-a638-2037a9ee2ee7',
    eserviceId: 'b8c6d7ad-93fc-4eaf-9018-3cd8bf98163f',
    descriptorId: '9525a54b-9157-4b46-8976-ec66f20b7d7e',
  },
  evidence:
    'eyJhbGciOiJIUzI1NiIsImtpZCI6IlptWXhaR0UyWWpRdE16WTJZeTAwTldJNUxUaGpOR0l0TURKbVltUXlaR0l5TW1aaCIsInR5cCI6ImF0K2p3dCJ9.eyJqdGkiOiJkc2Zkc2Zkc2ZkcyIsImEiOiJiIn0.2QcY5UpoE2PgJhe1FKnHx-SZZq_NS6AKDTlfFdpVP9Q',
  digest: '5db26201b684761d2b970329ab8596773164ba1b43b1559980e20045941b8065',
};

/** From italia/eid-wallet-it-docs, docs/en/e-service-pdnd.rst: evidence, and the payload of a voucher for it. */
const itWallet = {
  evidence:
    'eyJhbGciOiJFUzI1NiIsImtpZCI6ImQ0YzNiMmExLTk4NzYtNTQzMi0xMGZlLWRjYmE5ODc2NTQzMiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiI4MjkxNGIzZi02MGIyLTQ1MjktYjRkNi0zZDRlNjdmMGE5MzMiLCJhdWQiOiJodHRwczovL2Vyb2dhdG9yZS5leGFtcGxlL2VudGUtZXhhbXBsZS92MSIsImV4cCI6MTczMzA1MjYwMCwibmJmIjoxNzMzMDM2NDUwLCJpYXQiOjE3MzMwMzY0MDAsImp0aSI6ImE0YjVjNmQ3LWU4ZjktYWJjZC1lZjEyLTM0NTY3ODkwMTIzNCIsImRub25jZSI6NjUyODQyNDIxMzY4NSwicHVycG9zZUlkIjoiYjJjM2Q0ZTUtZjZnNy1oOGk5LWowazEtbG1ubzEyMzQ1Njc4IiwidXNlcklEIjoiYThiN2M2ZDUtZTRmMy1nMmgxLWk5ajAta2xtbm9wcXJzdHV2IiwibG9hIjoic3Vic3RhbnRpYWwifQ.bhb3f3aWEuK-bZWjyKRWrJ4hYUWhw2SQ-yRz0kUFjPQTVagjXuTqyhxsHO4KXeSX9SivgaLSvw4n9BeZa7APbQ',
  voucher:
    'eyJhbGciOiJFUzI1NiIsImtpZCI6ImI4MzlmNGM3LTFlNWQtNGE4YS05ZmM2LTcyZDNiN2YwOTFlYyIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJpbnRlcm9wLnBhZ29wYS5pdCIsInN1YiI6IjgyOTE0YjNmLTYwYjItNDUyOS1iNGQ2LTNkNGU2N2YwYTkzMyIsImF1ZCI6Imh0dHBzOi8vZXJvZ2F0b3JlLmV4YW1wbGUvZW50ZS1leGFtcGxlL3YxIiwiZXhwIjoxNzMzMDQyMTUwLCJuYmYiOjE3MzMwNDE5NDUsImlhdCI6MTczMzA0MTkyMCwianRpIjoiYzRmNWQ3ZTItYjdjOC00MGY2LTliNmEtZGM5YTRmNWFlYjU3IiwiY2xpZW50X2lkIjoiODI5MTRiM2YtNjBiMi00NTI5LWI0ZDYtM2Q0ZTY3ZjBhOTMzIiwicHVycG9zZUlkIjoiZDJiOWE2NTMtYzQ5Ny00NWM2LWI4ZjEtNWJkZjEyNGM5ZDNhIiwiZGlnZXN0Ijp7ImFsZyI6IlNIQTI1NiIsInZhbHVlIjoiOTkwOGQ5NGI4ZmViMjY4YzAzNzEwNmQ3Yzg5ZTcwNjBjMmNjMWY2YjJiNGViY2I4MDViZmVlNTNhNTM5MzA3YiJ9LCJjbmYiOnsiamt0IjoiMFpjT0NPUlpOWXktRFdwcXEzMGpaeUpHSFROMGQySGdsQlYzdWlndUE0SSJ9fQ.sGhaHEOfMTB7r4_8ZILM_a9eTBGawWn3kL-dxYoZggFIzyrXDOZcQWt0zr00lMk2iYAMWxS32e4cUedmAsBXGw',
};

const organisation = referenceId('organisation', 'comune-venezia');

function pdnd(given: object = {}): Extract<IssuerGiven, { type: 'pdnd' }> {
  const { consumerId, eserviceId, producerId, aud } = manual.voucher;
  return {
    type: 'pdnd',
    issuer: 'interop.pagopa.it',
    jwksUri: 'https://interop.pagopa.it/.well-known/jwks.json',
    audience: aud,
    producerId,
    agreements: [{ consumerId, eserviceId, organisation, scopes: ['person:read', 'case:read'] }],
    ...given,
  };
}

function issuer(given: object = {}): PdndIssuer {
  const parsed = issuerSchema.parse(pdnd(given));
  if (parsed.type !== 'pdnd') throw new Error('It says that it is PDND');
  return parsed;
}

describe('the published examples of PDND', () => {
  it('hash tracking evidence as we do', () => {
    expect(digestOfEvidence(`${manual.evidence}\n`)).toBe(manual.digest);
    const { digest } = decodeJwt<{ digest: { value: string } }>(itWallet.voucher);
    expect(digestOfEvidence(itWallet.evidence)).toBe(digest.value);
  });

  it('make a system of the partner with which that e-service is agreed', () => {
    expect(readVoucher(issuer(), manual.voucher)).toEqual({
      viewer: {
        subject: manual.voucher.sub,
        client: manual.voucher.client_id,
        token: manual.voucher.jti,
        role: 'PARTNER_SYSTEM',
        organisation,
        accessPoint: null,
        purpose: 'SERVICE',
        scopes: ['person:read', 'case:read'],
      },
      digest: undefined,
    });
  });

  it('without consumer and e-service, as the wallet documentation has them, are nobody we know', () => {
    expect(() => readVoucher(issuer(), decodeJwt(itWallet.voucher))).toThrow(/claims/);
  });
});

describe('a voucher', () => {
  const other = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
  const { consumerId, eserviceId, purposeId } = manual.voucher;
  const agreed = { consumerId, eserviceId, organisation };

  it.each([
    ['another consumer', { consumerId: other }, /consumer/],
    ['another e-service', { eserviceId: other }, /consumer/],
    ['another producer', { producerId: other }, /claims/],
    ['another subject than its client', { sub: other }, /claims/],
    ['a digest of another kind', { digest: { alg: 'MD5', value: manual.digest } }, /claims/],
  ])('is refused for %s', (_, change, reason) => {
    expect(() => readVoucher(issuer(), { ...manual.voucher, ...change })).toThrow(reason);
  });

  it('has the scopes agreed for its purpose, else those for any', () => {
    const agreements = [
      { ...agreed, scopes: ['person:read'] },
      { ...agreed, purposeId, scopes: ['case:read'] },
    ];
    const scopesFor = (purpose: string) =>
      readVoucher(issuer({ agreements }), { ...manual.voucher, purposeId: purpose }).viewer.scopes;
    expect(scopesFor(purposeId)).toEqual(['case:read']);
    expect(scopesFor(other)).toEqual(['person:read']);
  });

  it('carries the digest that has to be met, in the form that the manual gives it', () => {
    const digest = { alg: 'SHA256', value: manual.digest };
    expect(readVoucher(issuer(), { ...manual.voucher, digest }).digest).toBe(manual.digest);
  });

  it('is refused without a digest where evidence is agreed', () => {
    const agreements = [{ ...agreed, scopes: ['person:read'], evidence: true }];
    expect(() => readVoucher(issuer({ agreements }), manual.voucher)).toThrow(/evidence/);
  });
});

describe('a voucher of a local PDND', () => {
  const publicUrl = 'https://polis.example.org';

  async function open(given: object = {}) {
    const local = await openLocalIssuer();
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const spent = new Set<string>();
    const spend = async (id: string) => !spent.has(id) && Boolean(spent.add(id));
    const jwksUri = `${local.address}/jwks`;
    const verify = createTokenVerifier([pdnd({ jwksUri, ...given })], { publicUrl, spend });
    const { iat: _, nbf: __, exp: ___, ...claims } = manual.voucher;
    const jkt = await calculateJwkThumbprint(jwk);
    let made = 0;
    return {
      verify,
      close: local.stop,
      voucher: (change: object = {}, typ = 'at+jwt') =>
        local.sign({ ...claims, ...change }, { typ }),
      bound: (change: object = {}, typ = 'dpop+jwt') =>
        local.sign({ ...claims, cnf: { jkt }, ...change }, { typ }),
      async presented(token: string, more: Partial<Presented> = {}): Promise<Presented> {
        made += 1;
        const proof = await new SignJWT({
          jti: `p${made}`,
          htm: 'POST',
          htu: `${publicUrl}/graphql`,
          iat: Math.floor(Date.now() / 1000),
          ath: hashOf(token),
        })
          .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
          .sign(privateKey);
        return {
          ...{ scheme: 'dpop', method: 'POST', path: '/graphql?x=1', proof, evidence: undefined },
          ...more,
        };
      },
    };
  }

  type Local = Awaited<ReturnType<typeof open>>;

  async function withLocal(given: object, work: (local: Local) => Promise<void>) {
    const local = await open(given);
    await work(local).finally(local.close);
  }

  it('is taken as a bearer token where it is bound to no key', () =>
    withLocal({}, async ({ verify, voucher }) => {
      expect(await verify(await voucher())).toMatchObject({ role: 'PARTNER_SYSTEM', organisation });
    }));

  it.each(['at+jwt', 'dpop+jwt'])(
    'is taken as %s with a proof of its key, and each proof once',
    (typ) =>
      withLocal({ bound: true }, async ({ verify, bound, presented }) => {
        const token = await bound({}, typ);
        const first = await presented(token);
        expect(await verify(token, first)).toMatchObject({ organisation });
        await expect(verify(token, first)).rejects.toThrow(/used before/);
        expect(await verify(token, await presented(token))).toMatchObject({ organisation });
      }),
  );

  it('that is bound to a key is worth nothing without a proof, nor with that of another token', () =>
    withLocal({}, async ({ verify, bound, voucher, presented }) => {
      const token = await bound();
      await expect(verify(token)).rejects.toThrow(/bound to a key/);
      const without = await presented(token, { proof: undefined });
      await expect(verify(token, without)).rejects.toThrow(/exactly one/);
      const ofAnother = await presented(await bound({ jti: 'another' }));
      await expect(verify(token, ofAnother)).rejects.toThrow(/another token/);
      const unbound = await voucher();
      await expect(verify(unbound, await presented(unbound))).rejects.toThrow(/bound to no key/);
    }));

  it('has to be bound where the configuration says so, in a way that is understood', () =>
    withLocal({ bound: true }, async ({ verify, voucher, bound, presented }) => {
      await expect(verify(await voucher())).rejects.toThrow(/bound to no key/);
      const odd = await bound({ cnf: { 'x5t#S256': 'x' } });
      await expect(verify(odd, await presented(odd))).rejects.toThrow(/claims/);
    }));

  it('comes with the evidence whose digest it carries, and no other', () =>
    withLocal({}, async ({ verify, bound, presented }) => {
      const value = digestOfEvidence(itWallet.evidence);
      const token = await bound({ digest: { alg: 'SHA256', value } });
      const asking = async (evidence: string | undefined) =>
        verify(token, await presented(token, { evidence }));
      expect(await asking(itWallet.evidence)).toMatchObject({ organisation });
      await expect(asking(manual.evidence)).rejects.toThrow(/evidence/);
      await expect(asking(undefined)).rejects.toThrow(/evidence/);
    }));

  it('is refused for another audience or type', () =>
    withLocal({}, async ({ verify, voucher }) => {
      await expect(verify(await voucher({ aud: 'https://other.example' }))).rejects.toThrow();
      await expect(verify(await voucher({}, 'JWT'))).rejects.toThrow();
    }));
});
