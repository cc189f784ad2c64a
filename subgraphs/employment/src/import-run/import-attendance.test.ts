import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerTreviso,
  dashboard,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { addRecords, comuneTreviso, deskTreviso } from '../../tests/fixtures.ts';
import {
  codesOf,
  type ImportOptions,
  importInto,
  outcomesOf,
  sendImport,
} from '../../tests/imports.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';

let employment: Bench;
let edition: CourseEdition;

// The Comune di Treviso provides the course; Veneto Lavoro enrolled the people.
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  edition = await addEdition(employment, { places: 100, externalRef: 'A2/1' });
  for (const [heldOn, startTime] of [
    ['2026-02-09', '09:00'],
    ['2026-02-16', '09:00'],
    ['2026-02-16', '14:30'],
    ['2026-12-01', '09:00'],
  ]) {
    await planLesson(edition, { heldOn, startTime });
  }
});
afterAll(() => employment.close());

async function planLesson({ id: courseEditionId }: CourseEdition, when: object) {
  const planned = { courseEditionId, minutes: 120, topic: 'Al lavoro', ...when };
  const options = { viewer: caseWorkerTreviso };
  const answer = await mutate(employment, 'planLesson', 'lesson { id }', planned, options);
  expect(answer.errors).toEqual([]);
}

const importAll = (attendance: object[], options: ImportOptions = {}) =>
  importInto(employment, { attendance }, { viewer: caseWorkerTreviso, ...options });

let made = 0;

async function enrolled(facts: Partial<CourseEnrolment> = {}, of = edition) {
  const [enrolment] = await addCourseEnrolments(employment, of, 1, {
    externalRef: `enrolment-${++made}`,
    ...facts,
  });
  if (!enrolment?.externalRef) throw new Error('There is no enrolment');
  return { id: enrolment.id, ref: enrolment.externalRef };
}

const attended = (enrolmentExternalRef: string, more: object = {}) => ({
  externalRef: `row-${++made}`,
  editionExternalRef: 'A2/1',
  heldOn: '09/02/2026',
  enrolmentExternalRef,
  minutes: '120',
  ...more,
});

async function read(id: string, knownAt: string | null = null) {
  const { data } = await employment.query(
    `query ($id: ID!, $knownAt: DateTime) { courseEnrolment(id: $id) { version
      attendance(knownAt: $knownAt) { minutes excused lesson { heldOn startTime } } } }`,
    { id, knownAt },
    systemVenetoLavoro,
  );
  return data.courseEnrolment;
}

