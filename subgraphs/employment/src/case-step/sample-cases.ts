import type { PgTable } from 'drizzle-orm/pg-core';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import {
  type FixedSampleRows,
  type SampleRowsOfPeople,
  sampleRows,
  sampleRowsOfPeople,
} from '#shared/sample/sample-rows.ts';
import { getUuid, prefixOf } from '#shared/type-id.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { caseCorrections } from './case-correction.table.ts';
import { caseSteps } from './case-step.table.ts';
import type { Case, Owned } from './case-step.ts';
import type { SampleLife } from './sample-life.ts';
import { undertakingCorrections, undertakingSteps } from './undertaking-step.table.ts';

/** A field that said something else until everything known had come to pass. */
export type Mistyped = { field: string; before: unknown; after: unknown };

type Drawn<Row extends Owned<string>> = {
  row: Row;
  life: SampleLife;
  mistyped?: Mistyped | undefined;
};

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

/** What a case or an undertaking came to by its life. */
export function outcomeOf<State extends string>({
  openedOn,
  state,
  stateSince,
  version,
}: SampleLife<State>) {
  return { openedOn, state, stateSince, version, externalRef: null };
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

/** The same of what organisations run, whoever the people are. */
export function sampleUndertakings<
  Table extends PgTable,
  Row extends Owned<string> & Table['$inferInsert'],
>(type: string, table: Table, draw: () => readonly Drawn<Row>[]): FixedSampleRows[] {
  return [
    sampleRows(table, () => draw().map(rowOf)),
    sampleRows(undertakingSteps, () => draw().flatMap((drawn) => undertakingStepsOf(type, drawn))),
    sampleRows(undertakingCorrections, () =>
      draw().flatMap((drawn) =>
        correctionsOf(type, drawn).map((correction) => {
          return { ...correction, organisationId: drawn.row.organisationId };
        }),
      ),
    ),
  ];
}

/** The steps of an undertaking that is made with somebody. */
export function undertakingStepsOf(
  type: string,
  { row: { id, organisationId }, life }: Drawn<Owned<string>>,
) {
  return stepsOf(type, id, life).map((step) => ({ ...step, organisationId }));
}

function rowOf<Row extends Owned<string>>({ row, mistyped }: Drawn<Row>) {
  return mistyped ? { ...row, version: row.version + 1 } : row;
}

function stepsOf(type: string, id: string, { steps }: SampleLife) {
  return steps.map((step) => ({
    ...step,
    caseId: getUuid(prefixOf(type), id),
    caseType: type,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}

function correctionsOf(type: string, { row, mistyped }: Drawn<Owned<string>>) {
  if (!mistyped) return [];
  const { field, before, after } = mistyped;
  return [
    {
      caseId: getUuid(prefixOf(type), row.id),
      caseType: type,
      number: row.version + 1,
      field,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      reason: 'TYPING_ERROR' as const,
      recordedAt: new Date(`${row.stateSince}T16:00:00Z`),
    },
  ];
}
