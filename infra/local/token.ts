import { fetchClientToken } from '#shared/identity/client-token.ts';
import { explain, PlainError } from './plain-error.ts';
import { getSampleClient, identityList } from './sample-client.ts';

/** Prints an access token of a sample identity and nothing else, for use in `$(…)`. */
async function printToken(identity: string | undefined): Promise<void> {
  if (identity === undefined) {
    throw new PlainError(`Name an identity: npm run -s token -- <identity>\n${identityList()}`);
  }
  const { token } = await fetchClientToken(getSampleClient(identity).client);
  process.stdout.write(`${token}\n`);
}

try {
  await printToken(process.argv[2]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
