import { describe, expect, it } from '@jest/globals';
import { parseStat } from './postgres-cpu.ts';
import { median, percentile, spread } from './statistics.ts';

describe('the statistics of the bench', () => {
  it('take the middle value, or the mean of two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
    expect(median([])).toBeNaN();
  });

  it('take the value that 99 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('see one round that lies apart, however alike the others are', () => {
    expect(spread([100, 100, 100, 100, 150])).toBe(0.5);
    expect(spread([100, 100, 100])).toBe(0);
  });
});

describe('the CPU of a process', () => {
  it('is read behind a name with spaces and brackets', () => {
    const numbers = '0 0 0 0 0 0 0 0 0 30 4 5 6 20 0';
    expect(parseStat(`17 (postgres: a) b) S 12 ${numbers}`)).toEqual({
      parent: 12,
      used: 34,
      ofEnded: 11,
    });
  });
});