describe('imported attendance', () => {
  it('is recorded, corrected, or stays as it is; what was known before is kept', async () => {
    const { id, ref } = await enrolled();
    const row = attended(ref);
    const at = (hour: string) => ({ now: new Date(`2026-11-20T${hour}:00:00Z`) });
    const run = await importAll([row], at('08'));
    expect(run).toMatchObject({ kind: 'ATTENDANCE', created: 1, refused: 0 });
    expect(run.results).toMatchObject([{ externalRef: row.externalRef, entityId: id }]);
    const lesson = { heldOn: '2026-02-09', startTime: '09:00' };
    expect((await read(id)).attendance).toEqual([{ minutes: 120, excused: false, lesson }]);
    expect(outcomesOf(await importAll([row], at('09')))).toEqual(['UNCHANGED']);
    expect((await read(id)).version).toBe(2);
    const absent = { ...row, externalRef: 'another', minutes: '0', excused: 'true' };
    expect(outcomesOf(await importAll([absent], at('10')))).toEqual(['UPDATED']);
    expect(await read(id)).toEqual({
      version: 3,
      attendance: [{ minutes: 0, excused: true, lesson }],
    });
    const before = await read(id, '2026-11-20T09:30:00Z');
    expect(before.attendance).toEqual([{ minutes: 120, excused: false, lesson }]);
    const { excused: _, ...silent } = absent;
    expect(outcomesOf(await importAll([silent]))).toEqual(['UNCHANGED']);
    expect(outcomesOf(await importAll([{ ...absent, excused: '' }]))).toEqual(['UPDATED']);
  });

  it('is of the lesson that begins then, where several are held on the day', async () => {
    const { id, ref } = await enrolled();
    const day = { heldOn: '2026-02-16' };
    const run = await importAll([
      attended(ref, day),
      attended(ref, { ...day, startTime: '14:30', minutes: '90' }),
    ]);
    expect(codesOf(run)).toEqual([[['LESSON_AMBIGUOUS', 'startTime']], []]);
    expect((await read(id)).attendance).toEqual([
      { minutes: 90, excused: false, lesson: { heldOn: '2026-02-16', startTime: '14:30' } },
    ]);
  });

  it('told twice in one request is told once', async () => {
    const { ref } = await enrolled();
    const row = attended(ref);
    const run = await importAll([row, row, { ...row, minutes: '15' }]);
    expect(outcomesOf(run)).toEqual(['CREATED', 'UNCHANGED', 'UPDATED']);
  });

  it('is refused row by row, and no row keeps another out', async () => {
    const { id, ref } = await enrolled();
    const last = await enrolled();
    const waiting = await enrolled({ state: 'WAITLISTED' });
    const later = await enrolled({ openedOn: '2026-03-02' });
    const other = await addEdition(employment, { externalRef: 'A2/2' });
    const elsewhere = await enrolled({}, other);
    // Of the provider's own people, under a name that Veneto Lavoro has given too.
    const own = { ownerOrganisationId: comuneTreviso, accessPointId: deskTreviso };
    const [theirs] = await addRecords(employment, 1, own);
    const shared = await enrolled();
    await enrolled({
      ...{ externalRef: shared.ref, organisationId: comuneTreviso, accessPointId: deskTreviso },
      personRecordId: theirs?.id ?? '',
    });
    const run = await importAll([
      attended(ref, { editionExternalRef: 'A2/3', line: 7 }),
      attended(ref, { heldOn: '2026-02-10' }),
      attended(ref, { startTime: '10:00' }),
      attended(ref, { heldOn: '2026-12-01' }),
      attended(ref, { heldOn: '', minutes: '-5', excused: 'perhaps' }),
      attended(ref, { minutes: '121' }),
      attended('nobody'),
      attended(elsewhere.ref),
      attended(waiting.ref),
      attended(later.ref),
      attended(shared.ref),
      attended(ref, { externalRef: '' }),
      attended(last.ref),
    ]);
    expect(codesOf(run)).toEqual([
      [['COURSE_EDITION_NOT_FOUND', 'editionExternalRef']],
      [['LESSON_NOT_FOUND', 'heldOn']],
      [['LESSON_NOT_FOUND', 'heldOn']],
      [['CASE_IN_FUTURE', 'heldOn']],
      [
        ['VALUE_MISSING', 'heldOn'],
        ['NUMBER_MALFORMED', 'minutes'],
        ['VALUE_UNKNOWN', 'excused'],
      ],
      [['MINUTES_MALFORMED', 'minutes']],
      [['COURSE_ENROLMENT_NOT_FOUND', 'enrolmentExternalRef']],
      [['COURSE_ENROLMENT_NOT_FOUND', 'enrolmentExternalRef']],
      [['CASE_STATE_FORBIDS', 'enrolmentExternalRef']],
      [['CASE_TOO_EARLY', 'enrolmentExternalRef']],
      [['COURSE_ENROLMENT_AMBIGUOUS', 'enrolmentExternalRef']],
      [['VALUE_MISSING', 'externalRef']],
      [],
    ]);
    expect(run.results[0].line).toBe(7);
    expect((await read(id)).attendance).toEqual([]);
    expect((await read(last.id)).attendance).toHaveLength(1);
  });

  it('is recorded by the provider of the course, not by the partner of the people', async () => {
    const { id, ref } = await enrolled();
    for (const viewer of [systemVenetoLavoro, systemComuneVenezia]) {
      const run = await importAll([attended(ref)], { viewer });
      expect(codesOf(run)).toEqual([[['COURSE_EDITION_NOT_FOUND', 'editionExternalRef']]]);
    }
    expect((await read(id)).attendance).toEqual([]);
  });

  it('is forbidden without the right to run courses', async () => {
    const attendance = [attended('nobody')];
    const { errors } = await sendImport(employment, { attendance }, { viewer: dashboard });
    // Of several that would do, the first is named.
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
