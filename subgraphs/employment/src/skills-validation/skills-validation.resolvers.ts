import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { entryOfSkill } from '../skills-assessment/coded-skill.ts';
import { skillsAssessmentCase } from '../skills-assessment/skills-assessment.repository.ts';
import { advanceSkillsValidation } from './advance-skills-validation.ts';
import { correctSkillsValidation } from './correct-skills-validation.ts';
import { issueSkillsCertificate } from './issue-skills-certificate.ts';
import { issueTransparencyDocument } from './issue-transparency-document.ts';
import { issueValidationDocument } from './issue-validation-document.ts';
import { openSkillsValidation } from './open-skills-validation.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import { documentsOf } from './skills-validation.ts';
import {
  advanceSkillsValidationRefusals,
  correctSkillsValidationRefusals,
  issueDocumentRefusals,
  issueValidationDocumentRefusals,
  openSkillsValidationRefusals,
} from './skills-validation.wording.ts';

const entity = 'skillsValidation';

export const skillsValidationResolvers: Resolvers = {
  Query: {
    skillsValidation: (_, { id }, context) => readOne(context, skillsValidationCase.list, id),
    skillsValidations: (_, asked, context) => readList(context, skillsValidationCase.list, asked),
  },
  Mutation: {
    openSkillsValidation: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await openSkillsValidation(context, input),
        openSkillsValidationRefusals,
      ),
    advanceSkillsValidation: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await advanceSkillsValidation(context, input),
        advanceSkillsValidationRefusals,
      ),
    issueTransparencyDocument: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await issueTransparencyDocument(context, input),
        issueDocumentRefusals,
      ),
    issueValidationDocument: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await issueValidationDocument(context, input),
        issueValidationDocumentRefusals,
      ),
    issueSkillsCertificate: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await issueSkillsCertificate(context, input),
        issueDocumentRefusals,
      ),
    correctSkillsValidation: async (_, { input }, context) =>
      toPayload(
        context,
        entity,
        await correctSkillsValidation(context, input),
        correctSkillsValidationRefusals,
      ),
  },
  SkillsValidation: {
    ...caseFields(skillsValidationCase),
    accreditedBody: ({ accreditedBodyId }) => ({ id: accreditedBodyId }),
    skillsAssessment: ({ skillsAssessmentId }, _, context) =>
      skillsAssessmentId === null
        ? null
        : readOne(context, skillsAssessmentCase.list, skillsAssessmentId),
    validatedSkills: ({ validatedSkillCodes }) => validatedSkillCodes.map(entryOfSkill),
    documents: (validation) => documentsOf(validation),
  },
  PersonRecord: {
    skillsValidations: fromKey(({ id }, asked, context) =>
      readListOf(
        context,
        skillsValidationCase.list,
        skillsValidationCase.ofPersonRecord,
        id,
        asked,
      ),
    ),
  },
};
