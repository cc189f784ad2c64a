import type { ClientCredentials } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import { isSampleIdentity, sampleIdentities } from '#shared/identity/sample-identities.ts';
import { readLocalConfig } from './config.ts';
import { dataPaths } from './data-directory.ts';
import { PlainError } from './plain-error.ts';
import { findRun } from './run-lock.ts';
import { readSecrets } from './secrets.ts';

/** Where POLIS runs here, and the credentials of a sample identity with its issuer. */
export function getSampleClient(identity: string): { origin: string; client: ClientCredentials } {
  if (!isSampleIdentity(identity)) {
    throw new PlainError(
      `There is no sample identity "${identity}". There are:\n${identityList()}`,
    );
  }
  const paths = dataPaths(readLocalConfig().dataDirectory);
  const run = findRun(paths.run);
  if (!run)
    throw new PlainError('POLIS is not running here. Start it in another terminal: npm start');
  const { developmentSecret } = readSecrets(paths.secrets);
  const origin = `http://127.0.0.1:${run.port}`;
  return {
    origin,
    client: {
      tokenUrl: `${origin}/oidc/token`,
      clientId: identity,
      clientSecret: developmentClientSecret(developmentSecret, identity),
    },
  };
}

export function identityList(): string {
  return Object.entries(sampleIdentities)
    .filter(([, { role }]) => role !== 'PLATFORM')
    .map(([name, { describes }]) => `  ${name.padEnd(22)} ${describes}`)
    .join('\n');
}
