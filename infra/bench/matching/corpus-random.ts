/** Chance that can be had again (mulberry32), apart from what the sample draws with. */
export type Random = {
  fraction: () => number;
  chance: (of: number) => boolean;
  integer: (least: number, most: number) => number;
  pick: <T>(from: readonly T[]) => T;
  weighted: <T extends { weight: number }>(from: readonly T[]) => T;
};

export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(fraction() * from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from');
    return picked;
  };
  return {
    fraction,
    chance: (of) => fraction() < of,
    integer: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    pick,
    weighted(from) {
      let rest = fraction() * from.reduce((sum, { weight }) => sum + weight, 0);
      for (const each of from) {
        rest -= each.weight;
        if (rest < 0) return each;
      }
      return pick(from);
    },
  };
}
