import { ok, type Result, refuse } from '#shared/result.ts';
import type { CorrectionReason } from '#shared/undertaking/case-correction.ts';
import { cefrLevels, type Level } from '../course/course.ts';
import type { CourseEnrolmentState } from '../course-enrolment/course-enrolment.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';

export type LevelMoment = 'ENTRY' | 'EXIT';

export type AssessmentMethod = 'TEST' | 'INTERVIEW' | 'CERTIFICATE';

export type CourseLevel = {
  courseEnrolmentId: string;
  moment: LevelMoment;
  /** From 1: each corrects the one before. */
  number: number;
  cefrLevel: Level['cefrLevel'];
  digCompLevel: Level['digCompLevel'];
  assessedOn: string;
  method: AssessmentMethod;
  /** Null for the first. */
  reason: CorrectionReason | null;
  recordedAt: Date;
  supersededAt: Date | null;
};

/** As it is written; from when on it was superseded follows from the next one. */
export type NewLevel = Omit<CourseLevel, 'supersededAt'>;

/** Of a moment the one that was known at an instant; the one that holds unless said. */
export function levelKnownAt<Known extends NewLevel>(
  levels: readonly Known[],
  moment: LevelMoment,
  instant?: Date | null,
): Known | undefined {
  return levels
    .filter((level) => level.moment === moment && (!instant || level.recordedAt <= instant))
    .toSorted((a, b) => a.number - b.number)
    .at(-1);
}

/** Steps from one level to another on their scale; null where one is missing. */
export function gainOf(entry: Level | undefined, exit: Level | undefined): number | null {
  const [from, to] = [stepOf(entry), stepOf(exit)];
  return from === null || to === null ? null : to - from;
}

function stepOf(level: Level | undefined): number | null {
  if (!level) return null;
  return level.cefrLevel === null ? level.digCompLevel : cefrLevels.indexOf(level.cefrLevel);
}

export type AssessmentRefusal = 'CaseInFuture' | 'CaseBeforeProgramme' | 'LevelsOutOfOrder';

/** Whether an assessment has a day that it can have beside the one at the other moment. */
export function checkAssessment(
  { moment, assessedOn }: Pick<NewLevel, 'moment' | 'assessedOn'>,
  { entry, exit }: { entry: NewLevel | undefined; exit: NewLevel | undefined },
  today: string,
): Result<string, AssessmentRefusal> {
  if (assessedOn > today) return refuse('CaseInFuture');
  if (assessedOn < programmeBegan) return refuse('CaseBeforeProgramme');
  const isBeforeEntry = moment === 'EXIT' && entry && assessedOn < entry.assessedOn;
  const isAfterExit = moment === 'ENTRY' && exit && assessedOn > exit.assessedOn;
  return isBeforeEntry || isAfterExit ? refuse('LevelsOutOfOrder') : ok(assessedOn);
}

/** Who has not begun leaves no course; who waits may be tested for it. */
export function canBeAssessed(state: CourseEnrolmentState, moment: LevelMoment): boolean {
  return moment === 'ENTRY' || !['WAITLISTED', 'ENROLLED'].includes(state);
}

type Assessed = Pick<NewLevel, 'cefrLevel' | 'digCompLevel' | 'assessedOn' | 'method'>;

export function saysTheSame(a: Assessed, b: Assessed): boolean {
  return (
    a.cefrLevel === b.cefrLevel &&
    a.digCompLevel === b.digCompLevel &&
    a.assessedOn === b.assessedOn &&
    a.method === b.method
  );
}
