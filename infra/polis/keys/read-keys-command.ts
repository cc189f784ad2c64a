import { parseArgs } from 'node:util';
import { type Domain, domains } from '#schema/domains.ts';
import type { KeyKind } from './count-keys.ts';

export type KeysCommand =
  | { command: 'help' }
  | { command: 'wrong'; message: string }
  | { command: 'status'; domains: readonly Domain[] }
  | { command: 'rotate'; domains: readonly Domain[]; kinds: readonly KeyKind[]; resume: boolean }
  | { command: 'retire'; domain: Domain; kind: KeyKind; version: number };

export const usage = `npm run -s polis -- keys status [--domain <domain>]
npm run -s polis -- keys rotate [--domain <domain>] [--only sealing|index] [--resume]
npm run -s polis -- keys retire <version> --domain <domain> [--index]`;

export const usageText = `The keys that seal what people say, and by which they are found.

${usage}

  status             how many rows lie under each version of each key
  rotate             makes a new version of the keys and brings everything under it, while POLIS runs on.
                     Where the keys come from elsewhere (a KMS, the environment), it is made there first
    --only           the sealing keys, or the index keys, alone
    --resume         makes no new version: goes on with what an interrupted rotation has left
  retire <version>   forgets a version of the sealing keys, or with --index of the index keys; refused as
                     long as anything lies under it. Backups from before need it: keep a copy with them
  --domain <domain>  ${domains.join(', ')}; all of them unless said

Databases and keys are those of the POLIS that runs here. Elsewhere set for each domain, as in
EMPLOYMENT_DATABASE_URL and EMPLOYMENT_SEALING_KEYS_FILE. More: docs/reference/keys.md

Exit code: 0 done, 1 some keys cannot be opened, 2 it could not run or was refused.`;

export function readKeysCommand(args: string[]): KeysCommand {
  const parsed = parse(args);
  if ('message' in parsed) return { command: 'wrong', message: parsed.message };
  const { values, positionals } = parsed;
  const [command, text, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return { command: 'help' };
  const wanted = domains.filter((domain) => (values.domain ?? domain) === domain);
  if (wanted.length === 0) return wrong(`There is no domain "${values.domain}".`);
  if (rest.length > 0 || (text !== undefined && command !== 'retire')) {
    return wrong(`What is "${rest[0] ?? text}"?`);
  }
  const kinds = (['sealing', 'index'] as const).filter((kind) => (values.only ?? kind) === kind);
  if (kinds.length === 0) return wrong(`--only is "${values.only}"; it takes sealing or index.`);
  switch (command) {
    case 'status':
      return { command, domains: wanted };
    case 'rotate':
      return { command, domains: wanted, kinds, resume: values.resume ?? false };
    case 'retire': {
      const version = Number(text);
      const [domain] = wanted;
      if (!Number.isInteger(version) || version < 1) return wrong('Which version is it?');
      if (values.domain === undefined || domain === undefined) return wrong('Of which --domain?');
      return { command, domain, kind: values.index ? 'index' : 'sealing', version };
    }
    default:
      return wrong(`There is no "keys ${command}".`);
  }
}

const wrong = (message: string) => ({ command: 'wrong', message }) as const;

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        domain: { type: 'string' },
        only: { type: 'string' },
        index: { type: 'boolean' },
        resume: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
