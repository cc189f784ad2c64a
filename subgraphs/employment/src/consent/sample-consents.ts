import { sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { consents } from './consent.table.ts';
import { checkGiving } from './consent.ts';
import { textOn } from './consent-texts.ts';

const [unasked, withdrawing] = [0.25, 0.04];

/** Whether somebody of the sample agrees to sharing, as their consent is drawn. */
export function agreesToSharing(seed: number, { index }: PlannedPerson): boolean {
  const random = randomAt(seed, 'consent', index);
  return !random.chance(unasked) && !random.chance(withdrawing);
}

/** Most agreed on the day of their enrolment that partners need not ask them twice; some thought better of it. */
export function sampleConsents({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const told = sharingText();
  return [
    sampleRowsOfPeople(consents, (person: PlannedPerson) => {
      const { index, enrolledOn: givenOn } = person;
      const random = randomAt(seed, 'consent', index);
      if (random.chance(unasked)) return [];
      const withdrawn = random.chance(withdrawing);
      const days = { began: givenOn, today: givenOn };
      const alone = checkGiving(
        { basis: 'CONSENT', givenBy: 'PERSON', givenOn },
        { ...drawBirth(seed, person), hasGuardian: true },
        days,
      );
      return [
        {
          id: sampleId('consent', seed, index),
          personRecordId: sampleId('person_record', seed, index),
          ...told,
          channel: random.pick(['PAPER', 'SPOKEN'] as const),
          givenBy: alone.ok ? ('PERSON' as const) : ('GUARDIAN' as const),
          givenOn,
          withdrawnOn: withdrawn ? givenOn : null,
          version: withdrawn ? 2 : 1,
        },
      ];
    }),
  ];
}

function sharingText() {
  const named = { purpose: 'OPTIONAL_SHARING', textVersion: '2026-1', language: 'it' } as const;
  const text = textOn(named, programmeBegan);
  if (!text) throw new Error('There is no text by which sharing is asked for');
  return { ...named, basis: text.basis, textHash: text.textHash };
}
