import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { insert, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  contactTreviso,
  contactVenetoLavoro,
  coordinator,
} from '../../../../tests/viewers.ts';
import { addEnrolments, addRecords, comuneTreviso, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { courseUndertaking } from '../course/course.repository.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const active = await addRecords(employment, 7);
  await addEnrolments(employment, active);
  await addEnrolments(employment, await addRecords(employment, 2), {
    state: 'COMPLETED',
    exitedOn: '2026-01-02',
  });
  await insert(employment, courseUndertaking, course('PUBLISHED'));
  await insert(employment, courseUndertaking, course('WITHDRAWN'));
});
afterAll(() => employment.close());

const course = (state: 'PUBLISHED' | 'WITHDRAWN') => ({
  ...{ id: newId('course'), organisationId: venetoLavoro, state, externalRef: null, version: 1 },
  ...{ openedOn: '2026-02-02', stateSince: '2026-02-02', kind: 'CIVIC' as const, hours: 10 },
  ...{ titleIt: 'Educazione civica', titleEn: 'Civic education' },
  ...{ cefrLevel: null, digCompLevel: null },
});

const ask = (organisationId: string, viewer = coordinator) =>
  employment.query(
    `query ($input: OpenCasesInput!) { openCases(input: $input) { kind count } }`,
    { input: { organisationId } },
    viewer,
  );

describe('what an organisation has open', () => {
  it('is told to itself as it is, by kind, without what has ended', async () => {
    const { data, errors } = await ask(venetoLavoro, contactVenetoLavoro);
    expect(errors).toEqual([]);
    expect(data.openCases).toEqual([
      { kind: 'Course', count: 1 },
      { kind: 'Enrolment', count: 7 },
    ]);
  });

  it('is told to the Regione as numbers in which nobody can be found', async () => {
    const { data } = await ask(venetoLavoro);
    expect(data.openCases).toEqual([
      { kind: 'Course', count: null },
      { kind: 'Enrolment', count: 5 },
    ]);
    expect((await ask(comuneTreviso)).data.openCases).toEqual([]);
  });

  it('grows less as cases end', async () => {
    const { course: opened } = await mutate(employment, 'openCourse', 'course { id version }', {
      ...{ kind: 'CIVIC', titleIt: 'Cittadinanza', titleEn: 'Citizenship', hours: 8 },
      openedOn: '2026-01-05',
    });
    const counted = async () =>
      (await ask(venetoLavoro, contactVenetoLavoro)).data.openCases[0].count;
    expect(await counted()).toBe(2);
    await mutate(employment, 'advanceCourse', 'course { id }', {
      ...{ courseId: opened.id, version: 1, act: 'WITHDRAW', happenedOn: '2026-01-06' },
    });
    expect(await counted()).toBe(1);
  });

  it('is told to no other partner, and not without a token', async () => {
    for (const viewer of [contactTreviso, caseWorkerPadova, anonymous]) {
      const { data, errors } = await ask(comuneTreviso, viewer);
      if (viewer === contactTreviso) expect(data.openCases).toEqual([]);
      else expect([data?.openCases ?? null, errors.length]).toEqual([null, 1]);
    }
  });
});
