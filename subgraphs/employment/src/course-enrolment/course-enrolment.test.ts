import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addCourseEnrolments, addEdition, addParticipants } from '../../tests/courses.ts';
import {
  addEnrolments,
  addRecords,
  comuneVenezia,
  cpiEste,
  cpiPadova,
} from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';
import { courseEnrolmentCase } from './course-enrolment.repository.ts';
import type { CourseEnrolment } from './course-enrolment.ts';

let employment: Bench;
/** Of the Comune di Venezia, with a place for everybody. */
let edition: CourseEdition;
let elsewhere: CourseEnrolment;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  edition = await addEdition(employment, { organisationId: comuneVenezia, places: 1000 });
  const [first] = await addCourseEnrolments(employment, edition, 1);
  if (first) elsewhere = first;
});
afterAll(() => employment.close());

const selection = `courseEnrolment { id state version openedOn dropReason externalRef
  courseEdition { id openPlaces } transferredTo { id state openedOn courseEdition { id } }
  steps { act state reason happenedOn } }`;

async function opening(more: object = {}) {
  const [record] = await addParticipants(employment, 1);
  return {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    courseEditionId: edition.id,
    openedOn: '2026-02-02',
    waitIfFull: false,
    ...more,
  };
}

const open = async (more: object = {}, options: Asking = {}) =>
  mutate(employment, 'openCourseEnrolment', selection, await opening(more), options);

type Known = { id: string; version: number };
const act = (name: string, { id, version }: Known, more: object) =>
  mutate(employment, name, selection, {
    ...{ courseEnrolmentId: id, version, happenedOn: '2026-02-10' },
    ...more,
  });
const advance = (known: Known, name: string, more: object = {}) =>
  act('advanceCourseEnrolment', known, { act: name, ...more });
const drop = (known: Known, more: object = {}) =>
  act('dropCourseEnrolment', known, { reason: 'FOUND_WORK', ...more });
const transfer = (known: Known, to: string, more: object = {}) =>
  act('transferCourseEnrolment', known, { toCourseEditionId: to, waitIfFull: false, ...more });

const codesOf = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors.map(({ code, path }) => [code, path.at(-1)]);

