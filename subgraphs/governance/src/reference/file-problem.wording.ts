import type { Language, Wording } from '#shared/language/language.ts';
import type { Expectation } from './cells.ts';
import type { FileProblem, FileProblemCode } from './file-problem.ts';

export const fileProblemWordings: Record<FileProblemCode, Wording> = {
  FILE_NOT_UTF8: { en: 'the file is not UTF-8 text', it: 'il file non è testo UTF-8' },
  FILE_EMPTY: { en: 'the file is empty', it: 'il file è vuoto' },
  FILE_WITHOUT_ROWS: { en: 'there are no rows', it: 'non ci sono righe' },
  FILE_LANGUAGE_UNKNOWN: {
    en: 'the name of the file does not say its language: it ends in _en.csv or in _it.csv',
    it: 'il nome del file non dice la lingua: termina in _en.csv o in _it.csv',
  },
  CSV_MALFORMED: { en: 'this is not CSV: {said}', it: 'non è CSV: {said}' },
  COLUMN_REPEATED: {
    en: 'the column {column} is there twice',
    it: 'la colonna {column} compare due volte',
  },
  FIELD_COUNT_WRONG: {
    en: '{found} fields, where the header has {expected}',
    it: "{found} campi, dove l'intestazione ne ha {expected}",
  },
  LAYOUT_UNKNOWN: {
    en: 'no layout is recognised; for the {layout} there lacks {columns}',
    it: 'nessun tracciato è riconosciuto; per «{layout}» manca {columns}',
  },
  VALUE_MALFORMED: {
    en: '{column} is "{value}"; it takes {takes}',
    it: '{column} è "{value}"; richiede {takes}',
  },
  PERIOD_ENDS_BEFORE_START: {
    en: '{key}: it ends before it begins',
    it: '{key}: finisce prima di cominciare',
  },
  PERIOD_OVERLAPS: {
    en: '{key}: its period overlaps that of line {other}',
    it: '{key}: il periodo si sovrappone a quello della riga {other}',
  },
  PERIOD_OVERLAPS_KNOWN: {
    en: '{key}: its period does not fit with what is known: {known}',
    it: '{key}: il periodo non è compatibile con quanto è noto: {known}',
  },
  SUCCESSOR_WITHOUT_END: {
    en: '{key}: it has a successor, but no end',
    it: '{key}: ha un successore, ma non una fine',
  },
  SUCCESSOR_IS_ITSELF: {
    en: '{key}: it is its own successor',
    it: '{key}: è il successore di sé stesso',
  },
  PARENT_UNKNOWN: {
    en: '{key}: nothing is known under the code of its parent, {parent}',
    it: '{key}: nulla è noto con il codice del livello superiore, {parent}',
  },
  COMUNE_UNKNOWN: { en: 'no comune has the code {code}', it: 'nessun comune ha il codice {code}' },
  COMUNE_NOT_IN_FORCE: {
    en: 'the comune {code} is not in force on {on}',
    it: 'il comune {code} non è in vigore il {on}',
  },
  AREA_UNKNOWN: {
    en: 'no area has the code {code}',
    it: 'nessun ambito o bacino ha il codice {code}',
  },
  AREA_NOT_IN_FORCE: {
    en: 'the area {code} is not in force on {on}',
    it: "l'ambito o bacino {code} non è in vigore il {on}",
  },
  COUNTRY_UNKNOWN: {
    en: 'no country has the code {code}',
    it: 'nessuno Stato ha il codice {code}',
  },
  GROUP_UNKNOWN: {
    en: 'no citizenship group has the code {code}',
    it: 'nessun gruppo di cittadinanza ha il codice {code}',
  },
};

const expectations: Record<Expectation, Wording> = {
  ISO_DAY: { en: 'a day as in 2024-01-31', it: 'un giorno come 2024-01-31' },
  ISO_DAY_OR_NOTHING: {
    en: 'a day as in 2024-01-31, or nothing',
    it: 'un giorno come 2024-01-31, o niente',
  },
  ITALIAN_DAY_OR_NOTHING: {
    en: 'a day as in 31/01/2024, or nothing',
    it: 'un giorno come 31/01/2024, o niente',
  },
  SIX_DIGITS: { en: 'six digits', it: 'sei cifre' },
  SIX_DIGITS_OR_NOTHING: { en: 'six digits or nothing', it: 'sei cifre o niente' },
  THREE_DIGITS: { en: 'three digits', it: 'tre cifre' },
  TWO_DIGITS: { en: 'two digits', it: 'due cifre' },
  NAME: { en: 'a name', it: 'un nome' },
  TWO_CAPITALS_OR_NOTHING: {
    en: 'two capital letters or nothing',
    it: 'due lettere maiuscole o niente',
  },
  THREE_CAPITALS_OR_NOTHING: {
    en: 'three capital letters or nothing',
    it: 'tre lettere maiuscole o niente',
  },
  CADASTRAL_CODE_OR_NOTHING: {
    en: 'a capital letter and three digits, ND or nothing',
    it: 'una lettera maiuscola e tre cifre, ND o niente',
  },
  YES_NO_OR_NOTHING: { en: 'S, N or nothing', it: 'S, N o niente' },
  COUNTRY_KIND: {
    en: 'STATO, TERRITORIO, ALTRO or nothing',
    it: 'STATO, TERRITORIO, ALTRO o niente',
  },
  ATECO_CODE: {
    en: 'a letter, or digits as in 01.11.10',
    it: 'una lettera, o cifre come 01.11.10',
  },
  CODE: { en: 'a code', it: 'un codice' },
  LANGUAGE_CODE: { en: 'three small letters', it: 'tre lettere minuscole' },
  SHORT_LANGUAGE_CODE: {
    en: 'two small letters or nothing',
    it: 'due lettere minuscole o niente',
  },
  ESCO_SKILL_URI: {
    en: 'the URI of a skill, as in http://data.europa.eu/esco/skill/…',
    it: "l'URI di una competenza, come http://data.europa.eu/esco/skill/…",
  },
  ESCO_OCCUPATION_URI: {
    en: 'the URI of an occupation, as in http://data.europa.eu/esco/occupation/…',
    it: "l'URI di un'occupazione, come http://data.europa.eu/esco/occupation/…",
  },
  ESCO_CODE: { en: 'a code as in 2512.1', it: 'un codice come 2512.1' },
  ESCO_RELEASED: {
    en: '"released": a file is downloaded without what is obsolete',
    it: '"released": il file va scaricato senza le voci obsolete',
  },
  ISCO_GROUP_URI: {
    en: 'the URI of a group, as in http://data.europa.eu/esco/isco/C2512',
    it: "l'URI di un gruppo, come http://data.europa.eu/esco/isco/C2512",
  },
  ISCO_GROUP: { en: 'one to four digits', it: 'da una a quattro cifre' },
  ISCO_UNIT_GROUP: { en: 'four digits', it: 'quattro cifre' },
  AMBITO_CODE: { en: 'a code as in VEN_09', it: 'un codice come VEN_09' },
  BASIN_CODE: { en: 'a code as in CPI-PD-08', it: 'un codice come CPI-PD-08' },
  CONFIDENCE: {
    en: 'VERIFIED, STATED, REPORTED or UNCONFIRMED',
    it: 'VERIFIED, STATED, REPORTED o UNCONFIRMED',
  },
};

/** What is wrong with a row, for the person who brought the file. */
export function wordFileProblem({ code, details }: FileProblem, language: Language): string {
  return fileProblemWordings[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(details[name]);
    // Layouts name what they take by these very names.
    return name === 'takes' ? expectations[value as Expectation][language] : value;
  });
}
