import fs from 'node:fs';
import { z } from 'zod';
import type { IndexKeys } from './index-keys.ts';
import type { KeyProvider, Owned } from './key-provider.ts';
import { SealBroken, underVersion, versionOf, withoutVersion } from './sealing.ts';

export type VaultTransit = {
  /** Where the engine is mounted, as in https://vault.example.org/v1/transit. */
  url: string;
  /** The name of a key of type aes256-gcm96. */
  key: string;
  /** Read before each call, since tokens are renewed. */
  tokenFile: string;
  index: () => IndexKeys;
};

/** More than a call inside one data centre takes, less than a request has. */
const patienceMs = 1_500;

const encrypted = z.object({
  data: z.object({ batch_results: z.array(z.object({ ciphertext: z.string().optional() })) }),
});
const decrypted = z.object({
  data: z.object({
    batch_results: z.array(
      z.object({ plaintext: z.string().optional(), error: z.string().optional() }),
    ),
  }),
});
const described = z.object({ data: z.object({ latest_version: z.int().min(1).max(0xffff) }) });

/**
 * Key-encryption keys in the transit engine of HashiCorp Vault, or of OpenBao, which has the same interface:
 * they never leave it. A whole list is one call. The id of what a key is of is its associated data, so that a key that
 * was moved to another row does not open.
 */
export function vaultTransit(vault: VaultTransit): KeyProvider {
  return {
    index: vault.index,
    async current() {
      return described.parse(await call(vault, `keys/${vault.key}`)).data.latest_version;
    },
    async wrap(keys) {
      if (keys.length === 0) return [];
      const items = keys.map(({ owner, key }) => ({
        plaintext: key.toString('base64'),
        associated_data: associated(owner),
      }));
      const { data } = encrypted.parse(await call(vault, `encrypt/${vault.key}`, items));
      return inOrder(keys, data.batch_results).map(({ ciphertext }) => fromVault(ciphertext));
    },
    async unwrap(wrapped) {
      if (wrapped.length === 0) return [];
      const items = wrapped.map(({ owner, key }) => ({
        ciphertext: toVault(key),
        associated_data: associated(owner),
      }));
      const { data } = decrypted.parse(await call(vault, `decrypt/${vault.key}`, items));
      return inOrder(wrapped, data.batch_results).map(({ plaintext }) =>
        plaintext
          ? Buffer.from(plaintext, 'base64')
          : new SealBroken('A wrapped key was changed, moved, or is of another key'),
      );
    },
  };
}

function associated(owner: string): string {
  return Buffer.from(`data key:${owner}`).toString('base64');
}

function inOrder<Result>(asked: readonly Owned[], results: Result[]): Result[] {
  if (results.length !== asked.length) throw new Error('Vault answered for other keys than asked');
  return results;
}

/** `vault:v3:<base64>`, which its two bytes of version and the rest say as well. */
function fromVault(ciphertext = ''): Buffer {
  const [, version, text = ''] = /^vault:v(\d{1,5}):(.+)$/.exec(ciphertext) ?? [];
  if (version === undefined) throw new Error('Vault wrapped a key in a form that is not known');
  return underVersion(Number(version), Buffer.from(text, 'base64'));
}

function toVault(key: Buffer): string {
  return `vault:v${versionOf(key)}:${withoutVersion(key).toString('base64')}`;
}

/** With items it asks for all of them; without, about the key. Of an item that fails the body tells. */
async function call({ url, tokenFile }: VaultTransit, path: string, items?: object[]) {
  const response = await fetch(`${url}/${path}`, {
    method: items ? 'POST' : 'GET',
    headers: {
      'x-vault-token': fs.readFileSync(tokenFile, 'utf8').trim(),
      'x-vault-request': 'true',
      'content-type': 'application/json',
    },
    ...(items && { body: JSON.stringify({ batch_input: items }) }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const body: unknown = await response.json().catch(() => undefined);
  const tells = response.status === 400 && decrypted.safeParse(body).success;
  if (!response.ok && !tells) throw new Error(`The key service answered ${response.status}`);
  return body;
}
