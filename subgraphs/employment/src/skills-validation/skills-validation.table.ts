import { date, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import { skillsAssessments } from '../skills-assessment/skills-assessment.table.ts';
import type { SkillsValidationState } from './skills-validation.ts';

const day = (name: string) => date(name, { mode: 'string' });

export const skillsValidations = pgTable(
  'skills_validation',
  {
    id: typeId('id', 'skills_validation').primaryKey(),
    ...caseColumns<SkillsValidationState>(),
    profileCode: text('profile_code').notNull(),
    eqfLevel: smallint('eqf_level'),
    accreditedBodyId: typeId('accredited_body_id', 'organisation').notNull(),
    skillsAssessmentId: typeId('skills_assessment_id', 'skills_assessment').references(
      () => skillsAssessments.id,
    ),
    appliedOn: day('applied_on'),
    validatedSkillCodes: text('validated_skill_codes').array().notNull(),
    transparencyNumber: text('transparency_number'),
    transparencyOn: day('transparency_on'),
    validationNumber: text('validation_number'),
    validationOn: day('validation_on'),
    certificateNumber: text('certificate_number'),
    certificateOn: day('certificate_on'),
  },
  (table) => caseIndexes('skills_validation', table),
);
