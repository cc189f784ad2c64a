import { createHmac } from 'node:crypto';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { skeletonOf, soundOf } from './name-sound.ts';
import { nameTokens } from './name-tokens.ts';

export type NameRole = 'GIVEN' | 'FAMILY' | 'EITHER';

/**
 * A word of a name as it is kept for matching: made with a key that no database holds, so that words
 * can be compared by whoever has two codes, and read by nobody.
 */
export type NameCode = {
  role: NameRole;
  /** Equal for words that sound alike; what blocks are made of. Eight bytes, as hexadecimal digits. */
  skeleton: string;
  /** Equal for words that begin alike, whatever was mistyped behind; four bytes. */
  onset: string;
  /** Bloom filter over the pairs of letters of the sound. */
  filter: Buffer;
};

const roles: readonly NameRole[] = ['GIVEN', 'FAMILY', 'EITHER'];
const filterBytes = 16;
export const skeletonBytes = 8;
const onsetBytes = 4;
export const codeBytes = 1 + skeletonBytes + onsetBytes + filterBytes;
const bitsPerPair = 2;

export type WrittenNames = {
  givenName: string | null;
  familyName: string | null;
  originalName: string | null;
  aliases: readonly string[];
};

/** The words of all names somebody bears, each once; in other scripts they may be either name. */
export function codeNames(keys: KeyRing, names: WrittenNames): NameCode[] {
  const given = nameTokens(names.givenName);
  const family = nameTokens(names.familyName);
  const latin = [...given, ...family];
  const others = nameTokens(...(latin.length > 0 ? [] : [names.originalName, ...names.aliases]));
  const roleOf = (token: string): NameRole => {
    if (given.includes(token) === family.includes(token)) return 'EITHER';
    return given.includes(token) ? 'GIVEN' : 'FAMILY';
  };
  return [...new Set([...latin, ...others])]
    .sort()
    .map((token) => codeOf(keys, token, roleOf(token)));
}

export function writeCodes(codes: readonly NameCode[]): Buffer {
  return Buffer.concat(
    codes.map(({ role, skeleton, onset, filter }) =>
      Buffer.concat([
        Buffer.from([roles.indexOf(role)]),
        Buffer.from(skeleton + onset, 'hex'),
        filter,
      ]),
    ),
  );
}

export function readCodes(written: Buffer): NameCode[] {
  return Array.from({ length: written.length / codeBytes }, (_, index) => {
    const code = written.subarray(index * codeBytes, (index + 1) * codeBytes);
    return {
      role: roles[code[0] ?? 0] ?? 'EITHER',
      skeleton: code.toString('hex', 1, 1 + skeletonBytes),
      onset: code.toString('hex', 1 + skeletonBytes, codeBytes - filterBytes),
      filter: code.subarray(codeBytes - filterBytes),
    };
  });
}

function codeOf({ index }: KeyRing, token: string, role: NameRole): NameCode {
  const sound = soundOf(token);
  const filter = Buffer.alloc(filterBytes);
  for (const pair of pairsOf(sound)) {
    for (const bit of bitsOf(index, pair)) {
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  const letters = skeletonOf(sound);
  const skeleton = hmac(index, `name skeleton ${letters}`).toString('hex', 0, skeletonBytes);
  const onset = hmac(index, `name onset ${letters.slice(0, 2)}`).toString('hex', 0, onsetBytes);
  return { role, skeleton, onset, filter };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** With its beginning and end, which typing errors leave alone most. */
function pairsOf(sound: string): string[] {
  const framed = `^${sound}$`;
  return Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2));
}

/** Pairs of letters are few and asked for all the time. */
const knownBits = new WeakMap<Buffer, Map<string, number[]>>();

function bitsOf(key: Buffer, pair: string): number[] {
  const ofKey = knownBits.get(key) ?? new Map<string, number[]>();
  knownBits.set(key, ofKey);
  const known = ofKey.get(pair);
  if (known) return known;
  const digest = hmac(key, `name pair ${pair}`);
  const bits = Array.from(
    { length: bitsPerPair },
    (_, index) => digest.readUInt32BE(index * 4) % (filterBytes * 8),
  );
  ofKey.set(pair, bits);
  return bits;
}

/** From 0 to 1: how many of their pairs of letters two words share (Dice). */
export function similarity(a: NameCode, b: NameCode): number {
  return a.skeleton === b.skeleton ? 1 : dice(a.filter, b.filter);
}

/** The same of all words of two names, as if each were one. */
export function wholeSimilarity(a: readonly NameCode[], b: readonly NameCode[]): number {
  return dice(unionOf(a), unionOf(b));
}

function unionOf(codes: readonly NameCode[]): Buffer {
  const union = Buffer.alloc(filterBytes);
  for (const { filter } of codes) {
    for (const [index, byte] of filter.entries()) union[index] = (union[index] ?? 0) | byte;
  }
  return union;
}

function dice(a: Buffer, b: Buffer): number {
  let [inA, inB, inBoth] = [0, 0, 0];
  for (const [index, byte] of a.entries()) {
    const other = b[index] ?? 0;
    inA += ones[byte] ?? 0;
    inB += ones[other] ?? 0;
    inBoth += ones[byte & other] ?? 0;
  }
  return inA + inB === 0 ? 0 : (2 * inBoth) / (inA + inB);
}

/** How many bits are set in each byte. */
const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count += 1;
  return count;
});
