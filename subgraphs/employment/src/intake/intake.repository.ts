import { defineCase } from '../case-step/case.repository.ts';
import type { IntakeFilter } from '../generated/resolvers.ts';
import { intakes } from './intake.table.ts';
import { type Intake, intakeLifeCycle } from './intake.ts';

export const intakeCase = defineCase({
  type: 'Intake',
  table: intakes,
  begins: 'OPEN',
  cycle: intakeLifeCycle,
  toCase: (row): Intake => row,
  check: (_: IntakeFilter) => {},
});
