import type { Refusals } from '#shared/language/payload.ts';
import type { ActOnClientRefusal } from './act-on-client.ts';
import type { AddClientKeyRefusal } from './add-client-key.ts';
import type { ChangeClientScopesRefusal } from './change-client-scopes.ts';
import type { RegistrationRefusal } from './client.ts';
import type { MoveClientRefusal } from './move-client.ts';
import type { RetireClientKeyRefusal } from './retire-client-key.ts';

const scopesForbidden = {
  en: 'Name one scope at least, and only those that such a client may hold.',
  it: 'Indicare almeno un permesso, e soltanto quelli che un tale client può avere.',
  path: ['scopes'],
};

export const registerClientRefusals: Refusals<RegistrationRefusal> = {
  ClientNameMalformed: {
    en: 'A name has 1 to 200 characters in one line.',
    it: 'Il nome ha da 1 a 200 caratteri su una riga.',
    path: ['name'],
  },
  ClientEmailMalformed: {
    en: 'This is not an e-mail address.',
    it: 'Non è un indirizzo e-mail.',
    path: ['contactEmail'],
  },
  ClientScopesForbidden: scopesForbidden,
  ClientAddressesMissing: {
    en: 'A browser client has redirect URIs and origins, a machine client has neither.',
    it: 'Un client per browser ha URI di ritorno e origini, un client macchina non ne ha.',
    path: ['redirectUris'],
  },
  ClientAddressMalformed: {
    en: 'Up to ten addresses by https (http on this machine alone), without user, wildcard or fragment; an origin ends with its host or port.',
    it: 'Al massimo dieci indirizzi in https (http soltanto su questa macchina), senza utente, caratteri jolly o frammento; un’origine finisce con l’host o la porta.',
    path: ['redirectUris'],
  },
};

const actOnClient: Refusals<ActOnClientRefusal | 'ClientStateForbids'> = {
  ClientNotFound: {
    en: 'There is no such client of your organisation.',
    it: 'Il vostro ente non ha questo client.',
    path: ['clientId'],
  },
  ClientChanged: {
    en: 'Somebody changed the client since you read it: read it again.',
    it: 'Il client è cambiato dopo la lettura: va riletto.',
    path: ['version'],
  },
  ClientStateForbids: {
    en: 'The state of the client does not allow this.',
    it: 'Lo stato del client non lo consente.',
    path: ['clientId'],
  },
};

export const addClientKeyRefusals: Refusals<AddClientKeyRefusal> = {
  ...actOnClient,
  ClientHasNoKeys: {
    en: 'Only a machine client signs.',
    it: 'Soltanto un client macchina firma.',
    path: ['clientId'],
  },
  ClientKeyPrivate: {
    en: 'This is a private or secret key, and others know it now: make another, and send its public half.',
    it: 'È una chiave privata o segreta, e ora altri la conoscono: va fatta un’altra, e inviata la sua metà pubblica.',
    path: ['publicKey'],
  },
  ClientKeyUnfit: {
    en: 'A key is a JWK: RSA of 2048 bits and more, EC on P-256 or P-384, or Ed25519.',
    it: 'La chiave è una JWK: RSA di almeno 2048 bit, EC su P-256 o P-384, oppure Ed25519.',
    path: ['publicKey'],
  },
  ClientKeyTaken: {
    en: 'This key is known already: each client has keys of its own, and a retired one does not come back.',
    it: 'Questa chiave è già nota: ogni client ha chiavi proprie, e una ritirata non torna.',
    path: ['publicKey'],
  },
  ClientKeysTooMany: {
    en: 'Five keys may sign at a time: retire one first.',
    it: 'Possono firmare cinque chiavi alla volta: prima va ritirata una.',
    path: ['publicKey'],
  },
};

export const retireClientKeyRefusals: Refusals<RetireClientKeyRefusal> = {
  ...actOnClient,
  ClientKeyNotFound: {
    en: 'The client has no such key that may sign.',
    it: 'Il client non ha questa chiave tra quelle che possono firmare.',
    path: ['thumbprint'],
  },
};

export const changeClientScopesRefusals: Refusals<ChangeClientScopesRefusal> = {
  ...actOnClient,
  ClientScopesForbidden: scopesForbidden,
};

export const moveClientRefusals: Refusals<MoveClientRefusal> = {
  ...actOnClient,
  ClientHeldByRegione: {
    en: 'The Regione suspended it, and alone resumes it.',
    it: 'L’ha sospeso la Regione, che sola può riattivarlo.',
    path: ['clientId'],
  },
};
