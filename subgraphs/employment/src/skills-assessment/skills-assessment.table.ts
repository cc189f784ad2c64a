import { json, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type {
  AssessedLanguage,
  AssessedSkill,
  SkillsAssessmentState,
} from './skills-assessment.ts';

/** JSON as it was written, so that a correction compares like with like. */
export const skillsAssessments = pgTable(
  'skills_assessment',
  {
    id: typeId('id', 'skills_assessment').primaryKey(),
    ...caseColumns<SkillsAssessmentState>(),
    skills: json('skills').$type<AssessedSkill[]>().notNull(),
    occupationCodes: text('occupation_codes').array().notNull(),
    languages: json('languages').$type<AssessedLanguage[]>().notNull(),
  },
  (table) => caseIndexes('skills_assessment', table),
);
