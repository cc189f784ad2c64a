import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';
import type { CourseEnrolment } from '../course-enrolment/course-enrolment.ts';

let employment: Bench;
let edition: CourseEdition;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  edition = await addEdition(employment, { places: 900 });
});
afterAll(() => employment.close());

const fields = 'moment cefrLevel digCompLevel assessedOn method reason recordedAt supersededAt';
const selection = `courseEnrolment { id version levelGain
  entryLevel { cefrLevel } exitLevel { cefrLevel } levels { ${fields} } }`;

async function enrolled(facts: Partial<CourseEnrolment> = {}, of = edition) {
  const [enrolment] = await addCourseEnrolments(employment, of, 1, facts);
  if (!enrolment) throw new Error('There is no enrolment');
  return enrolment.id;
}

/** As the provider, unless told. */
const send = (name: string, courseEnrolmentId: string, more: object, asking: Asking = {}) =>
  mutate(
    employment,
    name,
    selection,
    {
      ...{ courseEnrolmentId, moment: 'ENTRY', cefrLevel: 'A1', method: 'TEST' },
      ...{ assessedOn: '2026-01-15', ...more },
    },
    { viewer: caseWorkerTreviso, ...asking },
  );
const record = (id: string, more: object = {}, asking?: Asking) =>
  send('recordLevel', id, more, asking);
const correct = (id: string, more: object = {}, asking?: Asking) =>
  send('correctLevel', id, { reason: 'TYPING_ERROR', ...more }, asking);

