import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Environment, languageOf } from '../../local/system-language.ts';
import type { BreachAsked } from './breach-asked.ts';
import { reportBreach } from './report-breach.ts';

const usage = `npm run -s polis -- breach --token <jti> --from <instant> --to <instant> [--json] [--lang it|en]

Lists whose data was seen with an access token, which fields, and which organisations answer for it and
are to be notified: what the notification of a breach asks for (GDPR art. 33 and 34).

  --token   id of the access token (\`jti\`)
  --from    first instant, as in 2026-03-01T08:00:00Z
  --to      last instant
  --json    lines of JSON: one for each whose data it was, and at the end one of the whole
  --lang    the language of what is said; that of the system unless said

The databases are those of the POLIS that runs here, or GOVERNANCE_DATABASE_URL,
EMPLOYMENT_DATABASE_URL and COMMUNITY_DATABASE_URL.

Exit code: 0 nothing was seen, 1 something was, 2 it could not be looked at.`;

/** Carries out `npm run -s polis -- breach …` and answers the exit code. */
export async function breachCommand(
  args: string[],
  environment: Environment = process.env,
  say: (line: string) => void = console.log,
): Promise<number> {
  if (args.includes('--help')) {
    say(usage);
    return 0;
  }
  const asked = readAsked(args, environment);
  if (!asked) {
    console.error(`This is not understood: ${args.join(' ')}\n\n${usage}`);
    return 2;
  }
  return (await reportBreach(asked, environment, say)) ? 1 : 0;
}

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const askedSchema = z.object({
  token: z.string().min(1),
  from: instant,
  to: instant,
  json: z.boolean().default(false),
  lang: z.enum(['it', 'en']).optional(),
});

function readAsked(args: string[], environment: Environment): BreachAsked | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        token: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
      },
    });
    const { data } = askedSchema.safeParse(values);
    return data && { ...data, language: data.lang ?? languageOf(environment) };
  } catch {
    return undefined;
  }
}