describe('an enrolment in a course', () => {
  it('takes a place with another partner, and goes on to a certificate', async () => {
    const { id: courseEditionId } = await addEdition(employment, { places: 2 });
    const { courseEnrolment, errors } = await open({ courseEditionId });
    expect(errors).toEqual([]);
    expect(courseEnrolment).toMatchObject({ state: 'ENROLLED', courseEdition: { openPlaces: 1 } });
    let known = courseEnrolment;
    for (const name of ['ATTEND', 'COMPLETE', 'TEST', 'CERTIFY']) {
      known = (await advance(known, name)).courseEnrolment;
      expect(known.courseEdition.openPlaces).toBe(1);
    }
    expect(known.steps.map((step: { state: string }) => step.state)).toEqual(
      'ENROLLED ATTENDING COMPLETED TESTED CERTIFIED'.split(' '),
    );
  });

  it('is not opened with what cannot be', async () => {
    const [stranger] = await addRecords(employment, 1);
    const [late] = await addRecords(employment, 1);
    if (late) {
      const ended = { enrolledOn: '2025-04-01', exitedOn: '2026-02-02' } as const;
      await addEnrolments(employment, [late], { ...ended, state: 'COMPLETED' });
    }
    const published = await addEdition(employment, { state: 'PUBLISHED' });
    const draft = await addEdition(employment, { state: 'DRAFT' });
    const over = await addEdition(employment, { endsOn: '2026-02-01' });
    const codes = [
      await open({ personRecordId: stranger?.id }),
      await open({ personRecordId: late?.id }),
      await open({ courseEditionId: newId('course_edition') }),
      await open({ courseEditionId: draft.id }),
      await open({ courseEditionId: published.id }),
      await open({ courseEditionId: over.id }),
      await open({ openedOn: '2126-01-01' }),
      await open({ openedOn: '2025-02-28' }),
      await open({ accessPointId: cpiEste }),
      await open({ externalRef: '' }),
      await open({}, { viewer: caseWorkerTreviso }),
    ].flatMap(codesOf);
    expect(codes).toEqual([
      ['NOT_ENROLLED_ON_DAY', 'openedOn'],
      ['NOT_ENROLLED_ON_DAY', 'openedOn'],
      ['COURSE_EDITION_NOT_FOUND', 'courseEditionId'],
      ['COURSE_EDITION_NOT_FOUND', 'courseEditionId'],
      ['COURSE_EDITION_NOT_ENROLLING', 'courseEditionId'],
      ['COURSE_EDITION_OVER', 'openedOn'],
      ['CASE_IN_FUTURE', 'openedOn'],
      ['CASE_BEFORE_PROGRAMME', 'openedOn'],
      ['ACCESS_POINT_NOT_FOUND', 'accessPointId'],
      ['EXTERNAL_REF_MALFORMED', 'externalRef'],
      ['PERSON_RECORD_NOT_FOUND', 'personRecordId'],
    ]);
  });

  it('is one in an edition, and may be another in the same course of somebody else', async () => {
    const input = await opening({ externalRef: 'once' });
    expect((await open(input)).errors).toEqual([]);
    expect(codesOf(await open({ ...input, externalRef: null }))).toEqual([
      ['ALREADY_IN_EDITION', 'courseEditionId'],
    ]);
    expect(codesOf(await open({ externalRef: 'once' }))).toEqual([
      ['EXTERNAL_REF_TAKEN', 'externalRef'],
    ]);
    const { id: courseEditionId } = await addEdition(employment);
    const again = await open({ ...input, courseEditionId, externalRef: null });
    expect(again.errors).toEqual([]);
  });

  it('waits for a place where there is none, and takes it once one is left', async () => {
    const { id: courseEditionId } = await addEdition(employment, { places: 1 });
    const first = await open({ courseEditionId });
    expect(codesOf(await open({ courseEditionId }))).toEqual([
      ['NO_PLACE_LEFT', 'courseEditionId'],
    ]);
    const waiting = await open({ courseEditionId, waitIfFull: true });
    expect(waiting.courseEnrolment).toMatchObject({ state: 'WAITLISTED' });
    const tooSoon = await advance(waiting.courseEnrolment, 'ENROL');
    expect(codesOf(tooSoon)).toEqual([['NO_PLACE_LEFT', 'courseEnrolmentId']]);
    const dropped = await drop(first.courseEnrolment);
    expect(dropped.courseEnrolment).toMatchObject({
      state: 'DROPPED',
      dropReason: 'FOUND_WORK',
      courseEdition: { openPlaces: 1 },
      steps: [{ act: null }, { act: 'DROP', reason: 'FOUND_WORK' }],
    });
    const enrolled = await advance(waiting.courseEnrolment, 'ENROL');
    expect(enrolled.courseEnrolment).toMatchObject({
      state: 'ENROLLED',
      courseEdition: { openPlaces: 0 },
    });
  });

  it('may be opened anew in an edition that somebody left', async () => {
    const input = await opening();
    const { courseEnrolment } = await open(input);
    await drop(courseEnrolment);
    expect((await open({ ...input, openedOn: '2026-03-02' })).errors).toEqual([]);
  });

  it('has nobody attend before the edition begins', async () => {
    const later = await addEdition(employment, { startsOn: '2026-02-20', state: 'ENROLLING' });
    const { courseEnrolment } = await open({ courseEditionId: later.id });
    expect(codesOf(await advance(courseEnrolment, 'ATTEND'))).toEqual([
      ['COURSE_NOT_BEGUN', 'happenedOn'],
    ]);
  });

  it('goes on in another edition, where it takes a place and leaves its own', async () => {
    const [from, to] = [
      await addEdition(employment, { places: 1 }),
      await addEdition(employment, { places: 1 }),
    ];
    const { courseEnrolment } = await open({ courseEditionId: from.id });
    const moved = await transfer(courseEnrolment, to.id);
    expect(moved).toMatchObject({
      errors: [],
      courseEnrolment: {
        state: 'TRANSFERRED',
        courseEdition: { id: from.id, openPlaces: 1 },
        transferredTo: { state: 'ENROLLED', openedOn: '2026-02-10', courseEdition: { id: to.id } },
      },
    });
    const { courseEnrolment: next } = await open({ courseEditionId: from.id });
    expect(codesOf(await transfer(next, to.id))).toEqual([['NO_PLACE_LEFT', 'toCourseEditionId']]);
    const waits = await transfer(next, to.id, { waitIfFull: true });
    expect(waits.courseEnrolment.transferredTo.state).toBe('WAITLISTED');
  });

  it('is not moved to where it cannot be, and stays as it was', async () => {
    const { courseEnrolment } = await open();
    const published = await addEdition(employment, { state: 'PUBLISHED' });
    const over = await addEdition(employment, { endsOn: '2026-02-03' });
    const codes = [
      await transfer(courseEnrolment, edition.id),
      await transfer(courseEnrolment, newId('course_edition')),
      await transfer(courseEnrolment, published.id),
      await transfer(courseEnrolment, over.id),
      await transfer({ ...courseEnrolment, version: 9 }, edition.id),
      await transfer({ ...courseEnrolment, id: newId('course_enrolment') }, edition.id),
      await transfer(courseEnrolment, edition.id, { happenedOn: '2126-01-01' }),
      await transfer(courseEnrolment, edition.id, { happenedOn: '2026-01-01' }),
    ].flatMap(codesOf);
    expect(codes.map(([code]) => code)).toEqual([
      'ALREADY_IN_EDITION',
      'COURSE_EDITION_NOT_FOUND',
      'COURSE_EDITION_NOT_ENROLLING',
      'COURSE_EDITION_OVER',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_IN_FUTURE',
      'CASE_TOO_EARLY',
    ]);
    expect((await advance(courseEnrolment, 'ATTEND')).courseEnrolment.version).toBe(2);
  });

  it('is not moved once its person has left the programme', async () => {
    const records = await addRecords(employment, 1);
    const period = { enrolledOn: '2026-02-02', exitedOn: '2026-02-10' };
    await addEnrolments(employment, records, { ...period, state: 'COMPLETED' });
    const { courseEnrolment } = await open({ personRecordId: records[0]?.id });
    const { id } = await addEdition(employment);
    expect(codesOf(await transfer(courseEnrolment, id))).toEqual([
      ['NOT_ENROLLED_ON_DAY', 'happenedOn'],
    ]);
  });

  it.each(['COMPLETED', 'TESTED', 'CERTIFIED'] as const)(
    'is neither dropped nor moved once it is %s',
    async (state) => {
      const [known] = await addCourseEnrolments(employment, edition, 1, { state });
      if (!known) throw new Error('There is no enrolment');
      expect(codesOf(await drop(known))).toEqual([['CASE_STATE_FORBIDS', 'act']]);
      const { id } = await addEdition(employment);
      expect(codesOf(await transfer(known, id))).toEqual([['CASE_STATE_FORBIDS', 'act']]);
    },
  );

  it('is opened by nobody without the right', async () => {
    const document = `mutation ($input: OpenCourseEnrolmentInput!) {
      openCourseEnrolment(input: $input) { courseEnrolment { id } } }`;
    const { errors } = await employment.query(document, { input: await opening() }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:write', code: 'FORBIDDEN' });
  });
});

describe('an enrolment in a course', () => {
  describeCaseKind({
    bench: () => employment,
    kind: courseEnrolmentCase,
    except: ['DROP', 'TRANSFER'],
    complete: (begun): CourseEnrolment => ({
      ...begun,
      courseEditionId: edition.id,
      providerId: edition.organisationId,
      dropReason: begun.state === 'DROPPED' ? 'OTHER' : null,
      transferredToId: begun.state === 'TRANSFERRED' ? elsewhere.id : null,
    }),
  });
});
