import { sampleId } from '#shared/sample/sample-id.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { drawFacts, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { identifiersOf } from '../person-identifier/sample-identifiers.ts';
import { blocksOf } from './blocks.ts';
import { makeProfile } from './make-profile.ts';
import { matchRulesOn } from './match-rules.ts';
import { matchBlocks } from './matching.table.ts';

/** What the people of the sample are found by. */
export function sampleMatchBlocks(people: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(matchBlocks, (person: PlannedPerson) => {
      const { seed, keys } = people;
      const personRecordId = sampleId('person_record', seed, person.index);
      const identifiers = identifiersOf(people, person).map(({ type, state, blindIndex }) => ({
        type,
        state,
        index: blindIndex,
      }));
      const profile = makeProfile(keys, drawFacts(seed, person), identifiers);
      const blocks = blocksOf(keys, matchRulesOn(person.enrolledOn), profile);
      return blocks.map((block) => ({ block, personRecordId }));
    }),
  ];
}
