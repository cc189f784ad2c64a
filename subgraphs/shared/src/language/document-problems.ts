import type { Problem } from './request-problems.ts';

/** What is wrong with a document of a case, or with how it is sent. */
export const documentProblems = {
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
} satisfies Record<string, Problem>;
