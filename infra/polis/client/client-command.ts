import { parseArgs } from 'node:util';
import { fetchClientToken } from '#shared/identity/client-token.ts';
import { scopes as allScopes } from '#shared/identity/viewer.ts';
import { PlainError } from '../../local/plain-error.ts';
import { getSampleClient } from '../../local/sample-client.ts';
import type { Environment } from '../../local/system-language.ts';
import { askToken } from './ask-token.ts';
import { keyAlgorithms, makeKeyFile, publicHalf, readKeyFile, writeKeyFile } from './key-file.ts';
import { registerWithKey } from './register.ts';

const usage = `A partner's own system, with a key of its own:

  npm run -s polis -- client keygen <file> [--alg ${keyAlgorithms.join('|')}]
      makes a key; the private half stays in the file, which nobody else may read
  npm run -s polis -- client register <file> --name <text> --email <address> --scope "<scopes>"
      [--as <identity>] [--url <address>]
      registers the system and the public half, as a sample identity of the POLIS that runs here, or
      with the token in POLIS_TOKEN
  npm run -s polis -- client token <file> [--scope "<scopes>"]
      prints an access token and nothing else, for use in $(…)

More: docs/reference/identity.md`;

const usualUrl = 'http://localhost:4000';

/** Carries out `npm run -s polis -- client …` and answers the exit code. */
export async function clientCommand(
  args: string[],
  environment: Environment = process.env,
  print: (line: string) => void = console.log,
): Promise<number> {
  const asked = read(args);
  const [act, file, ...rest] = asked?.positionals ?? [];
  if (asked?.values.help) {
    print(usage);
    return 0;
  }
  if (!asked || file === undefined || rest.length > 0) return wrong();
  const { values } = asked;
  switch (act) {
    case 'keygen': {
      const algorithm = keyAlgorithms.find((each) => each === (values.alg ?? 'ES256'));
      if (!algorithm) return wrong();
      print(JSON.stringify(publicHalf(await makeKeyFile(file, algorithm))));
      return 0;
    }
    case 'register': {
      const { name, email, scope } = values;
      if (!name || !email || !scope) return wrong();
      const known = readKeyFile(file);
      const { token, origin } = await findToken(values.as, environment);
      const url = values.url ?? origin ?? usualUrl;
      const registration = { name, contactEmail: email, scopes: scope.split(/\s+/) };
      const { id, state } = await registerWithKey(url, token, registration, known);
      writeKeyFile(file, { ...known, url, clientId: id });
      print(`${id} ${state}`);
      return 0;
    }
    case 'token': {
      const { url, clientId, ...known } = readKeyFile(file);
      if (!url || !clientId) throw new PlainError(`${file} is not registered yet.`);
      // Asks for all there are; the issuer grants those the client may have.
      print(await askToken({ ...known, url, clientId }, values.scope ?? allScopes.join(' ')));
      return 0;
    }
    default:
      return wrong();
  }
}

function wrong(): number {
  console.error(usage);
  return 2;
}

async function findToken(as: string | undefined, { POLIS_TOKEN }: Environment) {
  if (as !== undefined) {
    const { origin, client } = getSampleClient(as);
    return { origin, token: (await fetchClientToken(client)).token };
  }
  if (POLIS_TOKEN) return { token: POLIS_TOKEN };
  throw new PlainError('Who registers it? Give --as <identity>, or set POLIS_TOKEN.');
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        alg: { type: 'string' },
        name: { type: 'string' },
        email: { type: 'string' },
        scope: { type: 'string' },
        as: { type: 'string' },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    return undefined;
  }
}
