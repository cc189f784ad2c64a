import { parseArgs } from 'node:util';
import { type Domain, domains } from '#schema/domains.ts';
import { type Verdict, verifyChain } from '#shared/audit/audit-chain.ts';
import type { Language } from '#shared/language/language.ts';
import { type Environment, languageOf } from '../../local/system-language.ts';
import { type KeptHead, readKeptHeads, writeHead } from './kept-heads.ts';
import { auditUrl, readAudit } from './open-audit.ts';
import { watchMemory } from './peak-memory.ts';
import { readChain, readHead } from './read-chain.ts';
import { said, sayFault } from './wording.ts';

const usage = `npm run -s polis -- audit verify [--domain <domain>] [--heads <file>] [--lang it|en]
npm run -s polis -- audit heads [--domain <domain>]

  verify    walks the audit of each domain, and says where it was first changed, deleted or cut
  heads     where each ends now, a line of JSON per domain: to be kept by somebody else

  --domain  governance, employment or community; all unless said
  --heads   heads that were kept, as \`heads\` prints them: by these alone one sees that the end was
            written anew together with the head
  --lang    the language of what is said; that of the system unless said

The databases are those of the POLIS that runs here, or GOVERNANCE_DATABASE_URL,
EMPLOYMENT_DATABASE_URL and COMMUNITY_DATABASE_URL.

Exit code: 0 whole, 1 not, 2 it could not be looked at.`;

type Asked = { domains: readonly Domain[]; heads: KeptHead[]; language: Language };

/** Carries out `npm run -s polis -- audit …` and answers the exit code. */
export async function auditCommand(
  args: string[],
  environment: Environment = process.env,
  say: (line: string) => void = console.log,
): Promise<number> {
  const [what = '--help', ...rest] = args;
  const asked = readAsked(rest, environment);
  if (args.includes('--help')) {
    say(usage);
    return 0;
  }
  if (!asked || !['verify', 'heads'].includes(what)) {
    console.error(`This is not understood: ${args.join(' ')}\n\n${usage}`);
    return 2;
  }
  if (what === 'heads') {
    for (const domain of asked.domains) {
      const head = await readAudit(auditUrl(domain, environment), readHead);
      say(writeHead({ domain, ...head }));
    }
    return 0;
  }
  let whole = true;
  for (const domain of asked.domains) {
    whole = (await verify(domain, asked, auditUrl(domain, environment), say)) && whole;
  }
  return whole ? 0 : 1;
}

async function verify(
  domain: Domain,
  { heads, language }: Asked,
  url: string,
  say: (line: string) => void,
): Promise<boolean> {
  const began = performance.now();
  const memory = watchMemory();
  const kept = heads.filter((head) => head.domain === domain);
  const { entries, fault }: Verdict = await readAudit(url, async (tx) =>
    verifyChain(readChain(tx), await readHead(tx), kept),
  );
  const megabytes = memory.peakMegabytes();
  if (fault) {
    const { kind, position } = fault;
    say(said(language, 'BROKEN', { domain, position, what: sayFault(language, kind) }));
    return false;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(said(language, 'WHOLE', { domain, entries, seconds, megabytes }));
  return true;
}

function readAsked(args: string[], environment: Environment): Asked | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        domain: { type: 'string' },
        heads: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const { domain, heads, lang } = values;
    const named = domains.filter((each) => domain === undefined || each === domain);
    if (named.length === 0) return undefined;
    if (lang !== undefined && lang !== 'it' && lang !== 'en') return undefined;
    const language = lang ?? languageOf(environment);
    return { domains: named, heads: heads ? readKeptHeads(heads) : [], language };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
