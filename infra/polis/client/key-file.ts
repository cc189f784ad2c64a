import fs from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import { PlainError } from '../../local/plain-error.ts';

export const keyAlgorithms = ['ES256', 'ES384', 'EdDSA', 'RS256'] as const;

export type KeyAlgorithm = (typeof keyAlgorithms)[number];

const fileSchema = z.object({
  /** Where POLIS is, and as whom the key signs there, once it is registered. */
  url: z.string().optional(),
  clientId: z.string().optional(),
  algorithm: z.enum(keyAlgorithms),
  key: z.record(z.string(), z.string()),
});

/** What a partner keeps of its client: the private key never leaves the file. */
export type KeyFile = z.infer<typeof fileSchema>;

export async function makeKeyFile(file: string, algorithm: KeyAlgorithm): Promise<KeyFile> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const { kty, crv, x, y, n, e, d, p, q, dp, dq, qi } = await exportJWK(privateKey);
  const parts = Object.entries({ kty, crv, x, y, n, e, d, p, q, dp, dq, qi });
  const key = Object.fromEntries(parts.flatMap(([name, part]) => (part ? [[name, part]] : [])));
  const made: KeyFile = { algorithm, key };
  try {
    fs.writeFileSync(file, text(made), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // A key that is overwritten is a client that cannot sign any more.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new PlainError(`${file} is there already; name another file, or move it away.`);
    }
    throw error;
  }
  return made;
}

export function readKeyFile(file: string): KeyFile {
  if (!fs.existsSync(file))
    throw new PlainError(`There is no ${file}: make it with client keygen.`);
  if ((fs.statSync(file).mode & 0o077) !== 0) {
    throw new PlainError(`${file} can be read by others: chmod 600 ${file}`);
  }
  try {
    return fileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    // What it holds is not quoted: it is a private key.
    throw new PlainError(`${file} is not a file that client keygen has made.`);
  }
}

export function writeKeyFile(file: string, known: KeyFile): void {
  fs.writeFileSync(file, text(known), { mode: 0o600 });
}

const text = (known: KeyFile) => `${JSON.stringify(known, null, 2)}\n`;

/** The half that is sent. */
export function publicHalf({ key }: KeyFile): JWK {
  const { kty = '', crv, x, y, n, e } = key;
  const parts = Object.entries({ kty, crv, x, y, n, e });
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
