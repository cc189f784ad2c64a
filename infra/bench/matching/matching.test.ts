import { describe, expect, it } from '@jest/globals';
import { exactPairs, fuzzyPairs } from './baselines.ts';
import { askAll, ourPairs, seeds } from './bench-matching.ts';
import { makeCorpus } from './corpus.ts';
import { evaluate } from './evaluate.ts';

const records = makeCorpus(seeds.toldOf, 1_200);

describe('matching, on people of whom nothing was chosen', () => {
  const ours = evaluate(records, ourPairs(askAll(records)));

  it('takes hardly anybody for another, and misses few', () => {
    expect(ours.precision).toBeGreaterThan(0.96);
    expect(ours.recall).toBeGreaterThan(0.88);
  }, 300_000);

  it('does better than an exact search and than a fuzzy library on plain names', () => {
    for (const pairs of [exactPairs(records), fuzzyPairs(records, 85)]) {
      const { f1, recall } = evaluate(records, pairs);
      expect(ours.f1).toBeGreaterThan(f1);
      expect(ours.recall).toBeGreaterThan(recall);
    }
  }, 300_000);

  it('is made of the same people from the same seed', () => {
    expect(makeCorpus(seeds.toldOf, 50)).toEqual(makeCorpus(seeds.toldOf, 50));
    expect(makeCorpus(seeds.chosenOn, 50)).not.toEqual(makeCorpus(seeds.toldOf, 50));
  });
});
