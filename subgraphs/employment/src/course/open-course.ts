import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenCourseInput } from '../generated/resolvers.ts';
import { courseUndertaking } from './course.repository.ts';
import { type Course, checkLevel, checkTold, type ToldRefusal } from './course.ts';

type Unfit = ToldRefusal | 'LevelNotOfKind';

export type OpenCourseRefusal = OpenUndertakingRefusal | Unfit;

export async function openCourse(
  context: Context,
  input: OpenCourseInput,
): Promise<Result<Course, OpenCourseRefusal>> {
  const { kind, titleIt, titleEn, hours, cefrLevel = null, digCompLevel = null } = input;
  return openUndertaking(context, courseUndertaking, input, (begun): Result<Course, Unfit> => {
    const told = checkTold({ titleIt, titleEn, hours });
    if (!told.ok) return told;
    const level = checkLevel(kind, { cefrLevel, digCompLevel });
    if (!level.ok) return level;
    return ok({ ...begun, ...told.value, ...level.value, kind });
  });
}
