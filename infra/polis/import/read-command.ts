import { parseArgs } from 'node:util';
import type { Language } from '#shared/language/language.ts';
import { type Environment, languageOf } from '../../local/system-language.ts';
import type { ImportKind } from './import-kinds.ts';

export type ImportAsked = {
  command: 'import';
  kind: ImportKind;
  file: string;
  as: string | undefined;
  url: string | undefined;
  batch: number;
  language: Language;
};

export type Command =
  | ImportAsked
  | { command: 'help'; language: Language }
  | { command: 'wrong'; message: string };

const usualBatch = 200;
/** What a request takes. */
const mostBatch = 500;

export const usage =
  'npm run -s polis -- import <kind> <file.csv> --as <identity> [--url <address>] [--batch <rows>] [--lang it]\nnpm run -s polis -- import --help';

export function usageText(kinds: readonly ImportKind[]): string {
  const width = Math.max(...kinds.map(({ name }) => name.length));
  const lines = kinds.map(({ name, columns }) => {
    const names = columns.map((column) => (column.required ? `${column.name}*` : column.name));
    return `  ${name.padEnd(width)} ${names.join(', ')}`;
  });
  return `Brings a CSV file of a partner's own system in, each row by its externalRef: new ones are
entered, known ones corrected, and one that is refused keeps no other out.

  ${usage.split('\n')[0]}

  <kind>             what the file holds, and its columns (* needed):

${lines.join('\n')}

  <file.csv>         text in UTF-8, separated by commas, semicolons or tabs; any size
  --as <identity>    a sample identity of the POLIS that runs here. Elsewhere set POLIS_TOKEN, or
                     POLIS_TOKEN_URL, POLIS_CLIENT_ID and POLIS_CLIENT_SECRET
  --url <address>    where POLIS is; here unless said, or http://localhost:4000
  --batch <rows>     how many rows are sent at once, 1 to ${mostBatch}; ${usualBatch} unless said
  --lang it|en       the language of what is wrong; that of the system unless said
  --help             this text

What became of each row is in <file.csv>.report.csv. Interrupted, the same command goes on where it
was (<file.csv>.polis-import.json says where); a changed file begins anew. More: docs/reference/import.md

Exit code: 0 all rows are in, 1 some were refused, 2 it could not run or not go on.`;
}

export function readCommand(
  args: string[],
  kinds: readonly ImportKind[],
  environment: Environment = {},
): Command {
  const parsed = parse(args);
  if ('message' in parsed) return wrong(parsed.message);
  const { values, positionals } = parsed;
  const { lang, as, url } = values;
  if (lang !== undefined && lang !== 'it' && lang !== 'en') {
    return wrong(`--lang is "${lang}"; it takes it or en.`);
  }
  const language = lang ?? languageOf(environment);
  if (values.help) return { command: 'help', language };
  const [what, file, ...rest] = positionals;
  const kind = kinds.find(({ name }) => name === what);
  if (!kind) {
    const names = kinds.map(({ name }) => name).join(', ');
    return wrong(`There is nothing "${what ?? ''}" to import. There are: ${names}.`);
  }
  if (file === undefined) return wrong('Which file is to be imported?');
  if (rest.length > 0) return wrong(`One file at a time; what is "${rest.join(' ')}"?`);
  const batch = Number(values.batch ?? usualBatch);
  if (!Number.isInteger(batch) || batch < 1 || batch > mostBatch) {
    return wrong(`--batch is "${values.batch}"; it takes a whole number from 1 to ${mostBatch}.`);
  }
  if (url !== undefined && !/^https?:\/\/./.test(url)) {
    return wrong(`--url is "${url}"; it takes an address as in https://polis.example.org.`);
  }
  return { command: 'import', kind, file, as, url, batch, language };
}

function wrong(message: string): Command {
  return { command: 'wrong', message };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        url: { type: 'string' },
        batch: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    // Node's own words differ from version to version.
    return { message: `This is not understood: ${args.join(' ')}` };
  }
}
