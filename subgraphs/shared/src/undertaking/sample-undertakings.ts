import type { PgTable } from 'drizzle-orm/pg-core';
import { type FixedSampleRows, sampleRows } from '../sample/sample-rows.ts';
import { getUuid, prefixOf } from '../type-id.ts';
import type { Owned } from './case-step.ts';
import type { SampleLife } from './sample-life.ts';
import { undertakingCorrections, undertakingSteps } from './undertaking-step.table.ts';

/** A field that said something else until everything known had come to pass. */
export type Mistyped = { field: string; before: unknown; after: unknown };

export type Drawn<Row extends Owned<string>> = {
  row: Row;
  life: SampleLife;
  mistyped?: Mistyped | undefined;
};

/** What a case or an undertaking came to by its life. */
export function outcomeOf<State extends string>({
  openedOn,
  state,
  stateSince,
  version,
}: SampleLife<State>) {
  return { openedOn, state, stateSince, version, externalRef: null };
}

/** The rows of what organisations run, whoever the people are, with their steps and corrections. */
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

export function rowOf<Row extends Owned<string>>({ row, mistyped }: Drawn<Row>) {
  return mistyped ? { ...row, version: row.version + 1 } : row;
}

export function stepsOf(type: string, id: string, { steps }: SampleLife) {
  return steps.map((step) => ({
    ...step,
    caseId: getUuid(prefixOf(type), id),
    caseType: type,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}

export function correctionsOf(type: string, { row, mistyped }: Drawn<Owned<string>>) {
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
