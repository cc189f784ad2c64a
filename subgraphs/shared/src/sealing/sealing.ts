import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { IndexKey } from './index-keys.ts';
import type { KeyRing } from './key-ring.ts';

/** Where a sealed value lies: `table.column` and the row's id. It opens nowhere else. */
export type Place = { column: `${string}.${string}`; id: string };

/** A sealed value or a wrapped key that was changed, moved, or is of another key. Never says which value. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Lengths tell names apart: what is sealed is filled up to a multiple of this. */
const blockBytes = 32;

/** The data key of one person, in the clear for this request alone, and as it is stored. */
export type DataKey = { key: Buffer; wrapped: Buffer };

/** With a key ring at hand; a use case has the keys of its request make one (`keys.ts`). */
export function makeDataKey(ring: KeyRing, personId: string): DataKey {
  const key = randomBytes(keyBytes);
  return { key, wrapped: wrapDataKey(ring, personId, key) };
}

/** Whoever destroys the wrapped key has erased all that is sealed with it, in every backup too. */
export function unwrapDataKey({ wrapping }: KeyRing, personId: string, wrapped: Buffer): Buffer {
  const version = versionOf(wrapped);
  const key = wrapping.get(version);
  if (!key) throw new SealBroken(`There is no sealing key of version ${version}`);
  return decrypt(key, keyData(version, personId), withoutVersion(wrapped));
}

const versionBytes = 2;

/** The version that a stored key lies under. */
export function versionOf(wrapped: Buffer): number {
  if (wrapped.length < versionBytes) throw new SealBroken('A wrapped key is cut short');
  return wrapped.readUInt16BE(0);
}

/** As it is stored. */
export function wrapDataKey({ current, wrapping }: KeyRing, personId: string, key: Buffer): Buffer {
  const wrappingKey = wrapping.get(current);
  if (!wrappingKey) throw new TypeError('A key ring holds its current key');
  return underVersion(current, encrypt(wrappingKey, keyData(current, personId), key));
}

export function underVersion(version: number, wrapped: Buffer): Buffer {
  const head = Buffer.alloc(versionBytes);
  head.writeUInt16BE(version);
  return Buffer.concat([head, wrapped]);
}

/** What lies behind the version. */
export function withoutVersion(wrapped: Buffer): Buffer {
  return wrapped.subarray(versionBytes);
}

function keyData(version: number, personId: string): string {
  return `data key ${version}:${personId}`;
}

/** The same text is sealed differently each time. */
export function seal(dataKey: Buffer, place: Place, text: string): Buffer {
  return encrypt(dataKey, placeData(place), fill(Buffer.from(text)));
}

export function open(dataKey: Buffer, place: Place, sealed: Buffer): string {
  const filled = decrypt(dataKey, placeData(place), sealed);
  return filled.toString('utf8', 0, filled.lastIndexOf(endOfText));
}

/** Of bytes whose number anybody may know: they are not filled up. */
export function sealBytes(dataKey: Buffer, place: Place, bytes: Buffer): Buffer {
  return encrypt(dataKey, placeData(place), bytes);
}

export function openBytes(dataKey: Buffer, place: Place, sealed: Buffer): Buffer {
  return decrypt(dataKey, placeData(place), sealed);
}

function placeData({ column, id }: Place): string {
  return `${column}:${id}`;
}

/** Ends the text before the filling, as ISO/IEC 7816-4 has it. */
const endOfText = 0x80;

function fill(text: Buffer): Buffer {
  const filled = Buffer.alloc(Math.ceil((text.length + 1) / blockBytes) * blockBytes);
  text.copy(filled);
  filled[text.length] = endOfText;
  return filled;
}

/**
 * Equal for equal texts of one kind (`codice fiscale`, `passport`), and says nothing without the key,
 * which no database holds. The caller normalises.
 */
export function blindIndex({ index }: Pick<IndexKey, 'index'>, kind: string, text: string): string {
  // The length keeps a kind that ends like another's text begins from meaning the same.
  return createHmac('sha256', index).update(`${kind.length}:${kind}:${text}`).digest('base64url');
}

function encrypt(key: Buffer, associated: string, clear: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(associated));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, associated: string, sealed: Buffer): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new SealBroken('A sealed value is cut short');
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(associated));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes, -tagBytes)),
      decipher.final(),
    ]);
  } catch {
    throw new SealBroken('A sealed value was changed, moved, or sealed with another key');
  }
}
