import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { countSignatures, type SignatoryState } from '../signatory/signatory.ts';
import { extendLastDay, isInForceOn, type Memorandum, renew } from './memorandum.ts';
import { endOn, followSignatures } from './memorandum-act.ts';
import { memorandumLifeCycle } from './memorandum-life-cycle.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-03-01', days));

const open: Memorandum = {
  ...{ id: 'memorandum_x', organisationId: 'organisation_x', openedOn: '2025-03-01', version: 1 },
  ...{ state: 'OPEN_FOR_SIGNATURE', stateSince: '2025-03-01', externalRef: null, subject: 'x' },
  ...{
    titleIt: 'x',
    titleEn: 'x',
    networkId: null,
    protocolNumber: null,
    actReference: null,
    documentHash: null,
  },
  ...{ effectiveFrom: '2026-01-01', effectiveTo: '2029-12-31', renewal: 'TACIT', renewalMonths: 6 },
  ...{ signableFrom: '2025-03-01', inForceFrom: null, endedOn: null, supersededById: null },
  ...{ partyIds: [], signaturesMissing: 3 },
};

describe('signatures, in whatever order they come and go', () => {
  const moves = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('SIGN', 'WITHDRAW'), day), {
    maxLength: 12,
  });

  it('bring a memorandum into force exactly when all who remain, two at least, have signed', () => {
    fc.assert(
      fc.property(moves, (given) => {
        let memorandum = open;
        const states: SignatoryState[] = Array.from({ length: 4 }, () => 'AUTHORIZED');
        for (const [which, by, on] of given) {
          if (states[which] === 'WITHDRAWN' || memorandum.state === 'IN_FORCE') continue;
          if (by === 'SIGN' && states[which] === 'SIGNED') continue;
          states[which] = by === 'SIGN' ? 'SIGNED' : 'WITHDRAWN';
          const signatures = countSignatures(states.map((state) => ({ state })));
          const { followed, act } = followSignatures(memorandum, by, signatures, on);
          if (act) expect(memorandumLifeCycle[act].from).toContain(memorandum.state);
          expect(followed.version).toBe(memorandum.version + 1);
          expect(followed.stateSince >= memorandum.stateSince).toBe(true);
          const isComplete = signatures.missing === 0 && signatures.given >= 2;
          const isPart = signatures.given > 0 ? 'PARTLY_SIGNED' : 'OPEN_FOR_SIGNATURE';
          expect(followed.state).toBe(isComplete ? 'IN_FORCE' : isPart);
          if (isComplete) {
            const expected = [on, followed.stateSince, open.effectiveFrom].toSorted().at(-1);
            expect(followed.inForceFrom).toBe(expected);
          }
          memorandum = followed;
        }
      }),
    );
  });
});

it('what is left of a memorandum behind its last day never comes into force', () => {
  const signed: Memorandum = { ...open, state: 'PARTLY_SIGNED', effectiveTo: '2026-06-30' };
  const signatures = { given: 2, missing: 0 };
  const on = (day: string) => followSignatures(signed, 'WITHDRAW', signatures, day).followed;
  expect(on('2026-06-30')).toMatchObject({ state: 'IN_FORCE', inForceFrom: '2026-06-30' });
  expect(on('2026-07-01')).toMatchObject({ state: 'PARTLY_SIGNED', inForceFrom: null });
});

describe('the days of a memorandum', () => {
  it('are between its first and its last, and before its end', () => {
    fc.assert(
      fc.property(day, day, fc.option(day), day, (inForceFrom, effectiveTo, ended, on) => {
        const lived = { inForceFrom, effectiveTo, endedOn: null };
        const memorandum = ended === null ? lived : endOn(lived, ended);
        const expected = inForceFrom <= on && on <= effectiveTo && (ended === null || on < ended);
        expect(isInForceOn(memorandum, on)).toBe(expected);
        expect(isInForceOn({ ...memorandum, inForceFrom: null }, on)).toBe(false);
      }),
    );
  });

  it('go on without a gap when it is renewed, and end with a month again if they did', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (effectiveTo, renewalMonths) => {
        const renewed = renew(
          { effectiveTo, renewal: 'TACIT', renewalMonths },
          { renewedOn: effectiveTo, actReference: null },
        );
        const to = renewed.ok ? renewed.value.effectiveTo : '';
        expect(to > effectiveTo).toBe(true);
        const isMonthEnd = (date: string) => addDays(date, 1).endsWith('-01');
        if (isMonthEnd(effectiveTo)) expect(isMonthEnd(to)).toBe(true);
      }),
    );
    expect(extendLastDay('2026-06-30', 6)).toBe('2026-12-31');
    expect(extendLastDay('2026-01-30', 1)).toBe('2026-02-27');
  });
});
