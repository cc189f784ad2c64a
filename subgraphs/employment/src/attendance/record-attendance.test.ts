import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  systemComuneVenezia,
} from '../../../../tests/viewers.ts';
import { addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';

let employment: Bench;
let edition: CourseEdition;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  edition = await addEdition(employment, { places: 900 });
});
afterAll(() => employment.close());

async function lesson(heldOn = '2026-02-09', minutes = 120): Promise<string> {
  const planned = { heldOn, minutes, startTime: '09:00', topic: 'Al lavoro' };
  const { lesson, errors } = await mutate(
    employment,
    'planLesson',
    'lesson { id }',
    { courseEditionId: edition.id, ...planned },
    { viewer: caseWorkerTreviso },
  );
  expect(errors).toEqual([]);
  return lesson.id;
}

const selection = 'lesson { id attendance { minutes excused courseEnrolment { id } } }';
type Entry = { courseEnrolmentId: string; minutes: number; excused?: boolean };
const record = (lessonId: string, entries: Entry[], asking: Asking = {}) =>
  mutate(
    employment,
    'recordAttendance',
    selection,
    { lessonId, entries: entries.map((entry) => ({ excused: false, ...entry })) },
    { viewer: caseWorkerTreviso, ...asking },
  );

async function ids(count: number, facts: Parameters<typeof addCourseEnrolments>[3] = {}) {
  return (await addCourseEnrolments(employment, edition, count, facts)).map(({ id }) => id);
}

const readOf = async (id: string, knownAt?: string) => {
  const { data } = await employment.query(
    `query ($id: ID!, $knownAt: DateTime) { courseEnrolment(id: $id) { version attendedMinutes attendanceShare
      attendance(knownAt: $knownAt) { minutes excused } } }`,
    { id, knownAt },
    caseWorkerPadova,
  );
  return data.courseEnrolment;
};

