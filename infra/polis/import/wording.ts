import type { Language, Wording } from '#shared/language/language.ts';

/** What the import says of itself. */
const wordings = {
  GOING_ON: {
    en: 'Going on where it was interrupted: {rows} of {total} rows are in.',
    it: 'Si riprende da dove si era interrotto: {rows} righe su {total} sono già importate.',
  },
  WAITING: {
    en: '{reason}; trying again in {seconds} s',
    it: '{reason}; nuovo tentativo tra {seconds} s',
  },
  DONE: {
    en: '{created} created, {updated} updated, {unchanged} unchanged, {refused} refused. Row by row: {report}',
    it: '{created} create, {updated} aggiornate, {unchanged} invariate, {refused} rifiutate. Riga per riga: {report}',
  },
  INTERRUPTED: {
    en: 'The import is not through. Started again with the same command, it goes on where it is.',
    it: 'L’importazione non è conclusa. Con lo stesso comando riprende da dove è arrivata.',
  },
} satisfies Record<string, Wording>;

export function said(
  language: Language,
  what: keyof typeof wordings,
  details: Record<string, string | number> = {},
): string {
  return wordings[what][language].replaceAll(/\{(\w+)\}/g, (_, name) => String(details[name]));
}
