import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RetryBudget } from './retry-budget.ts';

it('never lets more than a tenth of what was asked be asked again, but for the one in hand', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 2_000 }), (wishes) => {
      const budget = new RetryBudget();
      let asked = 0;
      let again = 0;
      for (const wish of wishes) {
        budget.asked();
        asked += 1;
        if (wish && budget.take()) again += 1;
        expect(again).toBeLessThanOrEqual(1 + asked / 10 + 1e-6);
      }
    }),
  );
});

it('saves up no more than ten', () => {
  const budget = new RetryBudget();
  for (let asked = 0; asked < 10_000; asked += 1) budget.asked();
  expect(Array.from({ length: 30 }, () => budget.take()).filter(Boolean)).toHaveLength(10);
});
