import fs from 'node:fs';
import { z } from 'zod';
import { domains } from '#schema/domains.ts';
import { PlainError } from '../../local/plain-error.ts';

const headSchema = z.object({
  domain: z.enum(domains),
  chain: z.uuid(),
  position: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});

export type KeptHead = z.infer<typeof headSchema>;

/** One line of JSON, the same for the same head, so that it can be signed or hashed elsewhere. */
export function writeHead({ at, chain, domain, hash, position }: KeptHead): string {
  return JSON.stringify({ at, chain, domain, hash, position });
}

/** Heads that somebody kept, a line each. */
export function readKeptHeads(file: string): KeptHead[] {
  const lines = readLines(file);
  return lines.map((line, index) => {
    const head = headSchema.safeParse(parseJson(line));
    if (head.success) return head.data;
    throw new PlainError(`Line ${index + 1} of ${file} is no head of an audit.`);
  });
}

function readLines(file: string): string[] {
  try {
    return fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch {
    throw new PlainError(`${file} cannot be read.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
