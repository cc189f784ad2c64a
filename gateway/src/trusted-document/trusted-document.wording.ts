import type { Refusals } from '#shared/language/payload.ts';
import type { RegisterDocumentsRefusal } from './register-documents.ts';

export const registerDocumentsRefusals: Refusals<RegisterDocumentsRefusal> = {
  DocumentHashMismatched: {
    en: 'The hash is not the SHA-256 of the text.',
    it: 'L’hash non è lo SHA-256 del testo.',
    path: ['hash'],
  },
  DocumentUnfit: {
    en: 'The document cannot be registered.',
    it: 'Il documento non può essere registrato.',
    path: ['text'],
  },
  DocumentsMiscounted: {
    en: 'Register 1 to 200 documents at once.',
    it: 'Si registrano da 1 a 200 documenti alla volta.',
    path: [],
  },
  OrganisationMissing: {
    en: 'Documents are registered for an organisation, and you belong to none.',
    it: 'I documenti si registrano per un ente, e tu non appartieni a nessuno.',
    path: [],
  },
};
