import type { PgTable } from 'drizzle-orm/pg-core';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import type { Random } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { getUuid, prefixOf } from '#shared/type-id.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { caseCorrections } from './case-correction.table.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { AnyCaseKind } from './case-kind.ts';
import { caseSteps } from './case-step.table.ts';
import type { Case, CaseStep } from './case-step.ts';

/** The sample knows nothing after it. */
const lastDay = '2026-10-30';

/** An act, how many days after what happened before it, and why where that is asked. */
type Planned<Act extends string> = readonly [act: Act, daysLater: number, reason?: string];

type Steps = Pick<CaseStep, 'act' | 'state' | 'reason' | 'happenedOn'>[];

type Way<State extends string> = { known: Case<State>; steps: Steps };

/** A case of somebody, and what became of it by planned acts: those after the last day are still to come. */
export function walk<State extends string, Act extends string>(
  { type, begins, cycle }: Pick<AnyCaseKind<State, Act, Case<State>>, 'type' | 'begins' | 'cycle'>,
  { seed, person, openedOn }: { seed: number; person: PlannedPerson; openedOn: string },
  acts: readonly Planned<Act>[],
): Way<State> | undefined {
  if (openedOn > lastDay) return undefined;
  let [state, stateSince] = [begins, openedOn];
  const steps: Steps = [{ act: null, state, reason: null, happenedOn: openedOn }];
  for (const [act, daysLater, reason = null] of acts) {
    const happenedOn = shiftDay(stateSince, daysLater);
    if (happenedOn > lastDay) break;
    [state, stateSince] = [cycle[act].to, happenedOn];
    steps.push({ act, state, reason, happenedOn });
  }
  const known = {
    id: sampleId(prefixOf(type), seed, person.index),
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    ...{ openedOn, state, stateSince, externalRef: null, version: steps.length },
  };
  return { known, steps };
}

/** One case in ten was typed wrongly. */
export function mistyped(random: Random, field: string, before: unknown, after: unknown) {
  if (!random.chance(0.1)) return undefined;
  return { field, before: JSON.stringify(before), after: JSON.stringify(after) };
}

/** The day of an act, where it came to pass. */
export function dayOf({ steps }: { steps: Steps }, act: string): string | null {
  return steps.find((step) => step.act === act)?.happenedOn ?? null;
}

type Drawn<Row> = {
  row: Row;
  way: Way<string>;
  /** What was corrected when all that is known had come to pass. */
  correction?: Pick<CaseCorrection, 'field' | 'before' | 'after'> | undefined;
};

/** The rows of a kind of case, of its steps and corrections; each is drawn from the person alone. */
export function sampleCases<Table extends PgTable>(
  type: string,
  table: Table,
  draw: (person: PlannedPerson) => Drawn<Table['$inferInsert']> | undefined,
): SampleRowsOfPeople<PlannedPerson>[] {
  const drawAll = (person: PlannedPerson) => {
    const drawn = draw(person);
    return drawn ? [drawn] : [];
  };
  return [
    sampleRowsOfPeople(table, (person: PlannedPerson) =>
      drawAll(person).map(({ row, way, correction }) =>
        correction ? { ...row, version: way.known.version + 1 } : row,
      ),
    ),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) =>
      drawAll(person).flatMap(({ way }) => toSteps(type, way)),
    ),
    sampleRowsOfPeople(caseCorrections, (person: PlannedPerson) =>
      drawAll(person).flatMap(({ way, correction }) =>
        correction ? [{ ...correction, ...correctionOf(type, way) }] : [],
      ),
    ),
  ];
}

function toSteps(caseType: string, { known: { id, personRecordId }, steps }: Way<string>) {
  const caseId = getUuid(prefixOf(caseType), id);
  return steps.map((step, index) => ({
    ...step,
    caseId,
    caseType,
    number: 1 + index,
    personRecordId,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}

function correctionOf(caseType: string, { known }: Way<string>) {
  return {
    caseId: getUuid(prefixOf(caseType), known.id),
    caseType,
    number: known.version + 1,
    personRecordId: known.personRecordId,
    reason: 'TYPING_ERROR' as const,
    recordedAt: new Date(`${known.stateSince}T16:00:00Z`),
  };
}
