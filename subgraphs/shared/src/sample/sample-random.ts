/** Chance that can be repeated: the same seed and place draw the same, whatever was drawn elsewhere. */
export type Random = {
  /** At least 0 and below 1. */
  fraction: () => number;
  /** A whole number, both ends included. */
  integer: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
};

/**
 * Draws for one thing of the sample: `randomAt(seed, 'person', 12)`. Asking anew for each of
 * millions of rows costs next to nothing. Of no use for secrets.
 */
export function randomAt(seed: number, ...place: readonly (string | number)[]): RandomWords {
  let hash = stirNumber(0x9e3779b9, seed);
  let other = stirNumber(0x243f6a88, seed);
  for (const part of place) {
    const number = typeof part === 'number' ? part : hashOf(part);
    hash = stirNumber(hash, number);
    other = stirNumber(other ^ hash, number);
  }
  return new RandomWords(hash, other);
}

/**
 * The generator "small fast counting" (sfc32), which passes the usual statistical tests. A class,
 * because one is made for every row and closures would be the larger part of its cost.
 */
export class RandomWords implements Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(hash: number, other: number) {
    this.#a = hash;
    this.#b = other;
    this.#c = hash ^ 0x37e15162;
    for (let round = 0; round < 8; round += 1) this.word();
  }

  /** 32 bits. */
  word(): number {
    const drawn = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  }

  fraction(): number {
    return this.word() / 2 ** 32;
  }

  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('There is nothing to pick from');
    return items[this.integer(0, items.length - 1)] as T; // within the bounds, by the line above
  }
}

/** Whole numbers to 2^53, of both signs. */
function stirNumber(hash: number, number: number): number {
  return stir(stir(hash, number | 0), Math.floor(number / 2 ** 32));
}

/** Each bit of the part reaches every bit of the answer, and two parts never give the same. */
function stir(hash: number, part: number): number {
  let mixed = (hash ^ part) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) + 0x9e3779b9) | 0;
}

const hashes = new Map<string, number>();

/** Few texts name the places of all rows. */
function hashOf(text: string): number {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  let hash = text.length;
  for (let index = 0; index < text.length; index += 1) hash = stir(hash, text.charCodeAt(index));
  hashes.set(text, hash);
  return hash;
}

/** A pick in which each item comes up in proportion to its weight. */
export function weighted<T>(items: readonly (readonly [T, number])[]): (random: Random) => T {
  let total = 0;
  const until = items.map(([, weight]) => {
    total += weight;
    return total;
  });
  return (random) => {
    const drawn = random.fraction() * total;
    const at = until.findIndex((end) => drawn < end);
    const item = items.at(at); // the last one, should rounding leave none
    if (!item) throw new RangeError('There is nothing to pick from');
    return item[0];
  };
}
