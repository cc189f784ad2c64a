import type { Wording } from '#shared/language/language.ts';

/** Why a token was not accepted, for its holder. */
export class TokenRejected extends Error {
  readonly reason: Wording;

  constructor(reason: keyof typeof reasons) {
    super(reasons[reason].en);
    this.reason = reasons[reason];
  }
}

/** The proof that somebody holds the key their token is bound to does not hold (RFC 9449). */
export class ProofRejected extends Error {
  readonly reason: Wording;

  constructor(reason: keyof typeof proofReasons) {
    super(proofReasons[reason].en);
    this.reason = proofReasons[reason];
  }
}

/** The issuer's keys cannot be had now: nobody's token is to blame. */
export class IssuerUnavailable extends Error {}

const reasons = {
  scheme: {
    en: 'it is neither a bearer nor a DPoP token',
    it: 'non è un token di tipo bearer né DPoP',
  },
  form: { en: 'it is not a JSON web token', it: 'non è un JSON web token' },
  issuer: { en: 'its issuer is not accepted here', it: 'chi lo ha emesso non è riconosciuto' },
  role: { en: 'its issuer may not give that role', it: 'chi lo ha emesso non può dare quel ruolo' },
  claims: { en: 'its claims are not those of a viewer', it: 'le sue attestazioni non bastano' },
  audience: {
    en: 'it is for another audience, of another type, or not yet valid',
    it: 'è destinato ad altri, di altro tipo o non ancora valido',
  },
  expired: { en: 'it has expired', it: 'è scaduto' },
  signature: { en: 'its signature does not hold', it: 'la firma non è valida' },
  bound: {
    en: 'it is bound to a key: send it as DPoP, with a proof',
    it: 'è legato a una chiave: va inviato come DPoP, con una prova',
  },
  unbound: {
    en: 'it is bound to no key, which this issuer’s tokens have to be',
    it: 'non è legato a una chiave, come è richiesto a chi lo ha emesso',
  },
  consumer: {
    en: 'its consumer has no agreement here for that e-service and purpose',
    it: 'il fruitore non ha qui un accordo per quell’e-service e quella finalità',
  },
  evidence: {
    en: 'the tracking evidence is missing, or is not the one whose digest it carries',
    it: 'la prova di tracciamento manca, o non è quella di cui riporta il digest',
  },
  halted: {
    en: 'its client is suspended or revoked',
    it: 'il client a cui è stato dato è sospeso o revocato',
  },
} satisfies Record<string, Wording>;

const proofReasons = {
  missing: { en: 'there has to be exactly one', it: 'ce ne vuole esattamente una' },
  form: { en: 'it is not a dpop+jwt', it: 'non è un dpop+jwt' },
  algorithm: { en: 'its algorithm is not accepted', it: 'l’algoritmo non è accettato' },
  key: {
    en: 'its header holds no public key, or a private one',
    it: 'l’intestazione non contiene una chiave pubblica, o ne contiene una privata',
  },
  signature: { en: 'its signature does not hold', it: 'la firma non è valida' },
  claims: { en: 'it lacks jti, htm, htu or iat', it: 'mancano jti, htm, htu o iat' },
  method: { en: 'it is for another method', it: 'è per un altro metodo' },
  address: { en: 'it is for another address', it: 'è per un altro indirizzo' },
  age: { en: 'it is too old, or from the future', it: 'è troppo vecchia, o nel futuro' },
  token: { en: 'it is for another token', it: 'è per un altro token' },
  binding: { en: 'the token is bound to another key', it: 'il token è legato a un’altra chiave' },
  replay: { en: 'it was used before', it: 'è già stata usata' },
} satisfies Record<string, Wording>;
