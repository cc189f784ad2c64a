import type { Tx } from '#shared/database/database.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findEditionsForUpdate } from '../course-edition/course-edition.repository.ts';
import { findEnrolled } from '../enrolment/find-enrolled.ts';
import {
  askForPlace,
  type CourseEnrolment,
  isOfferedTo,
  type PlaceRefusal,
} from './course-enrolment.ts';

type Entering = {
  personRecordId: string;
  organisationId: string;
  courseEditionId: string;
  on: string;
  waitIfFull: boolean;
  /** The edition that is left for it. */
  leaving?: string;
};

/** What an enrolment is given by the edition that somebody comes into. */
type Entered = Pick<CourseEnrolment, 'courseEditionId' | 'providerId' | 'state'>;

export type EnterRefusal = PlaceRefusal | 'NotEnrolledOnDay' | 'CourseEditionNotFound';

/**
 * Finds somebody who is in the programme a place in an edition, which nobody else takes before the
 * transaction ends, or has them wait for one.
 */
export async function enterEdition(
  tx: Tx,
  viewer: Viewer,
  { personRecordId, organisationId, courseEditionId, on, waitIfFull, leaving }: Entering,
): Promise<Result<Entered, EnterRefusal>> {
  const enrolled = await findEnrolled(tx, { viewer }, personRecordId, on);
  if (!enrolled.ok) return enrolled;
  const touched = leaving === undefined ? [courseEditionId] : [courseEditionId, leaving];
  const editions = await findEditionsForUpdate(tx, viewer, touched);
  const edition = editions.find(({ id }) => id === courseEditionId);
  if (!isOfferedTo(edition, organisationId)) return refuse('CourseEditionNotFound');
  const place = askForPlace(edition, { on, waitIfFull });
  if (!place.ok) return place;
  return ok({ courseEditionId, providerId: edition.organisationId, state: place.value });
}
