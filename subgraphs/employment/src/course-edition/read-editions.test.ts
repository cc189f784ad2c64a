import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { comuneVenezia, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from './course-edition.ts';

let employment: Bench;
const named = new Map<string, string>();

async function add(name: string, facts: Partial<CourseEdition>, level: 'A1' | 'B1' | null = 'A1') {
  const ofCourse = level
    ? { cefrLevel: level }
    : { kind: 'DIGITAL' as const, cefrLevel: null, digCompLevel: 2 };
  const edition = await addEdition(employment, facts, ofCourse);
  named.set(edition.id, name);
  return edition;
}

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const state = 'ENROLLING' as const;
  await add('treviso', { state, startsOn: '2026-01-12', times: ['MORNING', 'EVENING'] });
  const full = await add('treviso full', { state, startsOn: '2026-01-13', places: 2 });
  await addCourseEnrolments(employment, full, 2);
  await add(
    'padova',
    { state, startsOn: '2026-01-14', comuneCode: '028060', times: ['EVENING'] },
    'B1',
  );
  await add('este', { startsOn: '2026-01-15', comuneCode: '028037', childcare: true });
  await add('online', { state, startsOn: '2026-01-16', comuneCode: null, mode: 'ONLINE' }, null);
  await add('over', { state: 'CLOSED', startsOn: '2026-01-17', organisationId: venetoLavoro });
  await add('draft', { state: 'DRAFT', startsOn: '2026-01-18', organisationId: comuneVenezia });
});
afterAll(() => employment.close());

async function find(filter: object, orderBy = 'STARTS_ON_ASC') {
  const { data, errors } = await employment.query(
    `query ($filter: CourseEditionFilter, $orderBy: [CourseEditionOrder!]) {
      courseEditions(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }`,
    { filter, orderBy: [orderBy] },
  );
  expect(errors).toEqual([]);
  const { nodes, totalCount } = data.courseEditions;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => named.get(id)).join();
}

describe('editions', () => {
  it.each([
    ['to everybody', {}, 'treviso,treviso full,padova,este,online,over'],
    ['with open places', { withOpenPlaces: true }, 'treviso,padova,este,online'],
    ['without', { withOpenPlaces: false }, 'treviso full,over'],
    ['in comuni', { comuneCodes: ['026086', '028037'] }, 'treviso,treviso full,este,over'],
    ['in the province of a comune', { inProvinceOf: '028001' }, 'padova,este'],
    ['by kind', { kind: ['DIGITAL'] }, 'online'],
    ['by level', { cefrLevel: ['B1', 'B2'] }, 'padova'],
    ['by time', { times: ['EVENING', 'WEEKEND'] }, 'treviso,padova'],
    ['by mode', { mode: ['ONLINE'] }, 'online'],
    ['with childcare', { childcare: true }, 'este'],
    ['without childcare in a province', { childcare: false, inProvinceOf: '028060' }, 'padova'],
    ['by state', { state: ['CLOSED', 'RUNNING'] }, 'este,over'],
    ['by day', { startsFrom: '2026-01-14', startsBefore: '2026-01-16' }, 'padova,este'],
    ['of a provider', { organisationId: venetoLavoro }, 'over'],
    [
      'with open places near a comune by level and time',
      { withOpenPlaces: true, inProvinceOf: '026086', cefrLevel: ['A1'], times: ['EVENING'] },
      'treviso',
    ],
  ])('are shown without a token: %s', async (_, filter, expected) => {
    expect(await find(filter)).toBe(expected);
    const backwards = expected.split(',').toReversed().join();
    expect(await find(filter, 'STARTS_ON_DESC')).toBe(backwards);
  });

  it('are read page by page, each once', async () => {
    const seen = [];
    let after = null;
    do {
      const { data } = await employment.query(
        `query ($after: String) { courseEditions(first: 2, after: $after, filter: { withOpenPlaces: true }) {
          nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const { nodes, pageInfo } = data.courseEditions;
      seen.push(...nodes.map(({ id }: { id: string }) => named.get(id)));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['treviso', 'padova', 'este', 'online']);
  });

  it('take as many statements for many as for few', async () => {
    const { courseId } = await addEdition(employment, { startsOn: '2026-03-02' });
    for (let count = 0; count < 100; count += 1) {
      await addEdition(employment, { courseId, startsOn: '2026-03-02' });
    }
    const statements = async (first: number) => {
      const answer = await employment.query(
        `query ($first: Int) { courseEditions(first: $first) { nodes { id openPlaces course { titleEn editions { nodes { id } } }
          lessons { id } accessPoint { id } steps { act } } } }`,
        { first },
      );
      expect(answer.data.courseEditions.nodes).toHaveLength(first);
      return answer.statements;
    };
    expect(await statements(100)).toBe(await statements(20));
  });
});