const exit = { moment: 'EXIT', assessedOn: '2026-06-10' };
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a level', () => {
  it('is recorded on entering and on leaving; between the two there is a gain', async () => {
    const id = await enrolled();
    const entered = await record(id);
    expect(entered.courseEnrolment).toMatchObject({ levelGain: null, version: 2 });
    const left = await record(id, { ...exit, cefrLevel: 'B1', method: 'CERTIFICATE' });
    expect(left.courseEnrolment).toMatchObject({
      levelGain: 2,
      version: 3,
      entryLevel: { cefrLevel: 'A1' },
      exitLevel: { cefrLevel: 'B1' },
    });
    const missing = await enrolled();
    const unmeasured = await record(missing, exit);
    expect(unmeasured.courseEnrolment).toMatchObject({ entryLevel: null, levelGain: null });
  });

  it('is corrected, and what was known before can be asked for', async () => {
    const id = await enrolled();
    const at = (hour: string) => ({ now: new Date(`2026-11-20T${hour}:00:00Z`) });
    await record(id, {}, at('08'));
    await record(id, { ...exit, cefrLevel: 'B1' }, at('09'));
    const { courseEnrolment } = await correct(id, { ...exit, cefrLevel: 'A2' }, at('12'));
    expect(courseEnrolment.levels).toEqual([
      expect.objectContaining({
        moment: 'ENTRY',
        cefrLevel: 'A1',
        reason: null,
        supersededAt: null,
      }),
      expect.objectContaining({
        ...{ moment: 'EXIT', cefrLevel: 'B1', reason: null },
        supersededAt: '2026-11-20T12:00:00.000Z',
      }),
      expect.objectContaining({
        ...{ moment: 'EXIT', cefrLevel: 'A2', reason: 'TYPING_ERROR', supersededAt: null },
      }),
    ]);
    const known = `query ($id: ID!, $at: DateTime) { courseEnrolment(id: $id) { levelGain(knownAt: $at)
      entryLevel(knownAt: $at) { cefrLevel } exitLevel(knownAt: $at) { cefrLevel } } }`;
    const gains = [];
    for (const hour of ['07', '08', '11', '12']) {
      const asked = { id, at: `2026-11-20T${hour}:30:00Z` };
      const { data } = await employment.query(known, asked, caseWorkerPadova);
      const { entryLevel, exitLevel, levelGain } = data.courseEnrolment;
      gains.push([entryLevel?.cefrLevel, exitLevel?.cefrLevel, levelGain]);
    }
    expect(gains).toEqual([
      [undefined, undefined, null],
      ['A1', undefined, null],
      ['A1', 'B1', 2],
      ['A1', 'A2', 1],
    ]);
  });

  it('is of the scale of the course', async () => {
    const ofCourse = { kind: 'DIGITAL', cefrLevel: null, digCompLevel: 3 } as const;
    const digital = await enrolled({}, await addEdition(employment, {}, ofCourse));
    const civic = { kind: 'CIVIC', cefrLevel: null } as const;
    const unmeasured = await enrolled({}, await addEdition(employment, {}, civic));
    const fits = await record(digital, { cefrLevel: null, digCompLevel: 2 });
    expect(fits.courseEnrolment.levels).toMatchObject([{ cefrLevel: null, digCompLevel: 2 }]);
    const after = await record(digital, { ...exit, cefrLevel: null, digCompLevel: 5 });
    expect(after.courseEnrolment.levelGain).toBe(3);
    const codes = [
      await record(digital, exit),
      await correct(digital, { cefrLevel: null, digCompLevel: 9 }),
      await record(unmeasured),
      await record(await enrolled(), { cefrLevel: null, digCompLevel: 1 }),
      await record(await enrolled(), { cefrLevel: null }),
    ].map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['LEVEL_NOT_OF_KIND']));
  });

  it('is refused what cannot be', async () => {
    const id = await enrolled();
    await record(id, { assessedOn: '2026-02-02' });
    await record(id, { ...exit, cefrLevel: 'A2' });
    const waiting = await enrolled({ state: 'WAITLISTED' });
    const codes = [
      await record(id),
      await record(await enrolled(), { assessedOn: '2126-01-01' }),
      await record(await enrolled(), { assessedOn: '2025-02-28' }),
      await record(waiting, exit),
      await record(await enrolled({ state: 'ENROLLED' }), exit),
      await record(newId('course_enrolment')),
      await correct(id, { assessedOn: '2026-06-11' }),
      await correct(id, { ...exit, assessedOn: '2026-02-01' }),
      await correct(id, { assessedOn: '2126-06-11' }),
      await correct(id, { assessedOn: '2025-02-28' }),
      await correct(id, { assessedOn: '2026-02-02' }),
      await correct(waiting),
    ].map(codeOf);
    expect(codes).toEqual([
      'LEVEL_ALREADY_RECORDED',
      'CASE_IN_FUTURE',
      'CASE_BEFORE_PROGRAMME',
      'CASE_STATE_FORBIDS',
      'CASE_STATE_FORBIDS',
      'CASE_NOT_FOUND',
      'LEVELS_OUT_OF_ORDER',
      'LEVELS_OUT_OF_ORDER',
      'CASE_IN_FUTURE',
      'CASE_BEFORE_PROGRAMME',
      'NOTHING_CORRECTED',
      'LEVEL_NOT_RECORDED',
    ]);
    expect((await record(waiting)).errors).toEqual([]);
  });

  it('is recorded by the provider alone', async () => {
    const id = await enrolled();
    expect(codeOf(await record(id, {}, { viewer: caseWorkerPadova }))).toBe('CASE_NOT_FOUND');
    await record(id);
    const other = await correct(id, { cefrLevel: 'B2' }, { viewer: caseWorkerPadova });
    expect(codeOf(other)).toBe('CASE_NOT_FOUND');
    const document = `mutation ($input: RecordLevelInput!) {
      recordLevel(input: $input) { courseEnrolment { id } } }`;
    const input = {
      ...{ courseEnrolmentId: id, moment: 'ENTRY', cefrLevel: 'A1', method: 'TEST' },
      assessedOn: '2026-01-15',
    };
    const { errors } = await employment.query(document, { input }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'course:write', code: 'FORBIDDEN' });
  });

  it('is recorded once by two who do so at once', async () => {
    const id = await enrolled();
    const both = await Promise.all([record(id), record(id, { cefrLevel: 'A2' })]);
    expect(both.map(codeOf).toSorted()).toEqual(['LEVEL_ALREADY_RECORDED', undefined]);
  });

  it('is told to the partner of the enrolment', async () => {
    const id = await enrolled();
    const head = '{ employmentChanges(first: 1) { head } }';
    const feed = `query ($after: String) { employmentChanges(after: $after) {
      nodes: edges { node { entityType entityId version kind } } } }`;
    const start = await employment.query(head, {}, systemVenetoLavoro);
    await record(id);
    const after = start.data.employmentChanges.head;
    const { data } = await employment.query(feed, { after }, systemVenetoLavoro);
    expect(data.employmentChanges.nodes).toEqual([
      { node: { entityType: 'CourseEnrolment', entityId: id, version: 2, kind: 'UPDATED' } },
    ]);
  });
});
