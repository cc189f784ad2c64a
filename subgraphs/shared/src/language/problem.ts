import { GraphQLError } from 'graphql';
import { documentProblems } from './document-problems.ts';
import type { Language } from './language.ts';
import { type Problem, requestProblems } from './request-problems.ts';

/** Every top-level error of the platform: its stable code, HTTP status and wording. */
export const problems = {
  ...requestProblems,
  UNAUTHENTICATED: {
    status: 401,
    en: 'This needs an access token.',
    it: 'È richiesto un token di accesso.',
  },
  TOKEN_INVALID: {
    status: 401,
    en: 'The access token was not accepted: {reason}.',
    it: 'Il token di accesso non è stato accettato: {reason}.',
  },
  DPOP_PROOF_INVALID: {
    status: 401,
    en: 'The DPoP proof was not accepted: {reason}.',
    it: 'La prova DPoP non è stata accettata: {reason}.',
  },
  ISSUER_UNAVAILABLE: {
    status: 503,
    en: 'The issuer of the access token does not answer at the moment.',
    it: 'Chi ha emesso il token di accesso al momento non risponde.',
  },
  OPERATOR_NOT_ADMITTED: {
    status: 403,
    en: 'The token no longer stands for what its holder does at their organisation: {standing}.',
    it: 'Il token non corrisponde più a ciò che il titolare fa presso il suo ente: {standing}.',
  },
  VIEWER_TOKEN_REJECTED: {
    status: 401,
    en: 'A subgraph answers its gateway alone.',
    it: 'Un sottografo risponde soltanto al suo gateway.',
  },
  BODY_MALFORMED: {
    status: 400,
    en: 'The body is not JSON in UTF-8 of at most 1 MB.',
    it: 'Il corpo della richiesta non è JSON in UTF-8 di al massimo 1 MB.',
  },
  CHARACTER_INVALID: {
    status: 400,
    en: 'The null character (U+0000) is not taken anywhere.',
    it: 'Il carattere nullo (U+0000) non è ammesso.',
  },
  IDEMPOTENCY_KEY_MALFORMED: {
    status: 400,
    en: 'An Idempotency-Key has 1 to 200 printable ASCII characters.',
    it: 'Una Idempotency-Key ha da 1 a 200 caratteri ASCII stampabili.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    en: 'This Idempotency-Key was used for another request: give each request a key of its own.',
    it: 'Questa Idempotency-Key è già servita per un’altra richiesta: ogni richiesta ne vuole una propria.',
  },
  FORBIDDEN: {
    status: 403,
    en: 'The token lacks the scope {scope}.',
    it: 'Il token non ha il permesso {scope}.',
  },
  PURPOSE_FORBIDDEN: {
    status: 403,
    en: 'A token for the purpose {purpose} is not given this: it is for {purposes}.',
    it: 'Un token per la finalità {purpose} non dà accesso a questo dato: vale per {purposes}.',
  },
  ID_MALFORMED: {
    status: 400,
    en: '{id} is not an id of type {type}.',
    it: '{id} non è un identificativo di tipo {type}.',
  },
  PAGE_SIZE_INVALID: {
    status: 400,
    en: '`first` takes 1 to {most}, not {first}.',
    it: '`first` va da 1 a {most}, non {first}.',
  },
  CURSOR_MALFORMED: {
    status: 400,
    en: '`after` is not a cursor of this list in this order.',
    it: '`after` non è un cursore di questo elenco in questo ordine.',
  },
  CURSOR_EXPIRED: {
    status: 410,
    en: 'The cursor is older than the feed keeps: take a new snapshot.',
    it: 'Il cursore precede quanto il registro conserva: va ripresa una nuova copia.',
  },
  FILTER_FORBIDDEN: {
    status: 403,
    en: 'Filtering by {field} needs the scope {scope}.',
    it: 'Il filtro {field} richiede il permesso {scope}.',
  },
  MONTHS_INCOMPLETE: {
    status: 400,
    en: 'Only the Regione asks for single days: `{field}` is the first of a month.',
    it: 'Soltanto la Regione può chiedere singoli giorni: `{field}` è il primo del mese.',
  },
  TERRITORY_CODE_AMBIGUOUS: {
    status: 400,
    en: 'More than one territory is in force under {code}: {levels}. Give the level.',
    it: 'Più territori sono in vigore con il codice {code}: {levels}. Indicare il livello.',
  },
  PERSON_RECORD_NOT_FOUND: {
    status: 404,
    en: 'Your organisation has no such record.',
    it: 'Il tuo ente non ha questa scheda.',
  },
  DOMAIN_UNAVAILABLE: {
    status: 200,
    en: 'The {domain} domain does not answer at the moment.',
    it: 'Il dominio {domain} al momento non risponde.',
  },
  AUDIT_UNAVAILABLE: {
    status: 503,
    en: 'It cannot be recorded at the moment who sees personal data, so none is shown: ask again.',
    it: 'Al momento non si può registrare chi consulta dati personali, che perciò non sono mostrati: riprovare.',
  },
  DEADLINE_EXCEEDED: {
    status: 200,
    en: 'This was not answered in time. Something that was to be changed may have been: repeat it under the same Idempotency-Key.',
    it: 'La risposta non è arrivata in tempo. Una modifica richiesta può essere avvenuta: va ripetuta con la stessa Idempotency-Key.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    en: 'Something went wrong on our side; nothing was half-written.',
    it: 'Si è verificato un errore interno; nulla è stato scritto a metà.',
  },
  ...documentProblems,
} satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** A top-level error in the caller's language; `details` fill the placeholders of its wording. */
export function problem(
  code: ProblemCode,
  language: Language,
  details: Record<string, string | number> = {},
): GraphQLError {
  const { status, ...wording } = problems[code];
  const message = wording[language].replaceAll(/\{(\w+)\}/g, (_, name) => String(details[name]));
  return new GraphQLError(message, { extensions: { ...details, code, http: { status } } });
}
