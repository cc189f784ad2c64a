import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type { ContractType } from '../employer/employer.ts';
import { employerColumns } from '../employer/employer-columns.table.ts';
import { vacancyMatches } from '../vacancy-match/vacancy-match.table.ts';
import type { JobPlacementKind, JobPlacementState } from './job-placement.ts';
import type { PlacementCheck } from './placement-check.ts';

export const jobPlacements = pgTable(
  'job_placement',
  {
    id: typeId('id', 'job_placement').primaryKey(),
    ...caseColumns<JobPlacementState>(),
    kind: text('kind').$type<JobPlacementKind>().notNull(),
    ...employerColumns(),
    atecoCode: text('ateco_code'),
    contract: text('contract').$type<ContractType>(),
    weeklyHours: integer('weekly_hours'),
    coNumber: text('co_number'),
    vacancyMatchId: typeId('vacancy_match_id', 'vacancy_match').references(() => vacancyMatches.id),
    startedOn: date('started_on', { mode: 'string' }).notNull(),
    endedOn: date('ended_on', { mode: 'string' }),
    /** Three at most, read and corrected with the placement. */
    checks: jsonb('checks').$type<PlacementCheck[]>().notNull(),
    checksDueOn: date('checks_due_on', { mode: 'string' }),
  },
  (table) => [
    ...caseIndexes('job_placement', table),
    uniqueIndex('job_placement_one_of_match')
      .on(table.vacancyMatchId)
      .where(sql`${table.vacancyMatchId} is not null`),
    index('job_placement_due')
      .on(table.organisationId, table.checksDueOn)
      .where(sql`${table.checksDueOn} is not null`),
  ],
);
