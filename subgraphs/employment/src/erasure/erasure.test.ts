import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  act,
  decide,
  type Erasure,
  type ErasureAct,
  erasureLifeCycle,
  missingReceipts,
} from './erasure.ts';

const now = new Date('2026-11-30T10:00:00Z');
const asked: Erasure = {
  ...{ id: 'erasure_1', personRecordId: 'person_record_1', personId: 'person_1' },
  ...{ organisationId: 'organisation_1', ground: 'SUBJECT_REQUEST', dataSubjectRequestId: null },
  ...{ state: 'REQUESTED', requestedAt: now, decidedAt: null, endedAt: null, version: 1 },
};
const acts = Object.keys(erasureLifeCycle) as ErasureAct[];

describe('an erasure', () => {
  it('never runs undecided, never ends twice, and counts every change', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 12 }), (done) => {
        let known = asked;
        let taken = 0;
        for (const each of done) {
          const next = act(known, each, now);
          if (!next.ok) continue;
          expect(known.endedAt).toBeNull();
          known = next.value;
          taken += 1;
        }
        expect(known.version).toBe(1 + taken);
        const ran = ['RUNNING', 'DONE', 'PARTLY_DONE'].includes(known.state);
        if (ran) expect(known.decidedAt).not.toBeNull();
        expect(known.endedAt !== null).toBe(
          ['DONE', 'PARTLY_DONE', 'REFUSED'].includes(known.state),
        );
      }),
    );
  });

  it('that is decided behind a hold waits, is decided once, and knows it when the hold ends', () => {
    const held = act(asked, 'HOLD', now);
    if (!held.ok) throw new Error('It can be held');
    const first = decide(held.value, { version: 2, decision: 'CARRY_OUT' }, true, now);
    if (!first.ok) throw new Error('It can be decided');
    expect(first.value).toMatchObject({
      act: null,
      erasure: { state: 'HELD', decidedAt: now, version: 3 },
    });
    const again = decide(first.value.erasure, { version: 3, decision: 'CARRY_OUT' }, true, now);
    expect(again).toEqual({ ok: false, refusal: 'ErasureStateForbids' });
  });

  it('misses nobody’s receipt before it is decided or once it is refused', () => {
    expect(missingReceipts(asked, [])).toEqual([]);
    expect(missingReceipts({ state: 'REFUSED' }, [])).toEqual([]);
    expect(missingReceipts({ state: 'RUNNING' }, ['EMPLOYMENT'])).toEqual([
      'GOVERNANCE',
      'COMMUNITY',
    ]);
  });
});
