import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomAt, weighted } from './sample-random.ts';

const draws = (length: number, draw: () => number) => Array.from({ length }, draw);

describe('randomAt', () => {
  it('draws the same at the same place, and something else at another', () => {
    const at = (...place: (string | number)[]) => {
      const random = randomAt(1, ...place);
      return draws(20, () => random.fraction());
    };
    expect(at('person', '1')).toEqual(at('person', '1'));
    expect(at('person', '1')).not.toEqual(at('person', '2'));
    expect(at('person', 1)).not.toEqual(at('person', 2));
    expect(at('record', 1)).not.toEqual(at('person', 1));
    expect(at('ab', 'c')).not.toEqual(at('a', 'bc'));
  });

  it('keeps whole numbers within both ends and reaches them', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -5, max: 5 }), fc.nat(3), (seed, least, span) => {
        const random = randomAt(seed, 'numbers');
        const drawn = new Set(draws(200, () => random.integer(least, least + span)));
        expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([least, least + span]);
      }),
    );
  });
});

describe('neighbouring places', () => {
  const places = 50_000;

  it('draw evenly', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < places; index += 1) {
      const tenth = Math.floor(randomAt(916, 'person', index).fraction() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count / places - 0.1)).toBeLessThan(0.006);
  });

  it('have nothing to do with each other', () => {
    const first = (place: string, index: number) => randomAt(916, place, index).fraction() - 0.5;
    const correlation = (other: (index: number) => number) => {
      let sum = 0;
      for (let index = 0; index < places; index += 1) sum += first('person', index) * other(index);
      return (12 * sum) / places;
    };
    expect(correlation((index) => first('person', index))).toBeCloseTo(1, 1);
    expect(Math.abs(correlation((index) => first('person', index + 1)))).toBeLessThan(0.02);
    expect(Math.abs(correlation((index) => first('record', index)))).toBeLessThan(0.02);
  });
});

describe('weighted', () => {
  it('draws in proportion to the weights', () => {
    const draw = weighted([
      [0, 3],
      [1, 1],
    ]);
    const random = randomAt(7, 'weights');
    const ones = draws(4_000, () => draw(random)).filter((drawn) => drawn === 1).length;
    expect(ones / 4_000).toBeCloseTo(0.25, 1);
  });
});
