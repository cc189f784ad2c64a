import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkAllScores, checkScores, readScore } from './evaluation-score.ts';

describe('a score', () => {
  it('is read with two decimals, from 0 to the most that its criterion gives', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 100 }), (hundredths, maxScore) => {
        const written = (hundredths / 100).toFixed(2);
        const expected = hundredths <= maxScore * 100 ? written : undefined;
        expect(readScore(written, maxScore)).toBe(expected);
        expect(readScore(String(hundredths / 100), maxScore)).toBe(expected);
      }),
    );
  });

  it.each(['', ' 1', '1,5', '.5', '5.', '1.234', '-1', '+1', '1e1', 'NaN', '٣', '1234'])(
    'is none as «%s»',
    (text) => {
      expect(readScore(text, 100)).toBeUndefined();
    },
  );

  it('is asked of each criterion once, in whatever order', () => {
    const criteria = ['A', 'B', 'C'].map((code) => ({ code, maxScore: 5 }));
    const codes = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 5 });
    fc.assert(
      fc.property(codes, (given) => {
        const scores = given.map((criterionCode) => ({ criterionCode, score: '5' }));
        const isDistinct = new Set(given).size === given.length && !given.includes('D');
        expect(checkAllScores(scores, criteria).ok).toBe(isDistinct && given.length === 3);
        expect(checkScores(scores, criteria).ok).toBe(isDistinct && given.length > 0);
      }),
    );
  });
});
