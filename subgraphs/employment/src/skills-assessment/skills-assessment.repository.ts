import { defineCase } from '../case-step/case.repository.ts';
import type { SkillsAssessmentFilter } from '../generated/resolvers.ts';
import { skillsAssessments } from './skills-assessment.table.ts';
import { type SkillsAssessment, skillsAssessmentLifeCycle } from './skills-assessment.ts';

export const skillsAssessmentCase = defineCase({
  type: 'SkillsAssessment',
  table: skillsAssessments,
  begins: 'OPEN',
  cycle: skillsAssessmentLifeCycle,
  toCase: (row): SkillsAssessment => row,
  check: (_: SkillsAssessmentFilter) => {},
});
