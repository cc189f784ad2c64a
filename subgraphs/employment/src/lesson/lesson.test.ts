import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
} from '../../../../tests/viewers.ts';
import { addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';

let employment: Bench;
let edition: CourseEdition;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  edition = await addEdition(employment);
});
afterAll(() => employment.close());

const selection = 'lesson { id heldOn startTime minutes topic version courseEdition { id } }';
const planned = { heldOn: '2026-02-09', startTime: '18:30', minutes: 120, topic: 'Al lavoro' };

const plan = (more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'planLesson',
    selection,
    { courseEditionId: edition.id, ...planned, ...more },
    { viewer: caseWorkerTreviso, ...asking },
  );
const move = (lessonId: string, version: number, more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'moveLesson',
    selection,
    { lessonId, version, heldOn: '2026-02-10', startTime: '09:00', minutes: 90, ...more },
    { viewer: caseWorkerTreviso, ...asking },
  );
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a lesson', () => {
  it('is planned, moved, and shown to everybody in order', async () => {
    const { lesson, errors } = await plan({ heldOn: '2026-02-16' });
    expect(errors).toEqual([]);
    expect(lesson).toEqual({
      ...{ ...planned, heldOn: '2026-02-16', version: 1 },
      ...{ id: lesson.id, courseEdition: { id: edition.id } },
    });
    const second = await plan();
    const moved = await move(second.lesson.id, 1, { heldOn: '2026-02-20' });
    expect(moved.lesson).toMatchObject({
      ...{
        heldOn: '2026-02-20',
        startTime: '09:00',
        minutes: 90,
        topic: planned.topic,
        version: 2,
      },
    });
    const { data } = await employment.query(
      'query ($id: ID!) { courseEdition(id: $id) { lessons { id } } }',
      { id: edition.id },
      anonymous,
    );
    expect(data.courseEdition.lessons).toEqual([{ id: lesson.id }, { id: second.lesson.id }]);
  });

  it('of a draft is seen by its provider alone', async () => {
    const { id: courseEditionId } = await addEdition(employment, { state: 'DRAFT' });
    const { lesson } = await plan({ courseEditionId });
    const seen = [];
    for (const viewer of [anonymous, caseWorkerPadova, caseWorkerTreviso]) {
      const question = 'query ($id: ID!) { lesson(id: $id) { topic } }';
      const { data } = await employment.query(question, { id: lesson.id }, viewer);
      seen.push(data.lesson !== null);
    }
    expect(seen).toEqual([false, false, true]);
  });

  it('is not planned as it cannot be', async () => {
    const closed = await addEdition(employment, { state: 'CLOSED' });
    const codes = [
      await plan({ heldOn: '2026-01-11' }),
      await plan({ heldOn: '2026-12-19' }),
      await plan({ startTime: '9:00' }),
      await plan({ startTime: '24:00' }),
      await plan({ minutes: 0 }),
      await plan({ minutes: 601 }),
      await plan({ topic: '' }),
      await plan({ courseEditionId: closed.id }),
      await plan({ courseEditionId: newId('course_edition') }),
      await plan({}, { viewer: caseWorkerPadova }),
    ].map(codeOf);
    expect(codes).toEqual([
      'LESSON_OUTSIDE_EDITION',
      'LESSON_OUTSIDE_EDITION',
      ...Array.from({ length: 5 }, () => 'LESSON_MALFORMED'),
      'CASE_STATE_FORBIDS',
      'COURSE_EDITION_NOT_FOUND',
      'COURSE_EDITION_NOT_FOUND',
    ]);
  });

  it('is not moved as it cannot be, nor once somebody was there', async () => {
    const { lesson } = await plan();
    const codes = [
      await move(lesson.id, 2),
      await move(lesson.id, 1, { heldOn: '2026-12-19' }),
      await move(lesson.id, 1, { minutes: 0 }),
      await move(newId('lesson'), 1),
      await move(lesson.id, 1, {}, { viewer: caseWorkerPadova }),
    ].map(codeOf);
    expect(codes).toEqual([
      'LESSON_CHANGED',
      'LESSON_OUTSIDE_EDITION',
      'LESSON_MALFORMED',
      'LESSON_NOT_FOUND',
      'LESSON_NOT_FOUND',
    ]);
    const [enrolment] = await addCourseEnrolments(employment, edition, 1);
    const entries = [{ courseEnrolmentId: enrolment?.id, minutes: 60, excused: false }];
    await mutate(
      employment,
      'recordAttendance',
      'lesson { id }',
      { lessonId: lesson.id, entries },
      { viewer: caseWorkerTreviso },
    );
    expect(codeOf(await move(lesson.id, 1))).toBe('LESSON_ATTENDED');
  });

  it.each(['planLesson', 'moveLesson'])(
    'is touched by nobody without the right: %s',
    async (name) => {
      const type = name.charAt(0).toUpperCase() + name.slice(1);
      const { topic, ...moved } = planned;
      const given =
        name === 'planLesson'
          ? { courseEditionId: edition.id, ...moved, topic }
          : { lessonId: newId('lesson'), version: 1, ...moved };
      const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { lesson { id } } }`;
      const { errors } = await employment.query(document, { input: given }, dashboard);
      expect(errors[0]?.extensions).toMatchObject({ scope: 'course:write', code: 'FORBIDDEN' });
    },
  );
});
