import { createHash } from 'node:crypto';
import { toTypeId } from './type-id.ts';

/** The programme began in March 2025; ids of reference data carry that instant. */
export const programmeStart = Date.UTC(2025, 2, 1);

/**
 * The id of a thing that every domain knows by the same key (`comune-treviso`), so that none has
 * to ask another for it: a UUIDv7 whose random part is the hash of type and key.
 */
export function referenceId(prefix: string, key: string): string {
  const hash = createHash('sha256').update(`${prefix}:${key}`).digest('hex');
  const time = programmeStart.toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 0x3) | 0x8).toString(16);
  const digits = `${time}7${hash.slice(0, 3)}${variant}${hash.slice(4, 7)}${hash.slice(7, 19)}`;
  return toTypeId(prefix, digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}
