import { z } from 'zod';
import { PlainError } from '../../local/plain-error.ts';
import { type KeyFile, publicHalf } from './key-file.ts';

export type Registration = { name: string; scopes: string[]; contactEmail: string };

const errors = z.array(z.object({ message: z.string() }));
const client = z.object({ id: z.string(), version: z.number(), state: z.string() });
const acted = z.object({ client: client.nullable(), errors });

type Acted = z.infer<typeof client>;

/** Registers a client and its public key, as somebody who may do so for their organisation. */
export async function registerWithKey(
  url: string,
  token: string,
  registration: Registration,
  known: KeyFile,
): Promise<Acted> {
  const registered = await ask(url, token, 'registerClient', registration);
  const { id: clientId, version } = registered;
  const publicKey = JSON.stringify(publicHalf(known));
  return ask(url, token, 'addClientKey', { clientId, version, publicKey });
}

async function ask(url: string, token: string, mutation: string, input: object): Promise<Acted> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        client { id version state } errors { ... on UserError { message } } } }`,
      variables: { input },
    }),
  });
  const answer = z
    .object({
      data: z.record(z.string(), acted.nullable()).nullish(),
      errors: errors.optional(),
    })
    .parse(await response.json());
  const outcome = answer.data?.[mutation];
  if (outcome?.client) return outcome.client;
  const said = [...(answer.errors ?? []), ...(outcome?.errors ?? [])];
  throw new PlainError(said.map(({ message }) => message).join('\n') || `HTTP ${response.status}`);
}
