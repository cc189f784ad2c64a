import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths } from './add-months.ts';
import { correctChecks } from './correct-checks.ts';
import type { JobPlacementState } from './job-placement.ts';
import {
  areInOrder,
  checkMonths,
  dueOn,
  nextDueOn,
  type PlacementCheck,
  type PlacementCheckMonth,
  stateByChecks,
} from './placement-check.ts';

const day = fc
  .date({
    min: new Date('2025-03-01T00:00:00Z'),
    max: new Date('2032-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

const lastOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

describe('some months on', () => {
  it('is the same day of the month, or its last where it has no such day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 36 }), (from, months) => {
        const to = addMonths(from, months);
        const count = (text: string) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7));
        expect(count(to) - count(from)).toBe(months);
        expect(Number(to.slice(8))).toBe(Math.min(Number(from.slice(8)), lastOf(to)));
      }),
    );
  });

  it('is 28 or 29 February of 31 August', () => {
    expect([addMonths('2025-08-31', 6), addMonths('2027-08-31', 6)]).toEqual([
      '2026-02-28',
      '2028-02-29',
    ]);
    expect([addMonths('2025-11-30', 3), addMonths('2025-12-31', 12)]).toEqual([
      '2026-02-28',
      '2026-12-31',
    ]);
  });
});

const months: PlacementCheckMonth[] = ['MONTH_3', 'MONTH_6', 'MONTH_12'];

/** Checks as they can have been made: of some months, in order, the last of which may find an end. */
const made = fc
  .record({ startedOn: day, of: fc.subarray(months), late: fc.nat(80), stays: fc.boolean() })
  .map(({ startedOn, of, late, stays }) => ({
    startedOn,
    checks: of.map((month, index): PlacementCheck => {
      const due = Date.parse(dueOn(month, startedOn)) + late * 86_400_000;
      const checkedOn = new Date(due).toISOString().slice(0, 10);
      return { month, checkedOn, inWork: stays || index < of.length - 1, source: 'CO' };
    }),
  }));

describe('checks', () => {
  it('say what the last of them says', () => {
    fc.assert(
      fc.property(made, ({ startedOn, checks }) => {
        expect(areInOrder(checks, startedOn)).toBe(true);
        const last = checks.at(-1);
        const said = last && (last.inWork ? checkMonths[last.month].state : 'ENDED_EARLY');
        expect(stateByChecks(checks)).toBe(said);
      }),
    );
  });

  it('are due at the first month behind the last that was made, until one finds an end', () => {
    fc.assert(
      fc.property(made, ({ startedOn, checks }) => {
        const last = checks.at(-1);
        const ahead = last ? months.slice(months.indexOf(last.month) + 1) : months;
        const [next] = last && !last.inWork ? [] : ahead;
        expect(nextDueOn(checks, startedOn)).toBe(next ? dueOn(next, startedOn) : null);
      }),
    );
  });

  it('are not in order when one comes too early, twice, or behind an end', () => {
    fc.assert(
      fc.property(made, ({ startedOn, checks }) => {
        fc.pre(checks.length > 0);
        const [first, ...rest] = checks;
        if (!first) throw new Error('There is one');
        const early = { ...first, checkedOn: addMonths(startedOn, 2) };
        const after = { ...first, month: 'MONTH_12' as const };
        expect(areInOrder([early, ...rest], startedOn)).toBe(false);
        expect(areInOrder([first, ...checks], startedOn)).toBe(false);
        expect(areInOrder([{ ...first, inWork: false }, after], startedOn)).toBe(false);
      }),
    );
  });

  it('that are corrected and corrected back leave a placement as it was', () => {
    fc.assert(
      fc.property(made, ({ startedOn, checks }) => {
        const last = checks.at(-1);
        fc.pre(last !== undefined);
        if (!last) return;
        const state: JobPlacementState = stateByChecks(checks) ?? 'VERIFIED_BY_CO';
        const endedOn = last.inWork ? null : last.checkedOn;
        const known = { state, endedOn, checks, startedOn };
        const today = '2040-01-01';
        const other = { ...last, inWork: !last.inWork };
        const wrong = correctChecks(known, { check: other, endedOn: null }, today);
        if (!wrong.ok) throw new Error(wrong.refusal);
        expect(wrong.value.state === 'ENDED_EARLY').toBe(last.inWork);
        const back = correctChecks(
          { ...wrong.value, startedOn },
          { check: last, endedOn: null },
          today,
        );
        expect(back).toEqual({ ok: true, value: { state, endedOn, checks } });
      }),
    );
  });
});
