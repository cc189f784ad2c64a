import type { Refusals } from '#shared/language/payload.ts';
import type { DecideDuplicateRefusal } from './decide-duplicate.ts';
import type { ReopenDuplicateCaseRefusal } from './reopen-duplicate-case.ts';

export const reopenDuplicateCaseRefusals = {
  DuplicateCaseNotFound: {
    en: 'There is no such case of a record that you may see.',
    it: 'Nessun caso con questo identificativo riguarda una scheda che puoi vedere.',
    path: ['duplicateCaseId'],
  },
  DuplicateCaseChanged: {
    en: 'Somebody changed the case since you read it: read it again.',
    it: 'Il caso è cambiato dopo la lettura: va riletto.',
    path: ['version'],
  },
  DuplicateCaseStateForbids: {
    en: 'The case is open already.',
    it: 'Il caso è già aperto.',
    path: ['duplicateCaseId'],
  },
} satisfies Refusals<ReopenDuplicateCaseRefusal>;

export const decideDuplicateRefusals = {
  ...reopenDuplicateCaseRefusals,
  DuplicateCaseStateForbids: {
    en: 'The case is decided or deferred: reopen it first.',
    it: 'Il caso è deciso o rinviato: va prima riaperto.',
    path: ['duplicateCaseId'],
  },
  DuplicateContradicted: {
    en: 'Verified numbers or exact birth dates of the two contradict each other: correct what is wrong first.',
    it: 'Identificativi verificati o date di nascita esatte delle due schede si contraddicono: va prima corretto ciò che è errato.',
    path: ['verdict'],
  },
  DuplicateDecidedByYou: {
    en: 'You have decided already; it takes a second person.',
    it: 'Hai già deciso: serve una seconda persona.',
    path: ['verdict'],
  },
  DuplicateNeedsOtherHolder: {
    en: 'Somebody of your organisation has decided already; it now takes the other holder or a data steward.',
    it: "Qualcuno del tuo ente ha già deciso: ora serve l'altro ente o chi cura i dati.",
    path: ['verdict'],
  },
} satisfies Refusals<DecideDuplicateRefusal>;
