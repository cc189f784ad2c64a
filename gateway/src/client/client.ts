import { exchange } from '#shared/identity/system-scopes.ts';
import type { Scope } from '#shared/identity/viewer.ts';
import { scopes as allScopes } from '#shared/identity/viewer.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';

export type ClientState = 'REGISTERED' | 'APPROVED' | 'SUSPENDED' | 'REVOKED';
export type ClientKind = 'MACHINE' | 'BROWSER';
export type ClientPurpose = 'SERVICE' | 'COORDINATION' | 'MONITORING';

type LifeAct = 'APPROVE' | 'SUSPEND' | 'RESUME' | 'REVOKE';
export type ClientAct = LifeAct | 'ADD_KEY' | 'RETIRE_KEY' | 'CHANGE_SCOPES';

export type PublicJwk = {
  kty: string;
  crv?: string;
  x?: string;
  y?: string;
  n?: string;
  e?: string;
};

export type Client = {
  id: string;
  organisationId: string;
  name: string;
  kind: ClientKind;
  purpose: ClientPurpose;
  scopes: Scope[];
  contactEmail: string;
  redirectUris: string[];
  origins: string[];
  state: ClientState;
  suspendedByRegione: boolean;
  registeredAt: Date;
  version: number;
};

export type ClientKey = {
  thumbprint: string;
  clientId: string;
  organisationId: string;
  algorithm: string;
  jwk: PublicJwk;
  addedAt: Date;
  retiredAt: Date | null;
};

export type ClientStep = {
  clientId: string;
  number: number;
  organisationId: string;
  act: ClientAct | null;
  state: ClientState;
  byRegione: boolean;
  thumbprint: string | null;
  recordedAt: Date;
};

export const clientLifeCycle = {
  APPROVE: { from: ['REGISTERED'], to: 'APPROVED' },
  SUSPEND: { from: ['APPROVED'], to: 'SUSPENDED' },
  RESUME: { from: ['SUSPENDED'], to: 'APPROVED' },
  REVOKE: { from: ['REGISTERED', 'APPROVED', 'SUSPENDED'], to: 'REVOKED' },
} as const satisfies LifeCycle<ClientState, LifeAct>;

/** How many keys may sign at a time: one that comes, one that goes, and some room. */
export const mostKeys = 5;

/** Of a page the people who sign in decide: it never gets more than they have. */
export function scopesOfKind(kind: ClientKind): readonly Scope[] {
  return kind === 'MACHINE' ? exchange : allScopes;
}

export type Registration = Pick<
  Client,
  'name' | 'kind' | 'purpose' | 'contactEmail' | 'redirectUris' | 'origins'
> & { scopes: readonly string[] };

export type RegistrationRefusal =
  | 'ClientNameMalformed'
  | 'ClientEmailMalformed'
  | 'ClientScopesForbidden'
  | 'ClientAddressesMissing'
  | 'ClientAddressMalformed';

type Registered = Omit<Client, 'id' | 'organisationId'>;

/** A client begins as registered; where nobody real is met, it is approved at once. */
export function register(
  registration: Registration,
  { isTest, now }: { isTest: boolean; now: Date },
): Result<Registered, RegistrationRefusal> {
  const { name, kind, contactEmail, redirectUris, origins } = registration;
  if (!isPublicText(name)) return refuse('ClientNameMalformed');
  if (!/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(contactEmail) || contactEmail.length > 200) {
    return refuse('ClientEmailMalformed');
  }
  const scopes = checkScopes(kind, registration.scopes);
  if (!scopes.ok) return scopes;
  const isBrowser = kind === 'BROWSER';
  const counts = [redirectUris.length, origins.length];
  if (counts.some((count) => isBrowser !== count > 0)) return refuse('ClientAddressesMissing');
  if (counts.some((count) => count > 10)) return refuse('ClientAddressMalformed');
  if (!redirectUris.every(isRedirectUri) || !origins.every(isOrigin)) {
    return refuse('ClientAddressMalformed');
  }
  return ok({
    ...registration,
    scopes: scopes.value,
    state: isTest ? 'APPROVED' : 'REGISTERED',
    suspendedByRegione: false,
    registeredAt: now,
    version: 1,
  });
}

export function checkScopes(
  kind: ClientKind,
  asked: readonly string[],
): Result<Scope[], 'ClientScopesForbidden'> {
  const allowed = scopesOfKind(kind);
  const known = allowed.filter((scope) => asked.includes(scope));
  const isFit = known.length > 0 && known.length === new Set(asked).size;
  return isFit ? ok(known) : refuse('ClientScopesForbidden');
}

/** Compared letter by letter when it is used, so it has to be written as URLs are. */
export function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || uri.length > 500) return false;
  const { href, username, password, hash } = new URL(uri);
  return isSafe(uri) && href === uri && !username && !password && !hash && !/[#*\\]/.test(uri);
}

export function isOrigin(origin: string): boolean {
  return URL.canParse(origin) && isSafe(origin) && new URL(origin).origin === origin;
}

/** Encrypted, or on the machine of who develops it. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

export type ActRefusal = 'ClientStateForbids' | 'ClientHeldByRegione';

export function act(client: Client, kind: LifeAct, byRegione: boolean): Result<Client, ActRefusal> {
  const next = transition(clientLifeCycle, client.state, kind, 'ClientStateForbids');
  if (!next.ok) return next;
  if (kind === 'RESUME' && client.suspendedByRegione && !byRegione) {
    return refuse('ClientHeldByRegione');
  }
  return ok({ ...client, state: next.value, suspendedByRegione: kind === 'SUSPEND' && byRegione });
}

/** More than was approved has to be approved; less, or as much, has been. */
export function changeScopes(
  client: Client,
  asked: readonly string[],
  isTest: boolean,
): Result<Client, 'ClientScopesForbidden' | 'ClientStateForbids'> {
  if (client.state === 'REVOKED' || client.state === 'SUSPENDED') {
    return refuse('ClientStateForbids');
  }
  const scopes = checkScopes(client.kind, asked);
  if (!scopes.ok) return scopes;
  const isMore = scopes.value.some((scope) => !client.scopes.includes(scope));
  const state = isMore && !isTest ? 'REGISTERED' : client.state;
  return ok({ ...client, scopes: scopes.value, state });
}
