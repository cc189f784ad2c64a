import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type CourseKind = 'LANGUAGE' | 'CIVIC' | 'DIGITAL' | 'VOCATIONAL' | 'SAFETY';

/** Lowest first: by their order levels are compared. */
export const cefrLevels = ['ALFA', 'PRE_A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

export type CefrLevel = (typeof cefrLevels)[number];

export type CourseState = 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';

export type CourseAct = 'PUBLISH' | 'WITHDRAW';

export const courseLifeCycle = {
  PUBLISH: { from: ['DRAFT'], to: 'PUBLISHED' },
  WITHDRAW: { from: ['DRAFT', 'PUBLISHED'], to: 'WITHDRAWN' },
} as const satisfies LifeCycle<CourseState, CourseAct>;

/** On one scale or the other; on neither where a course leads to no level. */
export type Level = { cefrLevel: CefrLevel | null; digCompLevel: number | null };

export type Course = Owned<CourseState> & {
  kind: CourseKind;
  titleIt: string;
  titleEn: string;
  hours: number;
  /** The level it leads to. */
  cefrLevel: CefrLevel | null;
  digCompLevel: number | null;
};

/** Whether a level is of the scale of that kind of course: CEFR of languages, DigComp of digital ones. */
export function checkLevel(
  kind: CourseKind,
  { cefrLevel, digCompLevel }: Level,
): Result<Level, 'LevelNotOfKind'> {
  const fits =
    (cefrLevel !== null) === (kind === 'LANGUAGE') &&
    (digCompLevel !== null) === (kind === 'DIGITAL') &&
    (digCompLevel === null || (digCompLevel >= 1 && digCompLevel <= 8));
  return fits ? ok({ cefrLevel, digCompLevel }) : refuse('LevelNotOfKind');
}

type Told = Pick<Course, 'titleIt' | 'titleEn' | 'hours'>;

export type ToldRefusal = 'CourseTitleMalformed' | 'CourseHoursMalformed';

/** What the public is told of a course. */
export function checkTold<Given extends Told>(given: Given): Result<Given, ToldRefusal> {
  if (!isPublicText(given.titleIt) || !isPublicText(given.titleEn)) {
    return refuse('CourseTitleMalformed');
  }
  if (given.hours < 1 || given.hours > 2_000) return refuse('CourseHoursMalformed');
  return ok(given);
}
