import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomAt, weighted } from './sample-random.ts';

const draws = (length: number, draw: () => number) => Array.from({ length }, draw);

describe('randomAt', () => {
  it('draws the same at the same place, and something else at another', () => {
    const at = (...place: string[]) => draws(20, randomAt(1, ...place).fraction);
    expect(at('person', '1')).toEqual(at('person', '1'));
    expect(at('person', '1')).not.toEqual(at('person', '2'));
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
