import type { PgTable } from 'drizzle-orm/pg-core';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { getUuid, prefixOf } from '#shared/type-id.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { AnyCaseKind } from './case-kind.ts';
import { caseSteps } from './case-step.table.ts';
import type { Case, CaseStep } from './case-step.ts';

/** The sample knows nothing after it. */
const lastDay = '2026-10-30';

/** An act, how many days after what happened before it, and why where that is asked. */
type Planned<Act extends string> = readonly [act: Act, daysLater: number, reason?: string];

type Steps = Pick<CaseStep, 'act' | 'state' | 'reason' | 'happenedOn'>[];

type Way<State extends string> = { known: Case<State>; steps: Steps };

/** A case of somebody of the sample, and what became of it by acts that are planned: those after the last day are still to come. */
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

/** The day of an act, where it came to pass. */
export function dayOf({ steps }: { steps: Steps }, act: string): string | null {
  return steps.find((step) => step.act === act)?.happenedOn ?? null;
}

/** The rows of a kind of case and of its steps; each is drawn from the person alone, for either. */
export function sampleCases<Table extends PgTable>(
  type: string,
  table: Table,
  draw: (person: PlannedPerson) => { row: Table['$inferInsert']; way: Way<string> } | undefined,
): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(table, (person: PlannedPerson) => {
      const drawn = draw(person);
      return drawn ? [drawn.row] : [];
    }),
    sampleRowsOfPeople(caseSteps, (person: PlannedPerson) => {
      const way = draw(person)?.way;
      return way ? toRows(type, way) : [];
    }),
  ];
}

function toRows(caseType: string, { known: { id, personRecordId }, steps }: Way<string>) {
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
