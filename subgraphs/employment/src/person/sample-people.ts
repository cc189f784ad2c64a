import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { wrapDataKey } from '#shared/sealing/sealing.ts';
import { makeProfile } from '../matching/make-profile.ts';
import { writeCodes } from '../matching/name-code.ts';
import { toPlain } from '../person-facts/person-facts.ts';
import { sealFacts } from '../person-facts/sealed-identity.ts';
import { people, personRecords } from './person.table.ts';
import { sampleDataKey } from './sample-data-key.ts';
import { drawBirth, drawFacts, type PlannedPerson } from './sample-facts.ts';

export type PlannedPeople = { seed: number; keys: KeyRing };

/** One person per record: duplicates come with the rules that find them. */
export function samplePeople({ seed, keys }: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(people, (person: PlannedPerson) => [toPerson(seed, person)]),
    sampleRowsOfPeople(personRecords, (person: PlannedPerson) => [toRecord(seed, keys, person)]),
  ];
}

function toPerson(seed: number, person: PlannedPerson) {
  const { sex, citizenshipCodes } = person;
  const { birthDate } = drawBirth(seed, person);
  return {
    id: sampleId('person', seed, person.index),
    sex,
    citizenshipCodes,
    birthYear: birthDate === null ? null : Number(birthDate.slice(0, 4)),
  };
}

function toRecord(seed: number, keys: KeyRing, person: PlannedPerson) {
  const { index, enrolledOn } = person;
  const random = randomAt(seed, 'record', index);
  const corrected = random.chance(0.05);
  const id = sampleId('person_record', seed, index);
  const factsId = sampleId('person_facts', seed, index);
  const key = sampleDataKey(keys, seed, index);
  const facts = drawFacts(seed, person);
  const profile = makeProfile(keys, facts, []);
  return {
    id,
    personId: sampleId('person', seed, index),
    homePersonId: sampleId('person', seed, index),
    ownerOrganisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    state: corrected ? ('CORRECTED' as const) : ('ACTIVE' as const),
    dataKey: wrapDataKey(keys, id, key),
    factsId,
    recordedAt: new Date(`${enrolledOn}T08:00:00Z`),
    ...toPlain(facts),
    sealed: sealFacts(key, factsId, facts),
    nameCodes: writeCodes(profile.names),
    contactCodes: [...profile.contacts],
    indexVersion: keys.indexVersion,
    version: corrected ? 2 : 1,
  };
}
