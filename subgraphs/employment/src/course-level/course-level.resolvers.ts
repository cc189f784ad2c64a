import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { correctLevel } from './correct-level.ts';
import { levelsOfEnrolment } from './course-level.repository.ts';
import { gainOf, type LevelMoment, levelKnownAt } from './course-level.ts';
import { correctLevelRefusals, recordLevelRefusals } from './course-level.wording.ts';
import { recordLevel } from './record-level.ts';

export const courseLevelResolvers: Resolvers = {
  Mutation: {
    recordLevel: async (_, { input }, context) =>
      toPayload(context, 'courseEnrolment', await recordLevel(context, input), recordLevelRefusals),
    correctLevel: async (_, { input }, context) => {
      const result = await correctLevel(context, input);
      return toPayload(context, 'courseEnrolment', result, correctLevelRefusals);
    },
  },
  CourseEnrolment: {
    levels: ({ id }, _, context) => readLevels(context, id),
    entryLevel: async ({ id }, { knownAt }, context) =>
      (await readLevel(context, id, 'ENTRY', knownAt)) ?? null,
    exitLevel: async ({ id }, { knownAt }, context) =>
      (await readLevel(context, id, 'EXIT', knownAt)) ?? null,
    levelGain: async ({ id }, { knownAt }, context) => {
      const entry = await readLevel(context, id, 'ENTRY', knownAt);
      return gainOf(entry, await readLevel(context, id, 'EXIT', knownAt));
    },
  },
};

async function readLevel(
  context: Context,
  enrolmentId: string,
  moment: LevelMoment,
  knownAt: Date | null | undefined,
) {
  return levelKnownAt(await readLevels(context, enrolmentId), moment, knownAt);
}

function readLevels(context: Context, enrolmentId: string) {
  return readAllOf(context, 'levels of enrolment', levelsOfEnrolment, enrolmentId);
}
