import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cefrLevels, type Level } from '../course/course.ts';
import { checkAssessment, gainOf, levelKnownAt, type NewLevel } from './course-level.ts';

const cefr = fc
  .constantFrom(...cefrLevels)
  .map((cefrLevel): Level => ({ cefrLevel, digCompLevel: null }));
const digComp = fc
  .integer({ min: 1, max: 8 })
  .map((digCompLevel): Level => ({ cefrLevel: null, digCompLevel }));
const pair = fc.oneof(fc.tuple(cefr, cefr), fc.tuple(digComp, digComp));
const trio = fc.oneof(fc.tuple(cefr, cefr, cefr), fc.tuple(digComp, digComp, digComp));

describe('the gain between two levels', () => {
  it('is the other way round backwards, adds up, and is none from a level to itself', () => {
    fc.assert(
      fc.property(trio, ([a, b, c]) => {
        expect(gainOf(a, a)).toBe(0);
        expect(gainOf(a, b)).toBe(0 - (gainOf(b, a) ?? Number.NaN));
        expect(gainOf(a, c)).toBe((gainOf(a, b) ?? Number.NaN) + (gainOf(b, c) ?? Number.NaN));
      }),
    );
  });

  it('is one from each level of the CEFR to the next', () => {
    const order = 'ALFA PRE_A1 A1 A2 B1 B2 C1 C2'.split(' ');
    expect(cefrLevels).toEqual(order);
    const steps = cefrLevels
      .slice(1)
      .map((cefrLevel, index) =>
        gainOf(
          { cefrLevel: cefrLevels[index] ?? null, digCompLevel: null },
          { cefrLevel, digCompLevel: null },
        ),
      );
    expect(steps).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('cannot be measured where one is missing', () => {
    fc.assert(
      fc.property(pair, ([a]) => {
        expect([gainOf(a, undefined), gainOf(undefined, a), gainOf(undefined, undefined)]).toEqual([
          null,
          null,
          null,
        ]);
      }),
    );
  });
});

const recorded = (moment: NewLevel['moment'], number: number, at: number): NewLevel => ({
  ...{ courseEnrolmentId: 'x', moment, number, cefrLevel: 'A1', digCompLevel: null },
  ...{ assessedOn: '2026-01-12', method: 'TEST', reason: number === 1 ? null : 'OTHER' },
  recordedAt: new Date(at),
});

describe('the level that was known', () => {
  it('is the last one recorded until then, of that moment', () => {
    const history = fc.uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(history, fc.nat(1_000), (instants, asked) => {
        const inOrder = instants.toSorted((a, b) => a - b);
        const levels = inOrder.map((at, index) => recorded('EXIT', index + 1, at));
        const expected = inOrder.filter((at) => at <= asked).at(-1);
        const shuffled = [...levels.toReversed(), recorded('ENTRY', 1, 0)];
        expect(levelKnownAt(shuffled, 'EXIT', new Date(asked))?.recordedAt.getTime()).toBe(
          expected,
        );
        expect(levelKnownAt(shuffled, 'EXIT')?.number).toBe(levels.length);
      }),
    );
  });
});

describe('an assessment', () => {
  it('has a day that is past, of the programme, and in the order of the two', () => {
    const day = fc.constantFrom(
      '2025-02-28',
      '2025-03-01',
      '2026-05-01',
      '2026-11-23',
      '2026-11-24',
    );
    fc.assert(
      fc.property(day, fc.option(day), fc.constantFrom('ENTRY', 'EXIT'), (on, otherOn, moment) => {
        const other =
          otherOn === null ? undefined : { ...recorded('ENTRY', 1, 0), assessedOn: otherOn };
        const known =
          moment === 'EXIT' ? { entry: other, exit: undefined } : { entry: undefined, exit: other };
        const inOrder = otherOn === null || (moment === 'EXIT' ? on >= otherOn : on <= otherOn);
        const fits = on >= '2025-03-01' && on <= '2026-11-23' && inOrder;
        const checked = checkAssessment({ moment, assessedOn: on }, known, '2026-11-23');
        expect(checked.ok).toBe(fits);
      }),
    );
  });
});
