import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { findEditionsForUpdate } from '../course-edition/course-edition.repository.ts';
import type { AdvanceCourseEnrolmentInput } from '../generated/resolvers.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import { askForPlace, type CourseEnrolment, type PlaceRefusal } from './course-enrolment.ts';

type Unfit = PlaceRefusal | 'CourseNotBegun';

export type AdvanceCourseEnrolmentRefusal = ActOnCaseRefusal | Unfit;

export async function advanceCourseEnrolment(
  context: Context,
  { courseEnrolmentId, ...request }: AdvanceCourseEnrolmentInput,
): Promise<Result<CourseEnrolment, AdvanceCourseEnrolmentRefusal>> {
  return actOnCase(
    context,
    courseEnrolmentCase,
    courseEnrolmentId,
    request,
    (enrolment, tx): Promise<Result<CourseEnrolment, Unfit>> =>
      checkEdition(tx, context, request, enrolment),
  );
}

/** Whoever waited needs a place, and nobody attends what has not begun. */
async function checkEdition(
  tx: Tx,
  { viewer }: Context,
  { act, happenedOn: on }: Pick<AdvanceCourseEnrolmentInput, 'act' | 'happenedOn'>,
  enrolment: CourseEnrolment,
): Promise<Result<CourseEnrolment, Unfit>> {
  if (act !== 'ENROL' && act !== 'ATTEND') return ok(enrolment);
  const [edition] = await findEditionsForUpdate(tx, viewer, [enrolment.courseEditionId]);
  if (!edition) throw new Error('An enrolment is in no edition');
  if (act === 'ATTEND') return on < edition.startsOn ? refuse('CourseNotBegun') : ok(enrolment);
  const place = askForPlace(edition, { on, waitIfFull: false });
  return place.ok ? ok(enrolment) : place;
}
