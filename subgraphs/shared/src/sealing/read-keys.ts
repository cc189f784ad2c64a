import { z } from 'zod';
import { ConfigurationError, httpUrl } from '../config.ts';
import { keyFileSource } from './key-file.ts';
import { type KeyProvider, keysHere } from './key-provider.ts';
import { parseIndexKeys, parseKeyRing } from './key-ring.ts';
import { vaultTransit } from './vault-transit.ts';

/** Where a domain has its keys from: a file, the environment, or a service that keeps them. */
export const keySettings = {
  POLIS_SEALING_KEYS_FILE: z
    .string()
    .optional()
    .describe('a file of mode 600 with the keys, {"wrapping": "1:…,2:…", "index": "1:…"}'),
  POLIS_SEALING_KEYS: z
    .string()
    .optional()
    .describe('the keys that wrap data keys, as in 1:<32 bytes in base64>,2:<…>; the last seals'),
  POLIS_INDEX_KEY: z
    .string()
    .optional()
    .describe('32 bytes in base64, or 1:<…>,2:<…>, with which identifiers are looked up'),
  POLIS_VAULT_TRANSIT_URL: httpUrl().optional(),
  POLIS_VAULT_TRANSIT_KEY: z
    .string()
    .regex(/^[\w-]+$/)
    .optional()
    .describe('the name of a key of the transit engine'),
  POLIS_VAULT_TOKEN_FILE: z
    .string()
    .optional()
    .describe('a file with the token that Vault is asked with'),
};

type Given = { [Name in keyof typeof keySettings]?: string | undefined };

/** What is wrong is told without showing a key. */
export function readKeys(given: Given): KeyProvider {
  const { POLIS_SEALING_KEYS_FILE: file, POLIS_VAULT_TRANSIT_URL: vault } = given;
  try {
    if (vault) return readVault(vault, given);
    if (file) return keysHere(keyFileSource(file));
    const { POLIS_SEALING_KEYS: wrapping, POLIS_INDEX_KEY: index } = given;
    if (!wrapping || !index) {
      throw new ConfigurationError(
        'POLIS_SEALING_KEYS_FILE, or POLIS_SEALING_KEYS and POLIS_INDEX_KEY, must be set: this domain holds identities, which are sealed.',
      );
    }
    const ring = parseKeyRing(wrapping, index);
    return keysHere(() => ring);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const said = error instanceof Error ? error.message : error;
    const names = file ? 'POLIS_SEALING_KEYS_FILE' : 'POLIS_SEALING_KEYS or POLIS_INDEX_KEY';
    throw new ConfigurationError(`${names} is unfit: ${said}.`);
  }
}

function readVault(url: string, given: Given): KeyProvider {
  const { POLIS_VAULT_TRANSIT_KEY: key, POLIS_VAULT_TOKEN_FILE: tokenFile } = given;
  const { POLIS_INDEX_KEY: index } = given;
  if (!key || !tokenFile || !index) {
    throw new ConfigurationError(
      'POLIS_VAULT_TRANSIT_URL is given without POLIS_VAULT_TRANSIT_KEY, POLIS_VAULT_TOKEN_FILE or POLIS_INDEX_KEY; it takes all of them.',
    );
  }
  const keys = parseIndexKeys(index);
  return vaultTransit({ url: url.replace(/\/$/, ''), key, tokenFile, index: () => keys });
}
