import type { Wording } from './language.ts';

/** A top-level error: its HTTP status and wording. */
export type Problem = Wording & { status: number };

/** What is wrong with a request as such, whatever it asks: its form, its size, what it would take. */
export const requestProblems = {
  RATE_LIMITED: {
    status: 429,
    en: 'Too many questions: ask again in {retryAfter} seconds.',
    it: 'Troppe richieste: riprovare tra {retryAfter} secondi.',
  },
  DOCUMENT_TOO_LONG: {
    status: 400,
    en: 'The document is too long: at most {tokens} tokens and {characters} characters are taken.',
    it: 'Il documento è troppo lungo: sono ammessi al massimo {tokens} token e {characters} caratteri.',
  },
  DOCUMENT_TOO_DEEP: {
    status: 400,
    en: 'Fields are nested {depth} deep; {allowed} is the most.',
    it: 'I campi sono annidati su {depth} livelli; il massimo è {allowed}.',
  },
  TOO_MANY_ALIASES: {
    status: 400,
    en: 'The document has {aliases} aliases; {allowed} is the most.',
    it: 'Il documento ha {aliases} alias; il massimo è {allowed}.',
  },
  TOO_MANY_DIRECTIVES: {
    status: 400,
    en: 'The document has {directives} directives; at most {allowed} are taken, and {allowedAtOnePlace} of one name at one place.',
    it: 'Il documento ha {directives} direttive; ne sono ammesse al massimo {allowed}, e {allowedAtOnePlace} con lo stesso nome nello stesso punto.',
  },
  TOO_MANY_ROOT_FIELDS: {
    status: 400,
    en: 'The operation asks {rootFields} things at once; {allowed} is the most.',
    it: 'L’operazione chiede {rootFields} cose insieme; il massimo è {allowed}.',
  },
  TOO_MANY_FRAGMENTS: {
    status: 400,
    en: 'The document has {fragments} fragments, used {spreads} times; at most {allowedFragments} and {allowedSpreads} are taken.',
    it: 'Il documento ha {fragments} frammenti, usati {spreads} volte; il massimo è {allowedFragments} e {allowedSpreads}.',
  },
  VARIABLES_TOO_LARGE: {
    status: 400,
    en: 'Variables hold at most {values} values, nested {nesting} deep.',
    it: 'Le variabili contengono al massimo {values} valori, annidati su {nesting} livelli.',
  },
  COST_TOO_HIGH: {
    status: 400,
    en: 'The request would cost {estimated}; {allowed} is the most. Ask for smaller pages, or for less at once.',
    it: 'La richiesta costerebbe {estimated}; il massimo è {allowed}. Chiedere pagine più piccole, o meno cose insieme.',
  },
  TOO_MANY_FETCHES: {
    status: 400,
    en: 'The request would ask the domains {fetches} times; {allowed} is the most.',
    it: 'La richiesta interrogherebbe i domini {fetches} volte; il massimo è {allowed}.',
  },
  BATCHING_NOT_ALLOWED: {
    status: 400,
    en: 'One request at a time: a list of requests is not taken.',
    it: 'Una richiesta alla volta: un elenco di richieste non è ammesso.',
  },
  DOCUMENT_NOT_TRUSTED: {
    status: 403,
    en: 'Of this client only registered documents are answered, and this is none of them.',
    it: 'A questo client si risponde soltanto su documenti registrati, e questo non lo è.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 404,
    en: 'Your organisation has registered no document as {documentId}.',
    it: 'Il tuo ente non ha registrato alcun documento come {documentId}.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    en: 'The document cannot be read: {detail}',
    it: 'Il documento non si può leggere: {detail}',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    en: 'The document does not fit the schema: {detail}',
    it: 'Il documento non è conforme allo schema: {detail}',
  },
  BAD_USER_INPUT: {
    status: 400,
    en: 'A value does not fit the schema: {detail}',
    it: 'Un valore non è conforme allo schema: {detail}',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    en: 'Which query or mutation is to be carried out is not clear: give the name of one that the document has.',
    it: 'Non è chiaro quale query o mutation si debba eseguire: indicare il nome di una che il documento contiene.',
  },
  BAD_REQUEST: {
    status: 400,
    en: 'The request is not one of GraphQL over HTTP: {detail}',
    it: 'La richiesta non è secondo GraphQL over HTTP: {detail}',
  },
} satisfies Record<string, Problem>;
