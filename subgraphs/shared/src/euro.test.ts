import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMore, readEuro } from './euro.ts';

const cents = fc.bigInt({ min: 0n, max: 999_999_999_999n });
const written = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;

it('an amount with two decimals stays as it is, whatever its size', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      expect(readEuro(written(amount))).toBe(written(amount));
    }),
  );
});

it('amounts are compared as numbers, not as texts', () => {
  fc.assert(
    fc.property(cents, cents, (one, other) => {
      expect(isMore(written(one), written(other))).toBe(one > other);
    }),
  );
});

it.each([
  ['7', '7.00'],
  ['007.5', '7.50'],
  ['0', '0.00'],
])('%s is %s', (text, amount) => expect(readEuro(text)).toBe(amount));

it.each(['', '1,50', '-1', '1.234', '12345678901', '1e3', ' 1', '1.', '.5'])(
  '“%s” is no amount',
  (text) => expect(readEuro(text)).toBeUndefined(),
);
