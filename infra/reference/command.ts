import { parseArgs } from 'node:util';
import { z } from 'zod';
import { dateInItaly } from '#shared/clock.ts';

export const usage =
  'npm run -s reference -- import comuni <file.csv> --as-of <date> [--apply] [--reopen]\nnpm run -s reference -- --help';

export const usageText = `Brings reference data into governance.

  npm run -s reference -- import comuni <file.csv> --as-of <date> [--apply] [--reopen]

  <file.csv>       the official archive of comuni as ANPR publishes it, or a timeline:
                   istat,catastale,name,province_istat,province_sigla,valid_from,valid_to
                   and, if wanted, successor_istat
  --as-of <date>   the day for which the file speaks, as in 2023-05-16; not in the future
  --apply          write it; without, only tell what would change
  --reopen         believe the file where it has in force what is known to have ceased
  --help           this text

It works on the running platform; when none runs, it starts its database for the time it takes.
GOVERNANCE_DATABASE_URL (or GOVERNANCE_MIGRATION_DATABASE_URL) names another database,
POLIS_DATA_DIR another data folder. How it weighs old and new: docs/reference/comuni-import.md

Exit code: 0 done, 1 the file has malformed rows or the database failed, 2 wrong use.`;

export type ImportCommand = {
  kind: 'import';
  file: string;
  asOf: string;
  apply: boolean;
  reopen: boolean;
  today: string;
};

export type Command = ImportCommand | { kind: 'help' } | { kind: 'wrong'; message: string };

export function readCommand(args: string[], now: Date): Command {
  const parsed = parse(args);
  if ('message' in parsed) return { kind: 'wrong', message: parsed.message };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [verb, what, file, ...rest] = positionals;
  if (verb !== 'import' || what !== 'comuni') {
    return wrong('The one thing to do here is: import comuni.');
  }
  if (file === undefined) return wrong('Which file is to be imported?');
  if (rest.length > 0) return wrong(`One file at a time; what is "${rest.join(' ')}"?`);
  const asOf = values['as-of'];
  if (asOf === undefined) return wrong('--as-of is missing: for which day does the file speak?');
  if (!z.iso.date().safeParse(asOf).success) {
    return wrong(`--as-of is "${asOf}"; it takes a day as in 2023-05-16.`);
  }
  const today = dateInItaly(now);
  if (asOf > today) return wrong(`--as-of is ${asOf}, which is still to come (today is ${today}).`);
  const { apply = false, reopen = false } = values;
  return { kind: 'import', file, asOf, apply, reopen, today };
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
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
