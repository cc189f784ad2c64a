import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scopes } from '#shared/identity/viewer.ts';
import {
  act,
  type Client,
  changeScopes,
  checkScopes,
  type clientLifeCycle,
  isOrigin,
  isRedirectUri,
  type Registration,
  register,
  scopesOfKind,
} from './client.ts';

const now = new Date('2026-11-30T10:00:00Z');

const system: Registration = {
  name: 'Gestionale',
  kind: 'MACHINE',
  purpose: 'SERVICE',
  contactEmail: 'sistemi@example.org',
  scopes: ['person:read'],
  redirectUris: [],
  origins: [],
};

const page: Registration = {
  ...system,
  kind: 'BROWSER',
  redirectUris: ['https://dashboard.example.org/signed-in'],
  origins: ['https://dashboard.example.org'],
};

const refusalOf = (registration: Registration) => {
  const result = register(registration, { isTest: false, now });
  return result.ok ? undefined : result.refusal;
};

describe('a registration', () => {
  it('waits for the Regione, and does not where nobody real is met', () => {
    expect(register(system, { isTest: false, now })).toMatchObject({
      value: { state: 'REGISTERED' },
    });
    expect(register(system, { isTest: true, now })).toMatchObject({ value: { state: 'APPROVED' } });
    expect(refusalOf(page)).toBeUndefined();
  });

  it.each<[Partial<Registration>, string]>([
    [{ name: '' }, 'ClientNameMalformed'],
    [{ name: 'two\nlines' }, 'ClientNameMalformed'],
    [{ contactEmail: 'nobody' }, 'ClientEmailMalformed'],
    [{ contactEmail: 'a@b@example.org' }, 'ClientEmailMalformed'],
    [{ scopes: [] }, 'ClientScopesForbidden'],
    [{ scopes: ['person:read', 'king:rule'] }, 'ClientScopesForbidden'],
    [{ scopes: ['vulnerability:read'] }, 'ClientScopesForbidden'],
    [{ scopes: ['client:decide'] }, 'ClientScopesForbidden'],
    [{ origins: ['https://a.example.org'] }, 'ClientAddressesMissing'],
    [{ kind: 'BROWSER' }, 'ClientAddressesMissing'],
  ])('is refused with %j', (change, refusal) => {
    expect(refusalOf({ ...system, ...change })).toBe(refusal);
  });

  it('of a system holds nothing that a partner’s system may not hold', () => {
    fc.assert(
      fc.property(fc.subarray([...scopes]), (asked) => {
        const isFit =
          asked.length > 0 && asked.every((scope) => scopesOfKind('MACHINE').includes(scope));
        return checkScopes('MACHINE', asked).ok === isFit;
      }),
    );
  });
});

describe('an address', () => {
  it.each([
    'https://dashboard.example.org/signed-in',
    'https://dashboard.example.org/signed-in?from=polis',
    'http://localhost:5173/',
    'http://127.0.0.1:8080/cb',
  ])('to be sent back to is %s', (uri) => expect(isRedirectUri(uri)).toBe(true));

  it.each([
    'http://dashboard.example.org/cb',
    'https://*.example.org/cb',
    'https://example.org/cb#x',
    'https://example.org/cb#',
    'https://user@example.org/cb',
    'https://example.org/a/../cb',
    'https://EXAMPLE.org/cb',
    'javascript:alert(1)',
    'com.example.app:/cb',
    '//example.org/cb',
    'http://localhost.example.org/',
    '',
  ])('to be sent back to is not %p', (uri) => expect(isRedirectUri(uri)).toBe(false));

  it.each([
    ['https://dashboard.example.org', true],
    ['http://localhost:5173', true],
    ['https://dashboard.example.org/', false],
    ['https://dashboard.example.org:443', false],
    ['http://dashboard.example.org', false],
    ['null', false],
    ['*', false],
  ])('to ask from: %s is %p', (origin, isOne) => expect(isOrigin(origin)).toBe(isOne));
});

describe('a client', () => {
  const client: Client = {
    ...system,
    scopes: ['person:read', 'case:read'],
    redirectUris: [],
    origins: [],
    id: 'client_1',
    organisationId: 'organisation_1',
    state: 'APPROVED',
    suspendedByRegione: false,
    registeredAt: now,
    version: 3,
  };

  it('is let in by the Regione alone, on whatever way it comes there', () => {
    const acts = fc.constantFrom<keyof typeof clientLifeCycle>('SUSPEND', 'RESUME', 'REVOKE');
    const way = fc.array(fc.tuple(acts, fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(way, (steps) => {
        let state: Client = { ...client, state: 'REGISTERED' };
        for (const [kind, byRegione] of steps) {
          const moved = act(state, kind, byRegione);
          if (moved.ok) state = moved.value;
        }
        return state.state !== 'APPROVED';
      }),
    );
  });

  it('that the Regione stopped goes on by the Regione alone, one that stopped itself by itself', () => {
    const stopped = (byRegione: boolean) => {
      const moved = act(client, 'SUSPEND', byRegione);
      if (!moved.ok) throw new Error('An approved client can be stopped');
      return moved.value;
    };
    expect(act(stopped(true), 'RESUME', false)).toEqual({
      ok: false,
      refusal: 'ClientHeldByRegione',
    });
    expect(act(stopped(true), 'RESUME', true).ok).toBe(true);
    expect(act(stopped(false), 'RESUME', false).ok).toBe(true);
  });

  it('keeps its approval with fewer scopes, and asks for another with more', () => {
    expect(changeScopes(client, ['case:read'], false)).toMatchObject({
      value: { state: 'APPROVED' },
    });
    const more = ['case:read', 'case:write'];
    expect(changeScopes(client, more, false)).toMatchObject({ value: { state: 'REGISTERED' } });
    expect(changeScopes(client, more, true)).toMatchObject({ value: { state: 'APPROVED' } });
    expect(changeScopes({ ...client, state: 'SUSPENDED' }, more, true)).toMatchObject({
      refusal: 'ClientStateForbids',
    });
  });
});
