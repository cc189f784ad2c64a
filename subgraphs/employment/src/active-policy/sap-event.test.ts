import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import { type ActivePolicy, activePolicyLifeCycle, recordEvent } from './active-policy.ts';
import { sapEvents } from './sap-event.ts';
import { checkLetterOfPolicy, readSapPolicy } from './sap-policy-id.ts';

const nobody = {
  personRecordId: newId('person_record'),
  organisationId: newId('organisation'),
  accessPointId: newId('access_point'),
  servicePactId: newId('service_pact'),
  ...{
    activityCode: 'A02',
    promoterCode: '00000000000',
    sapPolicyId: null,
    checkLetterMatches: null,
  },
  ...{ startedOn: null, endedOn: null, lastEvent: null, externalRef: null },
} as const;

describe('an event of the SAP', () => {
  it('comes before acceptance, before the start or after it, as the manual says', () => {
    const comes = (name: keyof typeof activePolicyLifeCycle) => activePolicyLifeCycle[name].from;
    expect(comes('DECLINE')).toEqual(['PROPOSED', 'DECLINED']);
    expect(comes('REFUSE')).toEqual(['ACCEPTED', 'REFUSED']);
    expect(comes('VOID_BEFORE_START')).toEqual(['PROPOSED', 'ACCEPTED', 'VOIDED_BEFORE_START']);
    expect(comes('VOID_AFTER_START')).toEqual(['STARTED', 'SUSPENDED', 'VOIDED_AFTER_START']);
  });

  const states = Object.values(activePolicyLifeCycle).map(({ to }) => to);
  it.each([...new Set(states)])('can be proposed again from %s only if it is', (state) => {
    const { ok } = recordEvent(
      { ...nobody, id: 'x', version: 1, openedOn: '2026-03-05', state, stateSince: '2026-03-05' },
      { version: 1, act: 'PROPOSE', happenedOn: '2026-03-05' },
      { today: '2026-03-05', pactSignedOn: '2026-03-05' },
    );
    expect(ok).toBe(state === 'PROPOSED');
  });
});

describe('the days of an active policy', () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .map((number) => `2026-03-${String(number).padStart(2, '0')}`);
  const event = fc.constantFrom(...sapEvents.map(({ name }) => name));

  it('stay in order, whatever events come and come again on whatever days', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, day), { maxLength: 30 }), (events) => {
        const opened = {
          openedOn: '2026-03-05',
          state: 'PROPOSED',
          stateSince: '2026-03-05',
        } as const;
        let policy: ActivePolicy = { ...nobody, ...opened, id: 'active_policy_01', version: 1 };
        for (const [act, happenedOn] of events) {
          const request = { version: policy.version, act, happenedOn };
          const days = { today: '2026-03-20', pactSignedOn: '2026-03-03' };
          const recorded = recordEvent(policy, request, days);
          const isAllowed = activePolicyLifeCycle[act].from.includes(policy.state);
          if (!isAllowed) expect(recorded).toEqual({ ok: false, refusal: 'CaseStateForbids' });
          if (recorded.ok) policy = recorded.value;
        }
        const known = ['2026-03-03', policy.openedOn, policy.startedOn, policy.endedOn].filter(
          (each) => each !== null,
        );
        expect(known).toEqual(known.toSorted());
        expect(policy.stateSince <= '2026-03-20').toBe(true);
      }),
    );
  });
});

describe('the letter of an id of the SAP', () => {
  const digits = (length: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  const facts = fc.record({
    promoterCode: digits(11),
    activityCode: fc
      .tuple(fc.constantFrom(...'ABCDEFGH'), digits(2))
      .map((parts) => parts.join('')),
    proposedOn: fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2026-03-${String(day).padStart(2, '0')}`),
  });

  it('matches what it follows from, and is never a reason to refuse', () => {
    const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const hex = fc
      .integer({ min: 0, max: 0xffffffff })
      .map((number) => number.toString(16).toUpperCase().padStart(8, '0'));
    fc.assert(
      fc.property(facts, hex, letters, ({ proposedOn, ...given }, id, letter) => {
        const read = readSapPolicy({ ...given, sapPolicyId: `21${id}${letter}` }, proposedOn);
        const matches = letter === checkLetterOfPolicy({ ...given, proposedOn });
        expect(read).toMatchObject({ ok: true, value: { checkLetterMatches: matches } });
      }),
    );
  });

  it('tells every single digit of the promoter that was mistyped', () => {
    fc.assert(
      fc.property(facts, fc.nat(10), fc.integer({ min: 1, max: 9 }), (right, place, by) => {
        const mistyped = [...right.promoterCode]
          .map((digit, index) => (index === place ? String((Number(digit) + by) % 10) : digit))
          .join('');
        expect(checkLetterOfPolicy({ ...right, promoterCode: mistyped })).not.toBe(
          checkLetterOfPolicy(right),
        );
      }),
    );
  });
});
