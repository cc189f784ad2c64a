import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceSkillsAssessment } from './advance-skills-assessment.ts';
import { assessSkills } from './assess-skills.ts';
import { entryOfOccupation, entryOfSkill } from './coded-skill.ts';
import { correctSkillsAssessment } from './correct-skills-assessment.ts';
import { openSkillsAssessment } from './open-skills-assessment.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import {
  advanceSkillsAssessmentRefusals,
  assessSkillsRefusals,
  correctSkillsAssessmentRefusals,
  openSkillsAssessmentRefusals,
} from './skills-assessment.wording.ts';

const entity = 'skillsAssessment';

export const skillsAssessmentResolvers: Resolvers = {
  Query: {
    skillsAssessment: (_, { id }, context) => readOne(context, skillsAssessmentCase.list, id),
    skillsAssessments: (_, asked, context) => readList(context, skillsAssessmentCase.list, asked),
  },
  Mutation: {
    openSkillsAssessment: async (_, { input }, context) => {
      const opened = await openSkillsAssessment(context, input);
      return toPayload(context, entity, opened, openSkillsAssessmentRefusals);
    },
    advanceSkillsAssessment: async (_, { input }, context) => {
      const advanced = await advanceSkillsAssessment(context, input);
      return toPayload(context, entity, advanced, advanceSkillsAssessmentRefusals);
    },
    assessSkills: async (_, { input }, context) =>
      toPayload(context, entity, await assessSkills(context, input), assessSkillsRefusals),
    correctSkillsAssessment: async (_, { input }, context) => {
      const corrected = await correctSkillsAssessment(context, input);
      return toPayload(context, entity, corrected, correctSkillsAssessmentRefusals);
    },
  },
  SkillsAssessment: {
    ...caseFields(skillsAssessmentCase),
    occupations: ({ occupationCodes }) => occupationCodes.map(entryOfOccupation),
  },
  AssessedSkill: {
    skill: ({ code }) => entryOfSkill(code),
    acquiredIn: ({ acquiredInCode }) => (acquiredInCode === null ? null : { code: acquiredInCode }),
  },
  PersonRecord: {
    skillsAssessments: fromKey(({ id }, asked, context) =>
      readListOf(
        context,
        skillsAssessmentCase.list,
        skillsAssessmentCase.ofPersonRecord,
        id,
        asked,
      ),
    ),
  },
};
