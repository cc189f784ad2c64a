import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { findUuid } from '#shared/type-id.ts';
import { attendances } from '../attendance/attendance.table.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { idOfEdition } from '../course-edition/sample-catalogue.ts';
import { lessonMinutes } from '../course-edition/sample-course-editions.ts';
import { courseLevels } from '../course-level/course-level.table.ts';
import type { PlannedEnrolments } from '../enrolment/sample-enrolments.ts';
import type { PlannedPerson } from '../person/sample-facts.ts';
import { courseEnrolments } from './course-enrolment.table.ts';
import { type Attending, drawAttending } from './sample-attending.ts';
import { drawLevels } from './sample-levels.ts';

/** Three in ten take part in a course, in the province where they live. */
export function sampleCourseEnrolments(
  plan: PlannedEnrolments,
): SampleRowsOfPeople<PlannedPerson>[] {
  const { seed, until } = plan;
  const of =
    <Row>(toRows: (attending: Attending, person: PlannedPerson) => Row[]) =>
    (person: PlannedPerson) => {
      const attending = drawAttending(plan, person);
      return attending ? toRows(attending, person) : [];
    };
  return [
    sampleRowsOfPeople(
      courseEnrolments,
      of((attending, person) => [toRow(seed, attending, person)]),
    ),
    sampleRowsOfPeople(
      caseSteps,
      of((attending, { index }) => toSteps(seed, attending, index)),
    ),
    sampleRowsOfPeople(
      courseLevels,
      of((attending, { index }) => drawLevels(seed, index, until, attending)),
    ),
    sampleRowsOfPeople(
      attendances,
      of((attending, { index }) => attendanceOf(seed, attending, index)),
    ),
  ];
}

function toRow(seed: number, { id, edition, steps }: Attending, person: PlannedPerson) {
  const last = steps.at(-1) ?? steps[0];
  return {
    id,
    personRecordId: sampleId('person_record', seed, person.index),
    organisationId: knownReferenceId('organisation', person.owner),
    accessPointId: knownReferenceId('access_point', person.accessPoint),
    openedOn: steps[0].happenedOn,
    state: last.state,
    stateSince: last.happenedOn,
    externalRef: null,
    version: steps.length,
    courseEditionId: edition.id,
    providerId: edition.organisationId,
    dropReason: last.reason,
    transferredToId: null,
  };
}

function toSteps(seed: number, { id, steps }: Attending, index: number) {
  return steps.map((step, before) => ({
    ...step,
    caseId: findUuid('course_enrolment', id) ?? id,
    caseType: 'CourseEnrolment',
    number: before + 1,
    personRecordId: sampleId('person_record', seed, index),
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}

/** Of the first two lessons, before anybody drops out. */
function attendanceOf(seed: number, { id, place, edition, steps }: Attending, index: number) {
  if (steps.length === 1) return [];
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
