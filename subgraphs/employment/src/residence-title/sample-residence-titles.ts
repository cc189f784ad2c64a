import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { residenceTitleEvents, residenceTitles } from './residence-title.table.ts';
import { heldUntil, type ResidenceReason, type StoredStatus } from './residence-title.ts';

const drawStatus = weighted<StoredStatus>([
  ['HELD', 62],
  ['LONG_TERM', 18],
  ['RENEWAL_PENDING', 13],
  ['PENDING_FIRST', 7],
]);

const drawReason = weighted<ResidenceReason>([
  ['WORK', 34],
  ['FAMILY', 36],
  ['INTERNATIONAL_PROTECTION', 8],
  ['ASYLUM_APPLICATION', 6],
  ['NATIONAL_PROTECTION', 8],
  ['STUDY', 5],
  ['SPECIAL_CASES', 1],
  ['HEALTH', 1],
  ['OTHER', 1],
]);

/** One title each, as it was on the day of the first enrolment; of some nothing is known. */
export function sampleResidenceTitles({
  seed,
}: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(residenceTitles, (person: PlannedPerson) => sampleTitlesOf(seed, person)),
    sampleRowsOfPeople(residenceTitleEvents, (person: PlannedPerson) =>
      sampleTitlesOf(seed, person).map(({ id, stored, since, expiresOn, version }) => ({
        residenceTitleId: id,
        number: version,
        stored,
        happenedOn: since,
        expiresOn,
        recordedAt: new Date(`${person.enrolledOn}T08:00:00Z`),
      })),
    ),
  ];
}

export function sampleTitlesOf(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'residence title', person.index);
  if (random.chance(0.06)) return [];
  const stored = drawStatus(random);
  const since = shiftDay(person.enrolledOn, -random.integer(10, 600));
  const expires = { HELD: random.integer(40, 700), RENEWAL_PENDING: -random.integer(1, 200) };
  const days = stored === 'HELD' || stored === 'RENEWAL_PENDING' ? expires[stored] : undefined;
  const issued = stored === 'HELD' || stored === 'LONG_TERM';
  const expiresOn = days === undefined ? null : shiftDay(person.enrolledOn, days);
  return [
    {
      id: sampleId('residence_title', seed, person.index),
      personRecordId: sampleId('person_record', seed, person.index),
      organisationId: knownReferenceId('organisation', person.owner),
      accessPointId: knownReferenceId('access_point', person.accessPoint),
      stored,
      since,
      reason: drawReason(random),
      issuedBy: issued ? 'Questura di Padova' : null,
      issuedOn: issued ? since : null,
      expiresOn,
      heldUntil: heldUntil({ stored, expiresOn }),
      dummyDateRemoved: false,
      version: 1,
    },
  ];
}
