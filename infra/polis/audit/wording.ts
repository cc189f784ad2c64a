import type { ChainFault } from '#shared/audit/audit-chain.ts';
import type { Language, Wording } from '#shared/language/language.ts';

const wordings = {
  WHOLE: {
    en: '{domain}: whole, {entries} entries, {seconds} s, at most {megabytes} MB of memory',
    it: '{domain}: integro, {entries} registrazioni, {seconds} s, al massimo {megabytes} MB di memoria',
  },
  BROKEN: {
    en: '{domain}: broken at entry {position}: {what}',
    it: '{domain}: catena interrotta alla registrazione {position}: {what}',
  },
} satisfies Record<string, Wording>;

const faults: Record<ChainFault, Wording> = {
  OTHER_CHAIN: {
    en: 'the heads that were kept are of another chain; this one was begun anew',
    it: 'le teste conservate sono di un’altra catena; questa è stata iniziata da capo',
  },
  ENTRY_MISSING: { en: 'it was deleted', it: 'è stata cancellata' },
  ENTRY_EDITED: { en: 'it was changed', it: 'è stata modificata' },
  LINK_BROKEN: {
    en: 'it does not follow the one before it, which was changed or put in its place',
    it: 'non segue la precedente, che è stata modificata o sostituita',
  },
  TAIL_CUT: {
    en: 'this and all behind it were cut off',
    it: 'questa e tutte le successive sono state tagliate',
  },
  HEAD_BEHIND: {
    en: 'the head ends here, though more follows',
    it: 'la testa della catena termina qui, ma seguono altre registrazioni',
  },
  HEAD_DIFFERS: { en: 'the head says otherwise', it: 'la testa della catena dice altro' },
  REWRITTEN: {
    en: 'it is another than when its head was kept; the end of the chain was written anew',
    it: 'non è quella di quando la testa è stata conservata; la fine della catena è stata riscritta',
  },
};

export function said(
  language: Language,
  what: keyof typeof wordings,
  details: Record<string, string | number>,
): string {
  return wordings[what][language].replaceAll(/\{(\w+)\}/g, (_, name) => String(details[name]));
}

export function sayFault(language: Language, fault: ChainFault): string {
  return faults[fault][language];
}
