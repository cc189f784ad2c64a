import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { referenceId } from '#shared/reference-id.ts';
import { acceptPayload } from './accept-payload.ts';
import { mapClaims } from './claim-mapping.ts';
import { issuerSchema, type OidcIssuer } from './issuer-config.ts';

const veneto = referenceId('organisation', 'veneto-lavoro');
const desk = referenceId('access_point', 'CPI-PD-08');

function issuer(claims: unknown): OidcIssuer {
  const parsed = issuerSchema.parse({ issuer: 'https://login.example.org', claims });
  if (parsed.type !== 'oidc') throw new Error('An issuer is of OpenID Connect unless it says so');
  return parsed;
}

/** As Keycloak writes an access token: roles of the realm, groups, attributes by mappers. */
const keycloak = {
  iss: 'https://login.example.org',
  sub: '6a1f6a7c-2f0e-4a4e-9a57-1f4ad9d0b1b0',
  azp: 'polis-dashboard',
  realm_access: { roles: ['offline_access', 'polis-operatore', 'uma_authorization'] },
  groups: ['/enti/veneto-lavoro'],
  'https://polis.example/sportello': desk,
  resource_access: { polis: { roles: ['leggere-persone', 'leggere-casi'] } },
};

const keycloakMap = {
  role: {
    from: '/realm_access/roles',
    values: { 'polis-coordinatore': 'COORDINATOR', 'polis-operatore': 'CASE_WORKER' },
  },
  organisation: { from: 'groups', values: { '/enti/veneto-lavoro': veneto } },
  accessPoint: '/https:~1~1polis.example~1sportello',
  purpose: { always: 'SERVICE' },
  scope: {
    from: '/resource_access/polis/roles',
    values: { 'leggere-persone': ['person:read', 'identity:read'], 'leggere-casi': ['case:read'] },
  },
  client: 'azp',
};

describe('claims of another issuer', () => {
  it('are found where the configuration says, and in our words', () => {
    expect(acceptPayload(issuer(keycloakMap), keycloak).viewer).toEqual({
      subject: keycloak.sub,
      role: 'CASE_WORKER',
      organisation: veneto,
      accessPoint: desk,
      purpose: 'SERVICE',
      scopes: ['person:read', 'identity:read', 'case:read'],
      client: 'polis-dashboard',
    });
  });

  it('are those of a token of ours where nothing is said', () => {
    const ours = {
      sub: 'somebody',
      role: 'COORDINATOR',
      purpose: 'COORDINATION',
      organisation: veneto,
      scope: 'membership:read nothing:known',
    };
    expect(acceptPayload(issuer({}), ours).viewer).toMatchObject({
      role: 'COORDINATOR',
      organisation: veneto,
      scopes: ['membership:read'],
    });
  });

  it('give nothing that the configuration does not name: an unknown role is no viewer', () => {
    const stranger = { ...keycloak, realm_access: { roles: ['COORDINATOR', 'PLATFORM'] } };
    expect(() => acceptPayload(issuer(keycloakMap), stranger)).toThrow(/claims/);
  });

  it('never make the platform, however they are mapped, unless the issuer is named for it', () => {
    const map = { role: { always: 'PLATFORM' }, purpose: { always: 'SERVICE' } };
    expect(() => acceptPayload(issuer(map), { sub: 'x' })).toThrow(/role/);
  });

  it('take the first of several in the order of the configuration', () => {
    const both = {
      ...keycloak,
      realm_access: { roles: ['polis-operatore', 'polis-coordinatore'] },
    };
    expect(mapClaims(issuer(keycloakMap).claims, both).role).toBe('COORDINATOR');
  });

  it('are text or nothing whatever a token holds, and inherit nothing', () => {
    const places = ['a', '/a/b', '/a/0', 'constructor', '/__proto__/toString', '/a~1b/~0', '/'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(...places),
        (claims, place) => {
          const found = mapClaims(issuer({ role: place }).claims, claims).role;
          return found === undefined || typeof found === 'string';
        },
      ),
    );
  });
});

describe('an issuer', () => {
  it.each([
    [{ issuer: 'http://login.example.org' }],
    [{ issuer: 'https://login.example.org', jwksUri: 'http://login.example.org/jwks' }],
    [{ issuer: 'https://login.example.org', roles: ['KING'] }],
    [{ issuer: 'https://login.example.org', claims: { rolle: 'x' } }],
    [{ type: 'pdnd', issuer: 'interop.pagopa.it', audience: 'x' }],
  ])('is refused when the configuration says %j', (given) => {
    expect(issuerSchema.safeParse(given).success).toBe(false);
  });
});
