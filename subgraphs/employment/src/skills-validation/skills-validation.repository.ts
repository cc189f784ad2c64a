import { defineCase } from '../case-step/case.repository.ts';
import type { SkillsValidationFilter } from '../generated/resolvers.ts';
import { skillsValidations } from './skills-validation.table.ts';
import { type SkillsValidation, skillsValidationLifeCycle } from './skills-validation.ts';

export const skillsValidationCase = defineCase({
  type: 'SkillsValidation',
  table: skillsValidations,
  begins: 'INFORMED',
  cycle: skillsValidationLifeCycle,
  toCase: (row): SkillsValidation => row,
  check: (_: SkillsValidationFilter) => {},
});
