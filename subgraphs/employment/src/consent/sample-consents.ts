import { sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { consents } from './consent.table.ts';
import { checkGiving } from './consent.ts';

/** Most agreed on the day of their enrolment that partners need not ask them twice; some thought better of it. */
export function sampleConsents({ seed }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(consents, (person: PlannedPerson) => {
      const { index, enrolledOn: givenOn } = person;
      const random = randomAt(seed, 'consent', index);
      if (random.chance(0.25)) return [];
      const withdrawn = random.chance(0.04);
      const { birthDate } = drawBirth(seed, person);
      const days = { began: givenOn, today: givenOn };
      const alone = checkGiving(
        { givenBy: 'PERSON', givenOn },
        { birthDate, hasGuardian: true },
        days,
      );
      return [
        {
          id: sampleId('consent', seed, index),
          personRecordId: sampleId('person_record', seed, index),
          purpose: 'OPTIONAL_SHARING' as const,
          basis: 'CONSENT' as const,
          textVersion: '2026-1',
          language: 'it',
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
