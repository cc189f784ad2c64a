import { describe, expect, it } from '@jest/globals';
import { transition } from '#shared/transition.ts';
import { type EnrolmentState, enrolmentLifeCycle } from '../enrolment/enrolment.ts';
import { wayTo } from './way-to.ts';

describe('the way to a state', () => {
  const states: EnrolmentState[] = [
    ...(['REGISTERED', 'ELIGIBLE', 'ACTIVE', 'SUSPENDED'] as const),
    ...(['COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'] as const),
  ];

  it('is of acts that are allowed one after the other, and leads there', () => {
    for (const from of states) {
      for (const to of states) {
        const way = wayTo(enrolmentLifeCycle, from, to);
        const reached = way?.reduce<EnrolmentState>((state, act) => {
          const next = transition(enrolmentLifeCycle, state, act, 'Forbidden');
          return next.ok ? next.value : 'REGISTERED';
        }, from);
        if (way) expect([from, to, reached]).toEqual([from, to, to]);
      }
    }
  });

  it('is the shortest, empty where one is there, and none back from an end', () => {
    expect(wayTo(enrolmentLifeCycle, 'REGISTERED', 'COMPLETED')).toEqual([
      'DECLARE_ELIGIBLE',
      'ACTIVATE',
      'COMPLETE',
    ]);
    expect(wayTo(enrolmentLifeCycle, 'ACTIVE', 'ACTIVE')).toEqual([]);
    expect(wayTo(enrolmentLifeCycle, 'DROPPED', 'ACTIVE')).toBeUndefined();
    expect(wayTo(enrolmentLifeCycle, 'ACTIVE', 'REGISTERED')).toBeUndefined();
  });
});
