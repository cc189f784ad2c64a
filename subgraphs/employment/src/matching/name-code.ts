import { createHmac } from 'node:crypto';
import type { IndexKey } from '#shared/sealing/index-keys.ts';
import { skeletonOf, soundOf } from './name-sound.ts';
import { joinTokens, nameTokens } from './name-tokens.ts';

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

/** One way to write somebody's name, word by word. */
export type WrittenName = readonly NameCode[];

const roles: readonly NameRole[] = ['GIVEN', 'FAMILY', 'EITHER'];
const filterBytes = 16;
export const skeletonBytes = 8;
const onsetBytes = 4;
/** Before the hash of each word: which way of writing it is of, and whether first or family name. */
export const headBytes = 2;
export const codeBytes = headBytes + skeletonBytes + onsetBytes + filterBytes;
const bitsPerPair = 2;

export type WrittenNames = {
  givenName: string | null;
  familyName: string | null;
  originalName: string | null;
  aliases: readonly string[];
};

/**
 * All ways in which the name is written: in Latin letters word by word and with the words of each
 * name joined, in the script of the document, and by what else the person is known.
 */
export function codeNames(keys: Pick<IndexKey, 'index'>, names: WrittenNames): WrittenName[] {
  const latin = { given: nameTokens(names.givenName), family: nameTokens(names.familyName) };
  const joined = { given: joinTokens(names.givenName), family: joinTokens(names.familyName) };
  const others = [names.originalName, ...names.aliases].map((name) => nameTokens(name));
  const ways = [tokensOf(latin), tokensOf(joined), ...others.map((either) => tokensOf({ either }))];
  const different = new Map(
    ways.filter((way) => way.length > 0).map((way) => [JSON.stringify(way), way]),
  );
  return [...different.values()]
    .slice(0, mostWays)
    .map((way) => way.map(({ token, role }) => codeOf(keys, token, role)));
}

const mostWays = 5;

type Token = { token: string; role: NameRole };

/** Each word once, in the order of the alphabet. */
function tokensOf({
  given = [],
  family = [],
  either = [],
}: Partial<Record<'given' | 'family' | 'either', string[]>>): Token[] {
  const roleOf = (token: string): NameRole => {
    if (given.includes(token) === family.includes(token)) return 'EITHER';
    return given.includes(token) ? 'GIVEN' : 'FAMILY';
  };
  const all = new Set([...given, ...family, ...either]);
  return [...all].sort().map((token) => ({ token, role: roleOf(token) }));
}

export function writeCodes(ways: readonly WrittenName[]): Buffer {
  return Buffer.concat(
    ways.flatMap((codes, way) =>
      codes.map(({ role, skeleton, onset, filter }) =>
        Buffer.concat([
          Buffer.from([way, roles.indexOf(role)]),
          Buffer.from(skeleton + onset, 'hex'),
          filter,
        ]),
      ),
    ),
  );
}

export function readCodes(written: Buffer): WrittenName[] {
  const ways: NameCode[][] = [];
  for (let at = 0; at < written.length; at += codeBytes) {
    const code = written.subarray(at, at + codeBytes);
    const [way = 0, role = 0] = code;
    const codes = ways[way] ?? [];
    ways[way] = codes;
    codes.push({
      role: roles[role] ?? 'EITHER',
      skeleton: code.toString('hex', headBytes, headBytes + skeletonBytes),
      onset: code.toString('hex', headBytes + skeletonBytes, codeBytes - filterBytes),
      filter: code.subarray(codeBytes - filterBytes),
    });
  }
  return ways;
}

function codeOf({ index }: Pick<IndexKey, 'index'>, token: string, role: NameRole): NameCode {
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

/**
 * From 0 to 1: how many of their pairs of letters two words share (Dice); at least `consonants`
 * where they differ in their vowels alone.
 */
export function similarity(a: NameCode, b: NameCode, consonants: number): number {
  const alike = dice(a.filter, b.filter);
  return a.skeleton === b.skeleton ? Math.max(alike, consonants) : alike;
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
