import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asKnownAt, findCorrected } from './case-correction.ts';

type Facts = { level: string | null; hours: number };

const facts = fc.record({
  level: fc.option(fc.constantFrom('A1', 'A2', 'B1')),
  hours: fc.integer(),
});

it('what is known now, with all corrections taken back to an instant, is what was known then', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), (versions) => {
      const corrections = versions.slice(1).flatMap((after, index) =>
        findCorrected<Facts>(versions[index] ?? after, after).map((each) => ({
          ...each,
          number: index + 2,
          recordedAt: new Date(index + 1),
        })),
      );
      const now = versions.at(-1) ?? { level: null, hours: 0 };
      versions.forEach((version, index) => {
        expect(asKnownAt(now, corrections, new Date(index))).toEqual(version);
      });
    }),
  );
});

it('a change that changes nothing corrects nothing', () => {
  fc.assert(
    fc.property(facts, (known) => {
      expect(findCorrected<Facts>(known, { ...known })).toEqual([]);
      expect(findCorrected<Facts>(known, {})).toEqual([]);
    }),
  );
});

it('a text that the database gives in another order is the same text', () => {
  const known = { titles: { texts: { eng: 'Play', ita: 'Gioco' }, fallback: 'ita' } };
  const again = { titles: { fallback: 'ita', texts: { ita: 'Gioco', eng: 'Play' } } };
  expect(findCorrected(known, again)).toEqual([]);
  const other = { titles: { fallback: 'ita', texts: { ita: 'Gioco' } } };
  expect(findCorrected<object>(known, other)).toMatchObject([{ field: 'titles' }]);
});

it('sealed words are told to have changed, and never shown', () => {
  const words = Buffer.from('sealed words');
  expect(findCorrected({ words }, { words: Buffer.from('others') })).toEqual([
    { field: 'words', before: '"sealed"', after: '"sealed"' },
  ]);
});
