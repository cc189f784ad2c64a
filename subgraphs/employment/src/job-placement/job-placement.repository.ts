import { lt } from 'drizzle-orm';
import { isOneOf } from '#shared/database/placeholders.ts';
import type { Asked } from '#shared/reading/list.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { JobPlacementFilter } from '../generated/resolvers.ts';
import { jobPlacements } from './job-placement.table.ts';
import { type JobPlacement, jobPlacementLifeCycle } from './job-placement.ts';

export const jobPlacementCase = defineCase({
  type: 'JobPlacement',
  table: jobPlacements,
  begins: 'DECLARED',
  cycle: jobPlacementLifeCycle,
  toCase: (row): JobPlacement => row,
  where: (asked: Asked<JobPlacementFilter>) => [
    asked.kind && isOneOf(jobPlacements.kind, asked.kind),
    asked.checkDueBefore && lt(jobPlacements.checksDueOn, asked.checkDueBefore),
  ],
});
