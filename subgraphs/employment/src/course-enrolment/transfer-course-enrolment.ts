import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { writeOpened } from '#shared/undertaking/write-opened.ts';
import type { TransferCourseEnrolmentInput } from '../generated/resolvers.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import type { CourseEnrolment } from './course-enrolment.ts';
import { type EnterRefusal, enterEdition } from './enter-edition.ts';

type Unfit = EnterRefusal | 'AlreadyInEdition';

export type TransferCourseEnrolmentRefusal = ActOnCaseRefusal | Unfit;

/** Where somebody goes on. */
type To = Pick<TransferCourseEnrolmentInput, 'toCourseEditionId' | 'waitIfFull' | 'happenedOn'>;

export async function transferCourseEnrolment(
  context: Context,
  { courseEnrolmentId, version, ...to }: TransferCourseEnrolmentInput,
): Promise<Result<CourseEnrolment, TransferCourseEnrolmentRefusal>> {
  requireId(context, 'course_edition', to.toCourseEditionId);
  const { happenedOn } = to;
  return actOnCase(
    context,
    courseEnrolmentCase,
    courseEnrolmentId,
    { version, act: 'TRANSFER', happenedOn },
    async (left, tx): Promise<Result<CourseEnrolment, Unfit>> => {
      const opened = await openElsewhere(tx, context, left, to);
      return opened.ok ? ok({ ...left, transferredToId: opened.value.id }) : opened;
    },
  );
}

async function openElsewhere(
  tx: Tx,
  context: Context,
  left: CourseEnrolment,
  { toCourseEditionId, waitIfFull, happenedOn: on }: To,
): Promise<Result<CourseEnrolment, Unfit>> {
  const { personRecordId, organisationId, accessPointId, courseEditionId: leaving } = left;
  const asking = { personRecordId, organisationId, on, waitIfFull, leaving };
  const entering = { ...asking, courseEditionId: toCourseEditionId };
  const entered = await enterEdition(tx, context.viewer, entering);
  if (!entered.ok) return entered;
  const opened: CourseEnrolment = {
    ...entered.value,
    id: newId('course_enrolment'),
    personRecordId,
    organisationId,
    accessPointId,
    openedOn: on,
    stateSince: on,
    externalRef: null,
    dropReason: null,
    transferredToId: null,
    version: 1,
  };
  const written = await writeOpened(tx, context, courseEnrolmentCase, opened, 'AlreadyInEdition');
  // It has no name of its partner that could be taken.
  return written.ok ? written : refuse('AlreadyInEdition');
}
