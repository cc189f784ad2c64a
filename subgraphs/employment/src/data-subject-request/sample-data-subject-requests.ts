import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { dataSubjectRequests } from './data-subject-request.table.ts';
import { monthsAfter } from './data-subject-request.ts';

/** A few ask what is known of them, or that something is put right or taken away. */
export function sampleDataSubjectRequests({
  seed,
}: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(dataSubjectRequests, (person: PlannedPerson) => {
      const { index, enrolledOn, owner } = person;
      const random = randomAt(seed, 'data-subject request', index);
      if (!random.chance(0.05)) return [];
      const receivedOn = shiftDay(enrolledOn, random.integer(1, 20));
      const done = random.chance(0.7);
      const kind = random.pick(['ACCESS', 'RECTIFY', 'ERASE', 'OBJECT'] as const);
      const closedOn = done ? shiftDay(receivedOn, random.integer(1, 25)) : null;
      return [
        {
          id: sampleId('data_subject_request', seed, index),
          personRecordId: sampleId('person_record', seed, index),
          organisationId: knownReferenceId('organisation', owner),
          kind,
          state: done ? ('DONE' as const) : ('RECEIVED' as const),
          stateSince: closedOn ?? receivedOn,
          receivedOn,
          dueOn: monthsAfter(receivedOn, 1),
          closedOn,
          version: done ? 4 : 1,
        },
      ];
    }),
  ];
}
