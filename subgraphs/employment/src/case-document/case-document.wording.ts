import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { BeginDocumentRefusal } from './begin-document.ts';
import type { WithdrawDocumentRefusal } from './withdraw-document.ts';

export const beginDocumentRefusals: Refusals<BeginDocumentRefusal> = {
  PersonRecordNotFound: openCaseRefusals('').PersonRecordNotFound,
  CaseNotFound: {
    en: 'The record has no such case.',
    it: 'La scheda non ha questo caso.',
    path: ['caseId'],
  },
  FileNameMalformed: {
    en: 'A file name has 1 to 200 characters, without slashes and control characters.',
    it: 'Il nome di un file ha da 1 a 200 caratteri, senza barre né caratteri di controllo.',
    path: ['fileName'],
  },
  DocumentSizeInvalid: {
    en: 'A document has 1 to 20971520 bytes (20 MiB).',
    it: 'Un documento ha da 1 a 20971520 byte (20 MiB).',
    path: ['size'],
  },
  DocumentHashMalformed: {
    en: 'A SHA-256 has 64 hexadecimal digits.',
    it: 'Uno SHA-256 ha 64 cifre esadecimali.',
    path: ['sha256'],
  },
};

export const withdrawDocumentRefusals: Refusals<WithdrawDocumentRefusal> = {
  DocumentNotFound: {
    en: 'Your organisation has no such document.',
    it: 'Il tuo ente non ha questo documento.',
    path: ['caseDocumentId'],
  },
  DocumentChanged: actOnCaseRefusals('').CaseChanged,
  DocumentStateForbids: {
    en: 'Nothing is left of the document that could be withdrawn.',
    it: 'Del documento non resta nulla da ritirare.',
    path: ['caseDocumentId'],
  },
};
