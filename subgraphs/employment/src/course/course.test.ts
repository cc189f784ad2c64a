import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
} from '../../../../tests/viewers.ts';
import { addCourse } from '../../tests/courses.ts';
import { courseUndertaking } from './course.repository.ts';
import { type Course, type CourseKind, cefrLevels, checkLevel } from './course.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
});
afterAll(() => employment.close());

const selection = `course { id state version kind titleIt titleEn hours cefrLevel digCompLevel externalRef
  steps { act state } corrections { field before after reason } }`;

const told = {
  kind: 'LANGUAGE',
  titleIt: 'Italiano B1',
  titleEn: 'Italian B1',
  hours: 60,
  cefrLevel: 'B1',
};

const open = (more: object = {}, options: Asking = {}) =>
  mutate(employment, 'openCourse', selection, { ...told, ...more }, options);

const seenBy = async (id: string, viewer = anonymous) => {
  const { data } = await employment.query(
    'query ($id: ID!) { course(id: $id) { titleIt } courses(first: 100) { nodes { id } } }',
    { id },
    viewer,
  );
  const listed = data.courses.nodes.some((node: { id: string }) => node.id === id);
  expect(listed).toBe(data.course !== null);
  return listed;
};

describe('a course', () => {
  it('is drafted where nobody else sees it, and published to everybody', async () => {
    const { course, errors } = await open({ externalRef: 'L2-B1' });
    expect(errors).toEqual([]);
    expect(course).toMatchObject({
      ...told,
      state: 'DRAFT',
      digCompLevel: null,
      externalRef: 'L2-B1',
    });
    const { id } = course;
    expect([await seenBy(id), await seenBy(id, caseWorkerTreviso)]).toEqual([false, false]);
    expect(await seenBy(id, caseWorkerPadova)).toBe(true);
    const published = await mutate(employment, 'advanceCourse', selection, {
      ...{ courseId: id, version: 1, act: 'PUBLISH', happenedOn: '2026-11-23' },
    });
    expect(published.course.steps).toEqual([
      { act: null, state: 'DRAFT' },
      { act: 'PUBLISH', state: 'PUBLISHED' },
    ]);
    expect([await seenBy(id), await seenBy(id, dashboard)]).toEqual([true, true]);
  });

  it.each([
    ['COURSE_TITLE_MALFORMED', { titleEn: ' Italian' }, 'titleIt'],
    ['COURSE_TITLE_MALFORMED', { titleIt: '' }, 'titleIt'],
    ['COURSE_HOURS_MALFORMED', { hours: 0 }, 'hours'],
    ['COURSE_HOURS_MALFORMED', { hours: 2001 }, 'hours'],
    ['LEVEL_NOT_OF_KIND', { cefrLevel: null }, 'cefrLevel'],
    ['LEVEL_NOT_OF_KIND', { kind: 'CIVIC' }, 'cefrLevel'],
    ['LEVEL_NOT_OF_KIND', { kind: 'DIGITAL', cefrLevel: null, digCompLevel: 9 }, 'cefrLevel'],
    ['EXTERNAL_REF_MALFORMED', { externalRef: '' }, 'externalRef'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { course, errors } = await open(more);
    expect([course, errors]).toEqual([
      null,
      [expect.objectContaining({ code, path: ['input', field] })],
    ]);
  });

  it('has a name that no other of its provider has', async () => {
    await open({ externalRef: 'twice' });
    expect((await open({ externalRef: 'twice' })).errors[0].code).toBe('EXTERNAL_REF_TAKEN');
    expect((await open({ externalRef: 'twice' }, { viewer: caseWorkerTreviso })).errors).toEqual(
      [],
    );
  });

  it('is corrected, and tells what it said before', async () => {
    const { course } = await open();
    const correct = (change: object, version = 1) =>
      mutate(employment, 'correctCourse', selection, {
        ...{ courseId: course.id, version, reason: 'TYPING_ERROR', ...change },
      });
    const { course: corrected } = await correct({ hours: 80 });
    expect(corrected).toMatchObject({
      hours: 80,
      version: 2,
      corrections: [{ field: 'hours', before: '60', after: '80', reason: 'TYPING_ERROR' }],
    });
    const refused = [
      await correct({ hours: 90 }),
      await correct({ hours: 80 }, 2),
      await correct({ hours: 0 }, 2),
      await correct({ titleIt: '' }, 2),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'COURSE_HOURS_MALFORMED',
      'COURSE_TITLE_MALFORMED',
    ]);
    const other = await mutate(employment, 'correctCourse', selection, {
      courseId: (await addCourse(employment)).id,
      version: 1,
      reason: 'OTHER',
      hours: 10,
    });
    expect(other.errors[0].code).toBe('CASE_NOT_FOUND');
  });

  it('is written by nobody without the right', async () => {
    const document = `mutation ($input: OpenCourseInput!) {
      openCourse(input: $input) { course { id } } }`;
    const { errors } = await employment.query(document, { input: told }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'course:write', code: 'FORBIDDEN' });
  });

  it('is found by kind, level, state and provider', async () => {
    const { id, organisationId } = await addCourse(employment, {
      kind: 'LANGUAGE',
      cefrLevel: 'C2',
    });
    const find = async (filter: object) => {
      const { data } = await employment.query(
        'query ($filter: CourseFilter) { courses(filter: $filter) { nodes { id } } }',
        { filter },
      );
      return data.courses.nodes.map((node: { id: string }) => node.id);
    };
    expect(await find({ cefrLevel: ['C2'], kind: ['LANGUAGE'], organisationId })).toEqual([id]);
    expect(await find({ cefrLevel: ['C2'], kind: ['CIVIC'] })).toEqual([]);
    expect(await find({ cefrLevel: ['C2'], state: ['WITHDRAWN'] })).toEqual([]);
  });
});

describe('a course', () => {
  describeUndertaking({
    bench: () => employment,
    kind: courseUndertaking,
    complete: (begun): Course => ({
      ...begun,
      ...{ kind: 'CIVIC', titleIt: 'Educazione civica', titleEn: 'Civic education', hours: 16 },
      ...{ cefrLevel: null, digCompLevel: null },
    }),
  });
});

describe('a level', () => {
  const kinds: CourseKind[] = ['LANGUAGE', 'CIVIC', 'DIGITAL', 'VOCATIONAL', 'SAFETY'];
  const level = fc.record({
    cefrLevel: fc.option(fc.constantFrom(...cefrLevels)),
    digCompLevel: fc.option(fc.integer({ min: -2, max: 11 })),
  });

  it('fits a course when it is of its scale, of which there is one at most', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), level, (kind, given) => {
        const { cefrLevel, digCompLevel } = given;
        const expected = {
          LANGUAGE: cefrLevel !== null && digCompLevel === null,
          DIGITAL:
            cefrLevel === null && digCompLevel !== null && digCompLevel > 0 && digCompLevel < 9,
        };
        const none = cefrLevel === null && digCompLevel === null;
        const fits = kind === 'LANGUAGE' || kind === 'DIGITAL' ? expected[kind] : none;
        expect(checkLevel(kind, given).ok).toBe(fits);
      }),
    );
  });
});
