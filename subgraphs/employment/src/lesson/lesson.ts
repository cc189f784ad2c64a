import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';

export type Lesson = {
  id: string;
  courseEditionId: string;
  /** The provider. */
  organisationId: string;
  heldOn: string;
  /** In Italy, as in `09:30`. */
  startTime: string;
  minutes: number;
  topic: string;
  version: number;
};

type Planned = Pick<Lesson, 'heldOn' | 'startTime' | 'minutes' | 'topic'>;

export type LessonRefusal = 'LessonMalformed' | 'LessonOutsideEdition';

export function checkLesson<Given extends Planned>(
  given: Given,
  { startsOn, endsOn }: Pick<CourseEdition, 'startsOn' | 'endsOn'>,
): Result<Given, LessonRefusal> {
  const { heldOn, startTime, minutes, topic } = given;
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(startTime);
  if (!isTime || minutes < 1 || minutes > 600 || !isPublicText(topic)) {
    return refuse('LessonMalformed');
  }
  return heldOn < startsOn || heldOn > endsOn ? refuse('LessonOutsideEdition') : ok(given);
}
