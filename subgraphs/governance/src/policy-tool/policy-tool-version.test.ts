import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHttpsUrl } from './https-url.ts';
import { compareVersions, isVersionNumber } from './policy-tool-version.ts';

const parts = fc.array(fc.nat({ max: 99_999 }), { minLength: 2, maxLength: 3 });

it('versions are in the order of their numbers, not of their texts', () => {
  fc.assert(
    fc.property(parts, parts, (first, second) => {
      const [a, b] = [first.join('.'), second.join('.')];
      expect([isVersionNumber(a), isVersionNumber(b)]).toEqual([true, true]);
      expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(-compareVersions(b, a)) + 0);
      const [x, y] = [first, second].map((each) => [...each, 0].slice(0, 3));
      const differs = x?.findIndex((part, index) => part !== y?.[index]) ?? -1;
      const expected = differs < 0 ? 0 : Math.sign((x?.[differs] ?? 0) - (y?.[differs] ?? 0));
      expect(Math.sign(compareVersions(a, b))).toBe(expected);
    }),
  );
});

it.each(['1', '1.', '01.0', '1.0.0.0', 'v1.0', '1.0-beta', ''])('%j is no version', (text) => {
  expect(isVersionNumber(text)).toBe(false);
});

it.each([
  ['https://polis.example.org/a.pdf', true],
  ['http://polis.example.org/a.pdf', false],
  ['https://', false],
  ['https://user:word@example.org', false],
  ['https://example.org/a b', false],
  ['javascript:alert(1)', false],
])('%j is an address by https: %p', (text, expected) => {
  expect(isHttpsUrl(text)).toBe(expected);
});
