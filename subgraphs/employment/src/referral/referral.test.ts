import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseTypeOf } from '../case-step/case-share.ts';
import { nothingKnown } from '../person-facts/person-facts.ts';
import { isOver, isSharedOn, type ReferralState, referralLifeCycle, stateOn } from './referral.ts';
import { choose, hiddenFieldsOf, type SharedFact } from './shared-person.ts';

const state = fc.constantFrom<ReferralState>(
  'SENT',
  ...Object.values(referralLifeCycle).map(({ to }) => to),
);
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
const fact = fc.constantFrom<SharedFact>(
  'NAMES',
  'BIRTH',
  'SEX',
  'CITIZENSHIPS',
  'RESIDENCE',
  'LANGUAGE',
  'CONTACTS',
  'GUARDIAN',
);

describe('a referral', () => {
  it('expires behind its last day while it waits, and never once it is accepted', () => {
    fc.assert(
      fc.property(state, day, day, (stored, expiresOn, on) => {
        const waits = stored === 'SENT' || stored === 'RECEIVED';
        const expected = waits && on > expiresOn ? 'EXPIRED' : stored;
        expect(stateOn({ state: stored, expiresOn }, on)).toBe(expected);
      }),
    );
  });

  it('shares nothing when it is over, destroyed or past the day of the consent', () => {
    fc.assert(
      fc.property(
        state,
        day,
        day,
        fc.option(day),
        fc.boolean(),
        (stored, expiresOn, on, end, is) => {
          const shared = is ? Buffer.from('sealed') : null;
          const known = { state: stored, expiresOn, sharingEndsOn: end, shared };
          const ended = end !== null && end <= on;
          const expected = is && !ended && !isOver(stateOn(known, on));
          expect(isSharedOn(known, on)).toBe(expected);
        },
      ),
    );
  });

  it('names the kinds of cases as the graph names their types', () => {
    expect(['INTAKE', 'INDIVIDUAL_PLAN', 'RECOGNITION_APPLICATION'].map(asType)).toEqual([
      'Intake',
      'IndividualPlan',
      'RecognitionApplication',
    ]);
  });
});

const asType = (kind: string) => caseTypeOf(kind as Parameters<typeof caseTypeOf>[0]); // of the list above

describe('what is shared of somebody', () => {
  const total = hiddenFieldsOf(choose(nothingKnown, [])).length;

  it('is what was chosen, and all the rest is named as hidden', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fact), (chosen) => {
        const person = choose(nothingKnown, chosen);
        const hidden = hiddenFieldsOf(person);
        expect(hidden.length + Object.keys(person.facts).length).toBe(total);
        for (const each of chosen) {
          const alone = Object.keys(choose(nothingKnown, [each]).facts);
          for (const field of alone) expect(hidden).not.toContain(field.replace(/Code$/, ''));
        }
      }),
    );
  });

  it('never holds why no codice fiscale is known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fact), (chosen) => {
        expect(choose(nothingKnown, chosen).facts).not.toHaveProperty('codiceFiscaleAbsence');
      }),
    );
  });
});
