import { newId } from '#shared/type-id.ts';
import type { Bench, Holding } from '../../../tests/testbed.ts';
import { actingAs } from '../../../tests/testbed.ts';
import { platform } from '../../../tests/viewers.ts';
import { courseUndertaking } from '../src/course/course.repository.ts';
import type { Course } from '../src/course/course.ts';
import { courseEditionUndertaking } from '../src/course-edition/course-edition.repository.ts';
import type { CourseEdition } from '../src/course-edition/course-edition.ts';
import { courseEnrolmentCase } from '../src/course-enrolment/course-enrolment.repository.ts';
import type { CourseEnrolment } from '../src/course-enrolment/course-enrolment.ts';
import { type Added, addEnrolments, addRecords, comuneTreviso, cpiPadova } from './fixtures.ts';

const opened = {
  openedOn: '2025-09-01',
  stateSince: '2025-09-01',
  externalRef: null,
  version: 1,
};

/** A published course of Italian to A2 by the Comune di Treviso, unless told. */
export async function addCourse(bench: Holding, facts: Partial<Course> = {}): Promise<Course> {
  const course: Course = {
    ...opened,
    id: newId('course'),
    organisationId: comuneTreviso,
    state: 'PUBLISHED',
    kind: 'LANGUAGE',
    titleIt: 'Italiano A2',
    titleEn: 'Italian A2',
    hours: 80,
    cefrLevel: 'A2',
    digCompLevel: null,
    ...facts,
  };
  await actingAs(bench, platform, (tx) => courseUndertaking.insert(tx, course));
  return course;
}

/** A running edition in Treviso of such a course, unless told. */
export async function addEdition(
  bench: Holding,
  facts: Partial<CourseEdition> = {},
  ofCourse: Partial<Course> = {},
): Promise<CourseEdition> {
  const { organisationId = comuneTreviso } = facts;
  const course = await addCourse(bench, { organisationId, ...ofCourse });
  const { kind, cefrLevel } = course;
  const edition: CourseEdition = {
    ...opened,
    id: newId('course_edition'),
    organisationId,
    courseId: course.id,
    kind,
    cefrLevel,
    state: 'RUNNING',
    startsOn: '2026-01-12',
    endsOn: '2026-12-18',
    places: 20,
    placesTaken: 0,
    childcare: false,
    comuneCode: '026086',
    accessPointId: null,
    venue: 'Centro civico',
    placeId: null,
    times: ['MORNING'],
    mode: 'IN_PERSON',
    ...facts,
  };
  await actingAs(bench, platform, (tx) => courseEditionUndertaking.insert(tx, edition));
  return edition;
}

/** Records of the CPI of Padova with an enrolment in the programme. */
export async function addParticipants(bench: Bench, count: number): Promise<Added[]> {
  const records = await addRecords(bench, count);
  await addEnrolments(bench, records);
  return records;
}

/** Enrolments of new records of the CPI of Padova in an edition. */
export async function addCourseEnrolments(
  bench: Bench,
  edition: CourseEdition,
  count: number,
  facts: Partial<CourseEnrolment> = {},
): Promise<CourseEnrolment[]> {
  const records = await addRecords(bench, count);
  const enrolments = records.map(
    (record): CourseEnrolment => ({
      ...opened,
      id: newId('course_enrolment'),
      personRecordId: record.id,
      organisationId: record.ownerOrganisationId,
      accessPointId: cpiPadova,
      state: 'ATTENDING',
      openedOn: '2026-01-12',
      stateSince: '2026-01-12',
      courseEditionId: edition.id,
      providerId: edition.organisationId,
      dropReason: null,
      transferredToId: null,
      ...facts,
    }),
  );
  await actingAs(bench, platform, async (tx) => {
    for (const enrolment of enrolments) await courseEnrolmentCase.insert(tx, enrolment);
  });
  return enrolments;
}
