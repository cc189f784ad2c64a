import type { Language, Wording } from '#shared/language/language.ts';

/** Why a file cannot be imported, and why a row of it is not even sent. */
const wordings = {
  FILE_NOT_FOUND: { en: 'cannot be read: {said}', it: 'non è leggibile: {said}' },
  FILE_EMPTY: { en: 'there is nothing in it', it: 'è vuoto' },
  FILE_NOT_UTF8: {
    en: 'this is not UTF-8: save it as “CSV UTF-8”',
    it: 'non è in UTF-8: salvare il file come «CSV UTF-8»',
  },
  CSV_MALFORMED: { en: 'this is not CSV: {said}', it: 'non è CSV: {said}' },
  COLUMN_UNKNOWN: {
    en: 'there is no column "{column}"; there are: {known}',
    it: 'la colonna "{column}" non esiste; le colonne sono: {known}',
  },
  COLUMN_REPEATED: {
    en: 'the column "{column}" is there twice',
    it: 'la colonna "{column}" compare due volte',
  },
  COLUMN_MISSING: {
    en: 'the column "{column}" is missing',
    it: 'manca la colonna "{column}"',
  },
  FIELD_COUNT_WRONG: {
    en: 'the row has {found} fields, the header {expected}',
    it: 'la riga ha {found} campi, l’intestazione {expected}',
  },
  ROW_TOO_LONG: {
    en: 'the row is longer than {most} bytes',
    it: 'la riga supera {most} byte',
  },
  CHARACTER_INVALID: {
    en: 'the null character (U+0000) is not taken anywhere',
    it: 'il carattere nullo (U+0000) non è ammesso',
  },
} satisfies Record<string, Wording>;

export type FileProblemCode = keyof typeof wordings;

export type FileProblem = {
  code: FileProblemCode;
  /** Null for the file as a whole. */
  line: number | null;
  details: Record<string, string | number>;
};

export function fileProblem(
  code: FileProblemCode,
  line: number | null,
  details: FileProblem['details'] = {},
): FileProblem {
  return { code, line, details };
}

/** A file of which nothing is imported. */
export class FileRefused extends Error {
  readonly problems: FileProblem[];
  constructor(...problems: FileProblem[]) {
    super(problems.map(({ code }) => code).join());
    this.problems = problems;
  }
}

export function wordProblem({ code, details }: FileProblem, language: Language): string {
  return wordings[code][language].replaceAll(/\{(\w+)\}/g, (_, name) => String(details[name]));
}

/** As a compiler says it: `people.csv:12: …`. */
export function sayProblem(file: string, problem: FileProblem, language: Language): string {
  const at = problem.line === null ? file : `${file}:${problem.line}`;
  return `${at}: ${wordProblem(problem, language)}`;
}
