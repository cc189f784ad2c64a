import { shiftDay } from '#shared/sample/sample-days.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { attendances } from '../attendance/attendance.table.ts';
import { sampleCase, sampleCases } from '../case-step/sample-cases.ts';
import { idOfEdition } from '../course-edition/sample-catalogue.ts';
import { lessonMinutes } from '../course-edition/sample-course-editions.ts';
import { courseLevels } from '../course-level/course-level.table.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import { courseEnrolments } from './course-enrolment.table.ts';
import type { CourseDropReason } from './course-enrolment.ts';
import { type Attending, drawAttending } from './sample-attending.ts';
import { drawLevels } from './sample-levels.ts';

const { type } = courseEnrolmentCase;

/** Three in ten take part in a course, in the province where they live. */
export function sampleCourseEnrolments({
  seed,
}: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  const of =
    <Row>(toRows: (attending: Attending, person: PlannedPerson) => Row[]) =>
    (person: PlannedPerson) => {
      const attending = drawAttending(seed, person);
      return attending ? toRows(attending, person) : [];
    };
  return [
    ...sampleCases(
      type,
      courseEnrolments,
      of(({ edition, life }, person) => {
        const known = sampleCase(type, seed, person, life);
        return [{ row: { ...known, ...placeOf(edition, life) }, life }];
      }),
    ),
    sampleRowsOfPeople(
      courseLevels,
      of((attending, { index }) => drawLevels(seed, index, attending)),
    ),
    sampleRowsOfPeople(
      attendances,
      of((attending, { index }) => attendanceOf(seed, attending, index)),
    ),
  ];
}

function placeOf({ id, organisationId }: Attending['edition'], { steps }: Attending['life']) {
  const dropped = steps.find(({ act }) => act === 'DROP');
  // Drawn from these alone.
  const dropReason = (dropped?.reason ?? null) as CourseDropReason | null;
  return { courseEditionId: id, providerId: organisationId, dropReason, transferredToId: null };
}

/** Of the first two lessons, before anybody drops out. */
function attendanceOf(seed: number, { id, place, edition, life }: Attending, index: number) {
  if (life.steps.length === 1) return [];
  const random = randomAt(seed, 'attendance', index);
  return [0, 1].map((number) => {
    const isThere = random.chance(0.85);
    return {
      lessonId: idOfEdition(seed, place, 'lesson', number),
      courseEnrolmentId: id,
      number: 1,
      minutes: isThere ? lessonMinutes : 0,
      excused: !isThere && random.chance(0.5),
      recordedAt: new Date(`${shiftDay(edition.startsOn, 7 * number)}T18:00:00Z`),
    };
  });
}
