import type { PgTable } from 'drizzle-orm/pg-core';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { prefixOf } from '#shared/type-id.ts';
import type { SampleLife } from '#shared/undertaking/sample-life.ts';
import {
  correctionsOf,
  type Drawn,
  outcomeOf,
  rowOf,
  stepsOf,
} from '#shared/undertaking/sample-undertakings.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { Case } from './case.ts';
import { caseCorrections } from './case-correction.table.ts';
import { caseSteps } from './case-step.table.ts';

/** What a case has of whom it is about and of its life. */
export function sampleCase<State extends string>(
  type: string,
  seed: number,
  person: PlannedPerson,
  life: SampleLife<State>,
): Case<State> {
  return {
    id: sampleId(prefixOf(type), seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    ...outcomeOf(life),
  };
}

/** The rows of a kind of case, of its steps and corrections; each is drawn from the person alone. */
export function sampleCases<
  Table extends PgTable,
  Row extends Case<string> & Table['$inferInsert'],
>(
  type: string,
  table: Table,
  draw: (person: PlannedPerson) => readonly Drawn<Row>[],
): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(table, (person: PlannedPerson) => draw(person).map(rowOf)),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      draw(person).flatMap(({ row: { id, personRecordId }, life }) =>
        stepsOf(type, id, life).map((step) => ({ ...step, personRecordId })),
      ),
    ),
    sampleRowsOfPeople(caseCorrections, (person: PlannedPerson) =>
      draw(person).flatMap((drawn) =>
        correctionsOf(type, drawn).map((correction) => {
          return { ...correction, personRecordId: drawn.row.personRecordId };
        }),
      ),
    ),
  ];
}
