import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { transition } from '#shared/transition.ts';
import {
  ageBracketOn,
  checkDay,
  type EnrolmentAct,
  type EnrolmentState,
  enrolmentLifeCycle,
  programmeBegan,
  register,
} from './enrolment.ts';

const isoDay = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

const acts = Object.keys(enrolmentLifeCycle) as EnrolmentAct[]; // its keys are the acts
const ended: readonly string[] = ['COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'];

/** The states passed through by these acts; those the life cycle refuses change nothing. */
function walk(path: EnrolmentAct[]): EnrolmentState[] {
  const states: EnrolmentState[] = ['REGISTERED'];
  for (const act of path) {
    const now = states.at(-1) ?? 'REGISTERED';
    const next = transition<EnrolmentState, EnrolmentAct, 'no'>(enrolmentLifeCycle, now, act, 'no');
    if (next.ok) states.push(next.value);
  }
  return states;
}

describe('the life cycle of an enrolment', () => {
  const paths = fc.array(fc.constantFrom(...acts), { maxLength: 30 });

  it('never leaves an ended state, and ends at most once', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const ends = walk(path).filter((state) => ended.includes(state));
        expect(ends.length).toBeLessThanOrEqual(1);
        expect(
          walk(path)
            .slice(0, -1)
            .some((state) => ended.includes(state)),
        ).toBe(false);
      }),
    );
  });

  it('is active only after it was eligible, suspended or completed only after it was active', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const states = walk(path);
        const first = (state: EnrolmentState) => states.indexOf(state);
        for (const [later, before] of [
          ['ELIGIBLE', 'REGISTERED'],
          ['ACTIVE', 'ELIGIBLE'],
          ['SUSPENDED', 'ACTIVE'],
          ['COMPLETED', 'ACTIVE'],
        ] as const) {
          if (first(later) < 0) continue;
          expect(first(before)).toBeGreaterThanOrEqual(0);
          expect(first(before)).toBeLessThan(first(later));
        }
      }),
    );
  });

  it('can be ended from every open state, and reaches every state', () => {
    const reached = new Set<string>([
      'REGISTERED',
      ...acts.map((act) => enrolmentLifeCycle[act].to),
    ]);
    expect(reached).toEqual(new Set(['REGISTERED', 'ELIGIBLE', 'ACTIVE', 'SUSPENDED', ...ended]));
    for (const state of ['REGISTERED', 'ELIGIBLE', 'ACTIVE', 'SUSPENDED'] as const) {
      expect(transition(enrolmentLifeCycle, state, 'DROP', 'no').ok).toBe(true);
    }
  });
});

describe('an age bracket', () => {
  it('follows the birthdays of the indicator: 18 is in, 60 is still in, 61 is over', () => {
    expect(ageBracketOn('2026-05-16', '2008-05-17')).toBe('UNDER_18');
    expect(ageBracketOn('2026-05-17', '2008-05-17')).toBe('FROM_18_TO_60');
    expect(ageBracketOn('2026-05-16', '1965-05-17')).toBe('FROM_18_TO_60');
    expect(ageBracketOn('2026-05-17', '1965-05-17')).toBe('OVER_60');
    expect(ageBracketOn('2026-02-28', '2008-02-29')).toBe('UNDER_18');
    expect(ageBracketOn('2026-03-01', '2008-02-29')).toBe('FROM_18_TO_60');
  });

  it('is not guessed without a birth date', () => {
    expect(ageBracketOn('2026-05-17', null)).toBeNull();
  });

  it('is exactly one for every age, and never goes back as days pass', () => {
    const order = ['UNDER_18', 'FROM_18_TO_60', 'OVER_60'];
    fc.assert(
      fc.property(isoDay, isoDay, fc.nat(40_000), (birth, day, later) => {
        const [now, then] = [ageBracketOn(day, birth), ageBracketOn(addDays(day, later), birth)];
        expect(order).toContain(now);
        expect(order.indexOf(String(then))).toBeGreaterThanOrEqual(order.indexOf(String(now)));
      }),
    );
  });

  it('changes on the 18th and on the 61st birthday, not a day before or after', () => {
    const turning = fc.constantFrom(18, 61);
    fc.assert(
      fc.property(isoDay, turning, fc.integer({ min: -3, max: 3 }), (birth, age, days) => {
        const year = Number(birth.slice(0, 4)) + age;
        // Who is born on 29 February has a birthday on 1 March of other years.
        const birthday = addDays(`${year}-${birth.slice(5, 7)}-01`, Number(birth.slice(8)) - 1);
        const changes = (day: string) =>
          ageBracketOn(day, birth) !== ageBracketOn(addDays(day, -1), birth);
        expect(changes(addDays(birthday, days))).toBe(days === 0);
      }),
    );
  });
});

describe('a new enrolment', () => {
  const request = {
    personRecordId: 'person_record_01',
    accessPointId: 'access_point_01',
    workPackage: 'WP2' as const,
    enrolledOn: '2026-01-10',
  };

  it('is accepted from the first day of the programme to today', () => {
    fc.assert(
      fc.property(isoDay, isoDay, (day, today) => {
        const accepted = checkDay(day, today).ok;
        expect(accepted).toBe(programmeBegan <= day && day <= today);
      }),
    );
  });

  it('belongs to the person and the partner of its record, registered at the age of that day', () => {
    const record = {
      personId: 'person_01',
      ownerOrganisationId: 'organisation_01',
      facts: { birthDate: '2008-01-11' },
    };
    expect(register(request, record)).toEqual({
      ...request,
      externalRef: null,
      personId: 'person_01',
      organisationId: 'organisation_01',
      state: 'REGISTERED',
      exitedOn: null,
      exitReason: null,
      ageBracket: 'UNDER_18',
      version: 1,
    });
  });
});
