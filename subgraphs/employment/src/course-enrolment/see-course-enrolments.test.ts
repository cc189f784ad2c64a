import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  systemComuneVenezia,
} from '../../../../tests/viewers.ts';
import { addCourseEnrolments, addEdition } from '../../tests/courses.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { CourseEdition } from '../course-edition/course-edition.ts';
import type { CourseEnrolment } from './course-enrolment.ts';

// An enrolment is of the partner of the record; the provider sees it, and not who it is.

let employment: Bench;
let edition: CourseEdition;
let enrolments: CourseEnrolment[];

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  edition = await addEdition(employment, { places: 200 });
  enrolments = await addCourseEnrolments(employment, edition, 100);
});
afterAll(() => employment.close());

const ofEdition = `query ($id: ID!, $first: Int) { courseEdition(id: $id) { enrolments(first: $first) {
  totalCount nodes { id state personRecord { id } provider { id } steps { act } attendedMinutes levelGain } } } }`;

describe('enrolments in an edition', () => {
  it('are seen by the partner of the records, the provider and the data steward alone', async () => {
    const seen = [];
    const viewers = [caseWorkerPadova, caseWorkerTreviso, dataSteward, systemComuneVenezia];
    for (const viewer of viewers) {
      const { data } = await employment.query(ofEdition, { id: edition.id }, viewer);
      const { totalCount, nodes } = data.courseEdition.enrolments;
      const one = 'query ($id: ID!) { courseEnrolment(id: $id) { id } }';
      const single = await employment.query(one, { id: enrolments[0]?.id }, viewer);
      seen.push([totalCount, nodes.length, single.data.courseEnrolment !== null]);
    }
    expect(seen).toEqual([
      [100, 20, true],
      [100, 20, true],
      [100, 20, true],
      [0, 0, false],
    ]);
    const { errors } = await employment.query(ofEdition, { id: edition.id }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });

  it('do not tell the provider who it is', async () => {
    const nodesOf = async (viewer = caseWorkerTreviso) => {
      const { data } = await employment.query(ofEdition, { id: edition.id, first: 3 }, viewer);
      return data.courseEdition.enrolments.nodes;
    };
    for (const node of await nodesOf()) {
      expect(node).toMatchObject({ state: 'ATTENDING', personRecord: null, steps: [] });
    }
    const own = await nodesOf(caseWorkerPadova);
    expect(own[0].personRecord).not.toBeNull();
  });

  it('are listed by their partner, by edition, state and day', async () => {
    const other = await addEdition(employment);
    await addCourseEnrolments(employment, other, 2, { state: 'COMPLETED', openedOn: '2026-05-04' });
    const count = async (filter: object, viewer = caseWorkerPadova) => {
      const { data } = await employment.query(
        'query ($filter: CourseEnrolmentFilter) { courseEnrolments(filter: $filter) { totalCount } }',
        { filter },
        viewer,
      );
      return data.courseEnrolments.totalCount;
    };
    expect(await count({ courseEditionId: other.id })).toBe(2);
    expect(await count({ state: ['COMPLETED'] })).toBe(2);
    expect(await count({ openedBefore: '2026-05-04' })).toBe(100);
    expect(await count({}, caseWorkerTreviso)).toBe(0);
  });

  it('are read with the record', async () => {
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { courseEnrolments { nodes { id } } } }',
      { id: enrolments[0]?.personRecordId },
      caseWorkerPadova,
    );
    expect(data.personRecord.courseEnrolments.nodes).toEqual([{ id: enrolments[0]?.id }]);
  });

  it('take as many statements for 100 as for 20', async () => {
    const document = `query ($id: ID!, $first: Int) { courseEdition(id: $id) { enrolments(first: $first) {
      nodes { id personRecord { courseEnrolments { totalCount nodes { id } } } courseEdition { id } steps { act }
        entryLevel { moment } exitLevel { moment } levelGain levels { moment } attendedMinutes attendanceShare
        attendance { minutes lesson { id } } transferredTo { id } } } } }`;
    const statements = async (first: number) => {
      const answer = await employment.query(document, { id: edition.id, first }, caseWorkerPadova);
      expect(answer.data.courseEdition.enrolments.nodes).toHaveLength(first);
      return answer.statements;
    };
    expect(await statements(100)).toBe(await statements(20));
  });
});
