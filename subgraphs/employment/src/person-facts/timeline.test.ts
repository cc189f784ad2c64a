import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { correct, type Period, type Version } from './timeline.ts';

type Facts = { name: string; residence: string | null };
type Stored = Version<Facts> & { recordedAt: number; supersededAt: number };

const first = '2025-01-01';
const days = Array.from({ length: 12 }, (_, index) => addDays(first, index));
/** A day before all others and one behind them stand for the open ends. */
const allDays = ['0001-01-01', ...days, '9999-01-01'];

const whole: Version<Facts> = {
  validFrom: null,
  validTo: null,
  facts: { name: 'A', residence: null },
};

const changes = fc.record(
  {
    name: fc.constantFrom('A', 'B', 'C'),
    residence: fc.constantFrom(null, '028060', '026086'),
  },
  { requiredKeys: [] },
);
const periods: fc.Arbitrary<Period> = fc
  .tuple(fc.option(fc.nat(11)), fc.option(fc.nat(11)))
  .filter(([from, to]) => from === null || to === null || from < to)
  .map(([from, to]) => ({
    from: from === null ? null : (days[from] ?? null),
    to: to === null ? null : (days[to] ?? null),
  }));
const corrections = fc.array(fc.tuple(changes, periods), { maxLength: 12 });

function isIn(day: string, from: string | null, to: string | null): boolean {
  return (from === null || day >= from) && (to === null || day < to);
}

/** Day for day, without any periods. */
function eachDay(facts: Map<string, Facts>, change: Partial<Facts>, { from, to }: Period) {
  return new Map(
    [...facts].map(([day, known]) => [day, isIn(day, from, to) ? { ...known, ...change } : known]),
  );
}

describe('correcting a timeline', () => {
  it('says of each day what a book with a line for each day says, whenever it is asked', () => {
    fc.assert(
      fc.property(corrections, (all) => {
        const forever = Number.POSITIVE_INFINITY;
        let stored: Stored[] = [{ ...whole, recordedAt: 0, supersededAt: forever }];
        let book = new Map(allDays.map((day) => [day, whole.facts]));
        const books = [book];
        for (const [index, [change, period]] of all.entries()) {
          const known = stored.filter(({ supersededAt }) => supersededAt === forever);
          const { superseded, added } = correct(known, change, period);
          const at = index + 1;
          stored = [
            ...stored.map((version) =>
              superseded.includes(version) ? { ...version, supersededAt: at } : version,
            ),
            ...added.map((version) => ({ ...version, recordedAt: at, supersededAt: forever })),
          ];
          book = eachDay(book, change, period);
          books.push(book);
        }
        for (const [at, then] of books.entries()) {
          for (const day of allDays) {
            const found = stored.filter(
              ({ validFrom, validTo, recordedAt, supersededAt }) =>
                isIn(day, validFrom, validTo) && recordedAt <= at && at < supersededAt,
            );
            expect(found.map(({ facts }) => facts)).toEqual([then.get(day)]);
          }
        }
      }),
    );
  });

  it('changes nothing when it is known already', () => {
    expect(correct([whole], { name: 'A' }, { from: '2025-01-02', to: null })).toEqual({
      superseded: [],
      added: [],
    });
  });

  it('leaves alone what it does not touch', () => {
    const before = { ...whole, validTo: '2025-01-05' };
    const after = { ...whole, validFrom: '2025-01-05', facts: { name: 'B', residence: null } };
    const { superseded, added } = correct(
      [before, after],
      { residence: '028060' },
      { from: '2025-01-08', to: null },
    );
    expect(superseded).toEqual([after]);
    expect(added).toEqual([
      { ...after, validTo: '2025-01-08' },
      { validFrom: '2025-01-08', validTo: null, facts: { name: 'B', residence: '028060' } },
    ]);
  });
});
