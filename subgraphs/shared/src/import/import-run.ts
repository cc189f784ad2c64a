import { ok, type Result, refuse } from '../result.ts';

export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REFUSED';

/** How many records came to each outcome. */
type OutcomeCounts = {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
};

/** An import of records of one kind, by what a domain calls its kinds. */
export type Run<Kind extends string> = OutcomeCounts & {
  id: string;
  kind: Kind;
  organisationId: string;
  /** Of those who brought it in, where they are bound to one. */
  accessPointId: string | null;
  /** How many records it has. */
  total: number;
  startedAt: Date;
  finishedAt: Date | null;
};

/** A record of any kind: beside these, texts that its kind reads. */
export type ImportRecord = { line?: number | null; externalRef: string };

/** Why a record is refused, and in which of its columns; null where it is no single one. */
export type RecordFault = { refusal: string; column: string | null };

export type RunResult<Kind extends string> = {
  runId: string;
  kind: Kind;
  /** Place in the request, from 1. */
  position: number;
  line: number;
  externalRef: string;
  outcome: Outcome;
  entityId: string | null;
  faults: RecordFault[];
};

export type ImportRecordsRefusal = 'ImportKindUnclear' | 'ImportEmpty' | 'ImportTooLarge';

const mostRecords = 500;

/** The one list that is given, and under which field of the input. */
export function findGiven<Field extends string>(
  input: Readonly<Partial<Record<Field, readonly ImportRecord[] | null>>>,
): Result<{ field: Field; records: readonly ImportRecord[] }, ImportRecordsRefusal> {
  // The fields of the input are those of its type.
  const lists = Object.entries(input) as [Field, readonly ImportRecord[] | null][];
  const given = lists.flatMap(([field, records]) => (records ? [{ field, records }] : []));
  const [only, ...more] = given;
  if (!only || more.length > 0) return refuse('ImportKindUnclear');
  if (only.records.length === 0) return refuse('ImportEmpty');
  return only.records.length > mostRecords ? refuse('ImportTooLarge') : ok(only);
}

/** What is known of a run once more of its records are in. */
export function countIn<Kind extends string>(
  run: Run<Kind>,
  results: readonly Pick<RunResult<Kind>, 'outcome'>[],
  now: Date,
): Run<Kind> {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const counted = {
    created: run.created + count('CREATED'),
    updated: run.updated + count('UPDATED'),
    unchanged: run.unchanged + count('UNCHANGED'),
    refused: run.refused + count('REFUSED'),
  };
  const done = counted.created + counted.updated + counted.unchanged + counted.refused;
  return { ...run, ...counted, finishedAt: done === run.total ? now : null };
}
