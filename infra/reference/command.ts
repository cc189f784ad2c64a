import { parseArgs } from 'node:util';
import { z } from 'zod';
import { dateInItaly } from '#shared/clock.ts';
import type { Language } from '#shared/language/language.ts';
import { type Environment, languageOf } from '../local/system-language.ts';
import { type ListName, listNames, lists } from './list-names.ts';

export const usage =
  'npm run -s reference -- import <list> <file> --as-of <date> [--apply] [--reopen] [--lang it]\nnpm run -s reference -- --help';

const listLines = listNames.map((name) => `  ${name.padEnd(28)} ${lists[name]}`).join('\n');

export const usageText = `Brings reference data into governance.

  npm run -s reference -- import <list> <file> --as-of <date> [--apply] [--reopen] [--lang it]

  <list>           what the file holds, and in which layouts it may come:

${listLines}

                   A list of codes is ours: code,label_it,label_en and, if wanted, short_code,
                   parent,valid_from,valid_to
  <file>           text in UTF-8, separated by commas, semicolons or tabs
  --as-of <date>   the day for which the file speaks, as in 2023-05-16; not in the future
  --apply          write it; without, only tell what would change
  --reopen         believe the file where it has in force what is known to have ceased
  --lang it|en     the language of what is wrong with a file; that of the system unless said
  --help           this text

It works on the running platform; when none runs, it starts its database for the time it takes.
GOVERNANCE_DATABASE_URL (or GOVERNANCE_MIGRATION_DATABASE_URL) names another database,
POLIS_DATA_DIR another data folder. How it weighs old and new: docs/reference/comuni-import.md;
what the platform ships: docs/reference/codelists.md

Exit code: 0 done, 1 the file is refused or the database failed, 2 wrong use.`;

export type ImportCommand = {
  kind: 'import';
  list: ListName;
  file: string;
  asOf: string;
  apply: boolean;
  reopen: boolean;
  language: Language;
  today: string;
};

export type Command = ImportCommand | { kind: 'help' } | { kind: 'wrong'; message: string };

export function readCommand(args: string[], now: Date, environment: Environment = {}): Command {
  const parsed = parse(args);
  if ('message' in parsed) return wrong(parsed.message);
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [verb, what, file, ...rest] = positionals;
  if (verb !== 'import') return wrong('The one thing to do here is: import <list> <file>.');
  const list = listNames.find((name) => name === what);
  if (!list) return wrong(`There is no list "${what ?? ''}". There are: ${listNames.join(', ')}.`);
  if (file === undefined) return wrong('Which file is to be imported?');
  if (rest.length > 0) return wrong(`One file at a time; what is "${rest.join(' ')}"?`);
  const asOf = values['as-of'];
  if (asOf === undefined) return wrong('--as-of is missing: for which day does the file speak?');
  if (!z.iso.date().safeParse(asOf).success) {
    return wrong(`--as-of is "${asOf}"; it takes a day as in 2023-05-16.`);
  }
  const today = dateInItaly(now);
  if (asOf > today) return wrong(`--as-of is ${asOf}, which is still to come (today is ${today}).`);
  const { apply = false, reopen = false, lang } = values;
  if (lang !== undefined && lang !== 'it' && lang !== 'en') {
    return wrong(`--lang is "${lang}"; it takes it or en.`);
  }
  const language = lang ?? languageOf(environment);
  return { kind: 'import', list, file, asOf, apply, reopen, language, today };
}

function wrong(message: string): Command {
  return { kind: 'wrong', message };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        apply: { type: 'boolean' },
        reopen: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
