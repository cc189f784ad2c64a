import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { courseUndertaking } from '../course/course.repository.ts';
import type { OpenCourseEditionInput } from '../generated/resolvers.ts';
import { type ComuneRefusal, checkComune } from '../governance-place/check-comune.ts';
import { courseEditionUndertaking } from './course-edition.repository.ts';
import {
  type CourseEdition,
  checkOffered,
  checkPlace,
  type OfferedRefusal,
  type PlaceRefusal,
} from './course-edition.ts';

type Unfit =
  | OfferedRefusal
  | PlaceRefusal
  | 'CourseNotFound'
  | ComuneRefusal
  | 'AccessPointNotFound';

export type OpenCourseEditionRefusal = OpenUndertakingRefusal | Unfit;

export async function openCourseEdition(
  context: Context,
  input: OpenCourseEditionInput,
): Promise<Result<CourseEdition, OpenCourseEditionRefusal>> {
  const { courseId, startsOn, endsOn, places, childcare, times, mode } = input;
  const { comuneCode = null, accessPointId = null, venue = null, placeId = null } = input;
  requireId(context, 'course', courseId);
  if (accessPointId !== null) requireId(context, 'access_point', accessPointId);
  if (placeId !== null) requireId(context, 'place', placeId);
  return openUndertaking(
    context,
    courseEditionUndertaking,
    input,
    async (begun, tx): Promise<Result<CourseEdition, Unfit>> => {
      const offered = checkOffered({ startsOn, endsOn, places, venue });
      if (!offered.ok) return offered;
      const place = checkPlace({ mode, comuneCode });
      if (!place.ok) return place;
      const [course] = await findByIds(tx, courseUndertaking.list, [courseId]);
      const isOwn = course?.organisationId === begun.organisationId;
      if (!course || !isOwn || course.state === 'WITHDRAWN') return refuse('CourseNotFound');
      const known = await checkComune(tx, context, comuneCode, {
        from: startsOn,
        to: addDays(endsOn, 1),
      });
      if (!known.ok) return known;
      if (!(await isOwnAccessPoint(tx, begun.organisationId, accessPointId))) {
        return refuse('AccessPointNotFound');
      }
      const { kind, cefrLevel } = course;
      return ok({
        ...begun,
        ...offered.value,
        ...place.value,
        courseId,
        kind,
        cefrLevel,
        placesTaken: 0,
        childcare,
        accessPointId,
        placeId,
        times: [...new Set(times)],
      });
    },
  );
}

async function isOwnAccessPoint(
  tx: Tx,
  organisationId: string,
  accessPointId: string | null,
): Promise<boolean> {
  if (accessPointId === null) return true;
  const [accessPoint] = await findByIds(tx, accessPointList, [accessPointId]);
  return accessPoint?.operatingOrganisationId === organisationId;
}
