import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signUp } from './expectation.ts';
import { isSane, totalOf } from './head-count.ts';
import { attend, audienceOf, changesFor, toSubject } from './participation.ts';

const today = '2026-11-23';
const request = { microInterventionId: 'm', occurredOn: today };
const count = fc.integer({ min: 0, max: 100_000 });
const headCount = fc.record({ female: count, male: count, sexUnknown: count });
const day = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the subject of a participation', () => {
  it('is a record alone, unchanged', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (personRecordId) => {
        const subject = toSubject({ ...request, personRecordId });
        expect(subject).toMatchObject({ ok: true, value: { personRecordId, headCount: null } });
      }),
    );
  });

  it('is a head-count exactly when somebody is in it', () => {
    fc.assert(
      fc.property(headCount, (counted) => {
        const subject = toSubject({ ...request, headCount: counted });
        expect(subject).toMatchObject(
          totalOf(counted) > 0
            ? { ok: true, value: { personRecordId: null, headCount: counted } }
            : { ok: false, refusal: 'HeadCountInvalid' },
        );
      }),
    );
  });

  it('is never both and never neither', () => {
    fc.assert(
      fc.property(headCount, (counted) => {
        const both = { ...request, personRecordId: 'r', headCount: counted };
        expect(toSubject(both)).toEqual({ ok: false, refusal: 'ParticipationNeedsOneSubject' });
      }),
    );
    const neither = { ...request, personRecordId: null, headCount: null };
    expect(toSubject(neither)).toEqual({ ok: false, refusal: 'ParticipationNeedsOneSubject' });
  });

  it('takes what is left out of a head-count as nobody', () => {
    const subject = toSubject({ ...request, headCount: { male: 3 } });
    expect(subject).toMatchObject({ value: { headCount: { female: 0, male: 3, sexUnknown: 0 } } });
  });
});

it('finds a head-count insane with any number below zero or above 100,000', () => {
  const off = fc.oneof(fc.integer({ max: -1 }), fc.integer({ min: 100_001 }));
  const field = fc.constantFrom('female', 'male', 'sexUnknown');
  fc.assert(
    fc.property(headCount, field, off, (counted, name, wrong) => {
      expect(isSane({ ...counted, [name]: wrong })).toBe(false);
    }),
  );
});

it('is recorded as attended, up to today and never ahead of time', () => {
  fc.assert(
    fc.property(day, (occurredOn) => {
      const drafted = attend({ ...request, personRecordId: 'r', occurredOn }, 'o', today);
      expect(drafted.ok).toBe(occurredOn <= today);
      if (drafted.ok) expect(drafted.value).toMatchObject({ state: 'ATTENDED', version: 1 });
    }),
  );
});

it('is expected from today on, and never of a day that is over', () => {
  fc.assert(
    fc.property(day, (occurredOn) => {
      const drafted = signUp({ ...request, personRecordId: 'r', occurredOn }, 'o', today);
      expect(drafted.ok).toBe(occurredOn >= today);
      if (drafted.ok) expect(drafted.value).toMatchObject({ state: 'EXPECTED', headCount: null });
    }),
  );
});

describe('who learns of a change', () => {
  const organisation = fc.constantFrom('a', 'b', 'c');
  const holder = fc.option(organisation, { nil: null });

  it('is everybody who saw it or sees it, once, and each learns what became of its own view', () => {
    fc.assert(
      fc.property(organisation, holder, holder, (recorder, before, now) => {
        const saw = audienceOf(recorder, before);
        const sees = audienceOf(recorder, now);
        const changes = changesFor({ id: 'p', version: 2 }, saw, sees);
        const told = new Map(changes.map((change) => [change.organisation, change.kind]));
        expect(told.size).toBe(changes.length);
        for (const each of ['a', 'b', 'c']) {
          const views = `${saw.includes(each)} ${sees.includes(each)}`;
          const kinds: Record<string, string | undefined> = {
            'true true': 'UPDATED',
            'false true': 'CREATED',
            'true false': 'REMOVED',
          };
          expect(told.get(each)).toBe(kinds[views]);
        }
      }),
    );
  });
});
