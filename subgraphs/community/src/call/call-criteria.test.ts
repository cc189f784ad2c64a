import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCriteria } from './call-criteria.ts';
import { readThreshold } from './call-terms.ts';

const title = { texts: [{ languageCode: 'ita', text: 'Impatto' }] };
const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 });

const withWeights = (given: readonly number[]) =>
  given.map((weight, index) => ({ code: `C${index}`, title, weight, maxScore: 10 }));

/** A hundred, cut at as many places as one likes. */
const hundred = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 19 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
  .map((bounds) => bounds.slice(1).map((bound, index) => bound - (bounds[index] ?? 0)));

it('criteria hold when their weights make 100, and only then', () => {
  fc.assert(
    fc.property(fc.oneof(weights, hundred), (given) => {
      const sum = given.reduce((total, weight) => total + weight, 0);
      const checked = checkCriteria('call', withWeights(given));
      expect(checked.ok ? undefined : checked.refusal).toBe(
        sum === 100 ? undefined : 'WeightsNotHundred',
      );
    }),
  );
});

it('criteria stay in the order in which they are given, whatever their weights', () => {
  fc.assert(
    fc.property(hundred, (given) => {
      const checked = checkCriteria('call', withWeights(given));
      if (!checked.ok) throw new Error(checked.refusal);
      const kept = checked.value.map(({ code, position, weight }) => [code, position, weight]);
      expect(kept).toEqual(given.map((weight, index) => [`C${index}`, index + 1, weight]));
    }),
  );
});

it.each([
  ['60', '60.0000'],
  ['100', '100.0000'],
  ['007.5', '7.5000'],
  ['0.0001', '0.0001'],
])('a threshold of %s is %s', (text, threshold) => expect(readThreshold(text)).toBe(threshold));

it.each(['', '100.0001', '-1', '60,5', '60.', '1e1', '60.12345'])('“%s” is no threshold', (text) =>
  expect(readThreshold(text)).toBeUndefined(),
);
