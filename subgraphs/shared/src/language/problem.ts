import { GraphQLError } from 'graphql';
import type { Language, Wording } from './language.ts';

type Problem = Wording & { status: number };

/** Every top-level error of the platform: its stable code, HTTP status and wording. */
export const problems = {
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
  RATE_LIMITED: {
    status: 429,
    en: 'Too many questions: ask again in {retryAfter} seconds.',
    it: 'Troppe richieste: riprovare tra {retryAfter} secondi.',
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
  DOCUMENT_NOT_FOUND: {
    status: 404,
    en: 'There is no such document.',
    it: 'Questo documento non esiste.',
  },
  DOCUMENT_CONTENT_FORBIDDEN: {
    status: 403,
    en: 'Only its owner reads what is in a document.',
    it: 'Il contenuto di un documento è letto soltanto dal suo titolare.',
  },
  DOCUMENT_NOT_READY: {
    status: 409,
    en: 'The document is {state}: it cannot be fetched yet.',
    it: 'Il documento è nello stato {state}: non si può ancora scaricare.',
  },
  DOCUMENT_WITHDRAWN: {
    status: 410,
    en: 'The document was withdrawn.',
    it: 'Il documento è stato ritirato.',
  },
  DOCUMENT_ERASED: {
    status: 410,
    en: 'The document was erased with the data of the person.',
    it: 'Il documento è stato cancellato con i dati della persona.',
  },
  DOCUMENT_HASH_MISMATCH: {
    status: 422,
    en: 'What arrived does not have the SHA-256 that was told: begin the document again.',
    it: 'Quanto ricevuto non ha lo SHA-256 dichiarato: il documento va iniziato di nuovo.',
  },
  DOCUMENT_FORMAT_MISMATCH: {
    status: 415,
    en: 'What arrived is not of the format that was told.',
    it: 'Quanto ricevuto non è nel formato dichiarato.',
  },
  DOCUMENT_INFECTED: {
    status: 422,
    en: 'Malware was found in the document; it was destroyed.',
    it: 'Nel documento è stato trovato un malware; il documento è stato distrutto.',
  },
  DOCUMENT_TOO_LARGE: {
    status: 413,
    en: 'A document has as many bytes as were told, at most 20971520 (20 MiB).',
    it: 'Un documento ha tanti byte quanti dichiarati, al massimo 20971520 (20 MiB).',
  },
  UPLOAD_NOT_ANNOUNCED: {
    status: 405,
    en: 'A document begins with the mutation beginDocument, which tells where to send it.',
    it: 'Un documento inizia con la mutation beginDocument, che dice dove inviarlo.',
  },
  UPLOAD_OFFSET_CONFLICT: {
    status: 409,
    en: 'Another part of the document is awaited: ask with HEAD where to go on.',
    it: 'È attesa un’altra parte del documento: chiedere con HEAD da dove proseguire.',
  },
  UPLOAD_COMPLETE: {
    status: 409,
    en: 'All of the document is there: withdraw it with the mutation withdrawDocument.',
    it: 'Il documento è completo: si ritira con la mutation withdrawDocument.',
  },
  UPLOAD_MALFORMED: {
    status: 400,
    en: 'The request is not one of tus 1.0: {reason}',
    it: 'La richiesta non è secondo tus 1.0: {reason}',
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
  INTERNAL_SERVER_ERROR: {
    status: 500,
    en: 'Something went wrong on our side; nothing was half-written.',
    it: 'Si è verificato un errore interno; nulla è stato scritto a metà.',
  },
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
