import { fetchClientToken } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import { isSampleIdentity, sampleIdentities } from '#shared/identity/sample-identities.ts';
import { readLocalConfig } from './config.ts';
import { dataPaths } from './data-directory.ts';
import { explain, PlainError } from './plain-error.ts';
import { findRun } from './run-lock.ts';
import { readSecrets } from './secrets.ts';

/** Prints an access token of a sample identity and nothing else, for use in `$(…)`. */
async function printToken(identity: string | undefined): Promise<void> {
  if (identity === undefined || !isSampleIdentity(identity)) throw new PlainError(usage(identity));
  const paths = dataPaths(readLocalConfig().dataDirectory);
  const run = findRun(paths.run);
  if (!run)
    throw new PlainError('POLIS is not running here. Start it in another terminal: npm start');
  const { developmentSecret } = readSecrets(paths.secrets);
  const { token } = await fetchClientToken({
    tokenUrl: `http://127.0.0.1:${run.port}/oidc/token`,
    clientId: identity,
    clientSecret: developmentClientSecret(developmentSecret, identity),
  });
  process.stdout.write(`${token}\n`);
}

function usage(given: string | undefined): string {
  const known = Object.entries(sampleIdentities)
    .filter(([, { role }]) => role !== 'PLATFORM')
    .map(([name, { describes }]) => `  ${name.padEnd(22)} ${describes}`);
  const problem =
    given === undefined ? 'Name an identity' : `There is no sample identity "${given}"`;
  return [`${problem}: npm run -s token -- <identity>`, ...known].join('\n');
}

try {
  await printToken(process.argv[2]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