describe('attendance', () => {
  it('is recorded of a whole lesson, and summed up', async () => {
    const [first = '', second = ''] = await ids(2);
    const lessons = [await lesson(), await lesson('2026-02-16', 60)];
    const answer = await record(lessons[0] ?? '', [
      { courseEnrolmentId: first, minutes: 120 },
      { courseEnrolmentId: second, minutes: 0, excused: true },
    ]);
    expect(answer.errors).toEqual([]);
    expect(answer.lesson.attendance).toHaveLength(2);
    await record(lessons[1] ?? '', [{ courseEnrolmentId: first, minutes: 15 }]);
    expect(await readOf(first)).toEqual({
      version: 3,
      attendedMinutes: 135,
      attendanceShare: 0.75,
      attendance: [
        { minutes: 120, excused: false },
        { minutes: 15, excused: false },
      ],
    });
    expect(await readOf(second)).toMatchObject({ attendedMinutes: 0, attendanceShare: 0 });
    const [unseen = ''] = await ids(1);
    expect(await readOf(unseen)).toMatchObject({ attendedMinutes: 0, attendanceShare: null });
  });

  it('is corrected by sending it again; what was known before can be asked for', async () => {
    const [id = ''] = await ids(1);
    const held = await lesson();
    const at = (hour: string) => ({ now: new Date(`2026-11-20T${hour}:00:00Z`) });
    await record(held, [{ courseEnrolmentId: id, minutes: 120 }], at('08'));
    await record(held, [{ courseEnrolmentId: id, minutes: 120 }], at('09'));
    expect((await readOf(id)).version).toBe(2);
    await record(held, [{ courseEnrolmentId: id, minutes: 90 }], at('10'));
    expect(await readOf(id)).toMatchObject({ version: 3, attendedMinutes: 90 });
    const before = await readOf(id, '2026-11-20T09:30:00Z');
    expect(before.attendance).toEqual([{ minutes: 120, excused: false }]);
  });

  it('is written whole or not at all, and tells every entry at fault', async () => {
    const [fine = ''] = await ids(1);
    const [waiting = ''] = await ids(1, { state: 'WAITLISTED' });
    const [later = ''] = await ids(1, { openedOn: '2026-03-02' });
    const other = await addEdition(employment);
    const [elsewhere] = await addCourseEnrolments(employment, other, 1);
    const held = await lesson();
    const entries = [
      { courseEnrolmentId: fine, minutes: 60 },
      { courseEnrolmentId: newId('course_enrolment'), minutes: 60 },
      { courseEnrolmentId: elsewhere?.id ?? '', minutes: 60 },
      { courseEnrolmentId: waiting, minutes: 60 },
      { courseEnrolmentId: later, minutes: 60 },
      { courseEnrolmentId: fine, minutes: 30 },
    ];
    const { lesson: none, errors } = await record(held, entries);
    expect(none).toBeNull();
    expect(errors.map(({ code, path }: { code: string; path: string[] }) => [code, path])).toEqual([
      ['COURSE_ENROLMENT_NOT_FOUND', ['input', 'entries', '1', 'courseEnrolmentId']],
      ['COURSE_ENROLMENT_NOT_FOUND', ['input', 'entries', '2', 'courseEnrolmentId']],
      ['CASE_STATE_FORBIDS', ['input', 'entries', '3', 'courseEnrolmentId']],
      ['CASE_TOO_EARLY', ['input', 'entries', '4', 'courseEnrolmentId']],
      ['COURSE_ENROLMENT_REPEATED', ['input', 'entries', '5', 'courseEnrolmentId']],
    ]);
    expect((await readOf(fine)).attendance).toEqual([]);
    for (const minutes of [-1, 121]) {
      const refused = await record(held, [{ courseEnrolmentId: fine, minutes }], {
        language: 'it',
      });
      expect(refused.errors).toEqual([
        expect.objectContaining({
          ...{ code: 'MINUTES_MALFORMED', path: ['input', 'entries', '0', 'minutes'] },
          message: expect.stringContaining('durata della lezione'),
        }),
      ]);
    }
  });

  it('is of a lesson of the provider that is not in the future', async () => {
    const [id = ''] = await ids(1);
    const entries = [{ courseEnrolmentId: id, minutes: 60 }];
    const many = Array.from({ length: 201 }, () => ({
      ...{ courseEnrolmentId: newId('course_enrolment'), minutes: 60 },
    }));
    const held = await lesson();
    const codes = [
      await record(newId('lesson'), entries),
      await record(held, entries, { viewer: caseWorkerPadova }),
      await record(await lesson('2026-12-01'), entries),
      await record(held, []),
      await record(held, many),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual([
      'LESSON_NOT_FOUND',
      'LESSON_NOT_FOUND',
      'CASE_IN_FUTURE',
      'ATTENDANCE_MALFORMED',
      'ATTENDANCE_MALFORMED',
    ]);
  });

  it('is written and read by nobody without the right', async () => {
    const held = await lesson();
    const document = `mutation ($input: RecordAttendanceInput!) {
      recordAttendance(input: $input) { lesson { id } } }`;
    const input = { lessonId: held, entries: [] };
    const written = await employment.query(document, { input }, dashboard);
    expect(written.errors[0]?.extensions).toMatchObject({ scope: 'course:write' });
    const read = await employment.query(attended, { id: held }, dashboard);
    expect(read.errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });

  it('is seen by the provider and by the partner of the enrolment, each of its own', async () => {
    const [id = ''] = await ids(1);
    const held = await lesson();
    await record(held, [{ courseEnrolmentId: id, minutes: 60 }]);
    const counts = [];
    for (const viewer of [caseWorkerTreviso, caseWorkerPadova, systemComuneVenezia]) {
      const { data } = await employment.query(attended, { id: held }, viewer);
      counts.push(data.lesson.attendance.length);
    }
    expect(counts).toEqual([1, 1, 0]);
  });

  it('is recorded by two at once without either waiting for ever', async () => {
    const both = await ids(2);
    const held = [await lesson(), await lesson()];
    const entries = both.map((courseEnrolmentId) => ({ courseEnrolmentId, minutes: 60 }));
    const answers = await Promise.all([
      record(held[0] ?? '', entries),
      record(held[1] ?? '', entries.toReversed()),
      record(held[0] ?? '', entries.toReversed()),
    ]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await readOf(both[0] ?? '')).toMatchObject({ version: 3, attendedMinutes: 120 });
  });

  it('takes as many statements for many as for few', async () => {
    const held = await lesson('2026-04-01');
    const entries = (await ids(100)).map((courseEnrolmentId) => ({
      courseEnrolmentId,
      minutes: 60,
    }));
    const statements = async () =>
      (await employment.query(attended, { id: held }, caseWorkerTreviso)).statements;
    await record(held, entries.slice(0, 20));
    const few = await statements();
    await record(held, entries);
    expect(await statements()).toBe(few);
  });
});

const attended = `query ($id: ID!) { lesson(id: $id) { attendance { minutes lesson { id }
  courseEnrolment { id attendedMinutes } } } }`;
