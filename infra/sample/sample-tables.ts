import {
  sampleFollowed as communityFollowed,
  sampleTables as communityTables,
} from '#community/sample-tables.ts';
import {
  sampleFollowed as employmentFollowed,
  sampleTables as employmentTables,
} from '#employment/sample-tables.ts';
import { sampleTables as governanceTables } from '#governance/sample-tables.ts';
import type {
  FixedSampleRows,
  FollowedSampleRows,
  SampleRows,
  SampleRowsOfPeople,
} from '#shared/sample/sample-rows.ts';
import type { PerDomain } from '../database/domain.ts';
import { type PlannedPerson, planPerson } from './person-plan.ts';
import type { SamplePlan } from './plan.ts';

/** Each domain makes its own rows of the shared plan. */
export const sampleTablesOf: PerDomain<(plan: SamplePlan) => SampleRows<PlannedPerson>[]> = {
  governance: governanceTables,
  employment: employmentTables,
  community: communityTables,
};

/** What each would learn of it by following the others. */
export const sampleFollowedOf: PerDomain<FollowedSampleRows[]> = {
  governance: [],
  employment: employmentFollowed,
  community: communityFollowed,
};

export type SampleTables = {
  fixed: FixedSampleRows[];
  ofPeople: SampleRowsOfPeople<PlannedPerson>[];
};

/** Those made once, and those made for one person after another. */
export function splitTables(tables: readonly SampleRows<PlannedPerson>[]): SampleTables {
  return {
    fixed: tables.filter((table) => 'rows' in table),
    ofPeople: tables.filter((table) => 'rowsOf' in table),
  };
}

/** From one index on, to another and with both of them. */
export type People = { from: number; to: number };

export function countOf({ from, to }: People): number {
  return to - from + 1;
}

/** The rows of a table for these people, made while they are read. */
export function* rowsOfPeople(
  seed: number,
  { rowsOf }: SampleRowsOfPeople<PlannedPerson>,
  { from, to }: People,
): Generator<Record<string, unknown>> {
  for (let index = from; index <= to; index += 1) yield* rowsOf(planPerson(seed, index));
}
