import { parseArgs } from 'node:util';
import { mostPeople } from '#shared/sample/sample-id.ts';
import { usualPeople, usualSeed } from './plan.ts';

const mostSeed = 2 ** 31 - 1;

export const usage =
  'npm run sample -- --people <number> [--seed <number>]\nnpm run sample -- --help';

export const usageText = `Loads a synthetic sample of any size into the three databases.

  npm run sample -- --people <number> [--seed <number>]

  --people <number>  how many people, 1 to ${spoken(mostPeople)}; ${spoken(usualPeople)} unless said otherwise
  --seed <number>    another number makes other people; ${usualSeed} unless said otherwise
  --help             this text

The same seed makes the same rows everywhere. A sample that is there already grows by the people
that are missing; it does not become smaller, and keeps its seed. To begin anew: npm run reset

It starts the embedded PostgreSQL for the time it takes; POLIS itself must not be running.
POLIS_DATA_DIR names another data folder, GOVERNANCE_DATABASE_URL and so on databases of your own,
as for npm start.

Exit code: 0 done, 1 the load failed and nothing was written, 2 wrong use, 130 interrupted.`;

export type Command =
  | { kind: 'load'; people: number; seed: number }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

export function readCommand(args: string[]): Command {
  const parsed = parse(args);
  if ('message' in parsed) return { kind: 'wrong', message: parsed.message };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  if (positionals.length > 0) return wrong(`What is "${positionals.join(' ')}"?`);
  const people = wholeNumber(values.people ?? String(usualPeople), 1, mostPeople);
  if (people === undefined) {
    return wrong(
      `--people is "${values.people}"; it takes a whole number from 1 to ${spoken(mostPeople)}.`,
    );
  }
  const seed = wholeNumber(values.seed ?? String(usualSeed), 0, mostSeed);
  if (seed === undefined) {
    return wrong(
      `--seed is "${values.seed}"; it takes a whole number from 0 to ${spoken(mostSeed)}.`,
    );
  }
  return { kind: 'load', people, seed };
}

function wrong(message: string): Command {
  return { kind: 'wrong', message };
}

/** Digits alone: neither 1e9 nor 1.5 nor 1,000 is what somebody certainly meant. */
function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function spoken(count: number): string {
  return count.toLocaleString('en-GB');
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        people: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    // Node's own words differ from version to version.
    return { message: `This is not understood: ${args.join(' ')}` };
  }
}
