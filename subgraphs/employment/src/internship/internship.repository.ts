import { isOneOf } from '#shared/database/placeholders.ts';
import type { Asked } from '#shared/reading/list.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { InternshipFilter } from '../generated/resolvers.ts';
import { internships } from './internship.table.ts';
import { type Internship, internshipLifeCycle } from './internship.ts';

export const internshipCase = defineCase({
  type: 'Internship',
  table: internships,
  begins: 'DESIGN',
  cycle: internshipLifeCycle,
  toCase: (row): Internship => row,
  where: (asked: Asked<InternshipFilter>) => [asked.type && isOneOf(internships.type, asked.type)],
});
