import { sampleId } from '#shared/sample/sample-id.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { drawBirth, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { statusOn } from '../residence-title/residence-title.ts';
import { sampleTitlesOf } from '../residence-title/sample-residence-titles.ts';
import { eligibilityChecks } from './eligibility-check.table.ts';
import { evaluate } from './eligibility-check.ts';
import { eligibilityRulesOn } from './eligibility-rules.ts';

const notice = 'AVVISO_1_2023' as const;

/** Everybody was checked on the day they were enrolled, by the real rules. */
export function sampleEligibilityChecks({
  seed,
}: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(eligibilityChecks, (person: PlannedPerson) => {
      const { index, citizenshipCodes, enrolledOn: on } = person;
      const titles = sampleTitlesOf(seed, person).flatMap(({ id, reason, ...title }) => {
        const event = { ...title, happenedOn: title.since, recordedAt: new Date(0) };
        const status = statusOn([event], on);
        return status ? [{ id, reason, status }] : [];
      });
      const { birthDate } = drawBirth(seed, person);
      const rules = eligibilityRulesOn(notice, on);
      return [
        {
          id: sampleId('eligibility_check', seed, index),
          personRecordId: sampleId('person_record', seed, index),
          notice,
          on,
          state: 'DECIDED' as const,
          ...evaluate(rules, { citizenshipCodes, birthDate, titles }, on),
          ruleSetVersion: rules.version,
          factsId: sampleId('person_facts', seed, index),
          checkedAt: new Date(`${on}T08:00:00Z`),
          version: 1,
        },
      ];
    }),
  ];
}
