import { createHash } from 'node:crypto';

/** Chance that can be repeated: the same seed and place draw the same, whatever was drawn elsewhere. */
export type Random = {
  /** At least 0 and below 1. */
  fraction: () => number;
  /** A whole number, both ends included. */
  integer: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
};

/** Draws for one thing of the sample: `randomAt(seed, 'person', 12)`. */
export function randomAt(seed: number, ...place: readonly (string | number)[]): Random {
  const key = [seed, ...place].join('/');
  let block = 0;
  let words: Buffer = Buffer.alloc(0);
  let next = 0;

  function fraction(): number {
    if (next === words.length) {
      words = createHash('sha256').update(`${key}#${block}`).digest();
      block += 1;
      next = 0;
    }
    next += 4;
    return words.readUInt32BE(next - 4) / 2 ** 32;
  }

  const integer = (least: number, most: number) =>
    least + Math.floor(fraction() * (most - least + 1));

  return {
    fraction,
    integer,
    chance: (probability) => fraction() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('There is nothing to pick from');
      return items[integer(0, items.length - 1)] as T; // within the bounds, by the line above
    },
  };
}

/** A pick in which each item comes up in proportion to its weight. */
export function weighted<T>(items: readonly (readonly [T, number])[]): (random: Random) => T {
  let total = 0;
  const steps = items.map(([item, weight]) => {
    total += weight;
    return { item, until: total };
  });
  return (random) => {
    const drawn = random.fraction() * total;
    const step = steps.find(({ until }) => drawn < until) ?? steps.at(-1);
    if (!step) throw new RangeError('There is nothing to pick from');
    return step.item;
  };
}
