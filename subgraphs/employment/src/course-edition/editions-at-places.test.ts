import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova } from '../../../../tests/viewers.ts';
import { addCourse, addEdition } from '../../tests/courses.ts';
import { entities, venetoLavoro } from '../../tests/fixtures.ts';

let employment: Bench;
const library = newId('place');
const others = Array.from({ length: 30 }, () => newId('place'));

beforeAll(async () => {
  employment = await openSubgraph('employment');
  for (const placeId of others) await addEdition(employment, { placeId });
});
afterAll(() => employment.close());

const offered = {
  ...{ startsOn: '2027-01-11', endsOn: '2027-04-02', places: 18, childcare: true },
  ...{ comuneCode: '028060', times: ['EVENING'], mode: 'IN_PERSON' },
};

it('an edition is opened at a place of the programme, which lists it once it is announced', async () => {
  const { id: courseId } = await addCourse(employment, { organisationId: venetoLavoro });
  const open = (more: object) =>
    mutate(employment, 'openCourseEdition', 'courseEdition { id place { id } }', {
      ...{ courseId, ...offered, ...more },
    });
  expect((await open({})).courseEdition.place).toBeNull();
  const { courseEdition } = await open({ placeId: library });
  expect(courseEdition.place).toEqual({ id: library });
  const running = await addEdition(employment, { placeId: library });
  const { data, errors } = await employment.query(
    entities('... on Place { courseEditions { totalCount nodes { id place { id } } } }'),
    { representations: [{ __typename: 'Place', id: library }] },
  );
  expect(errors).toEqual([]);
  expect(data._entities[0].courseEditions).toEqual({
    totalCount: 1,
    nodes: [{ id: running.id, place: { id: library } }],
  });
});

it('an edition is at no place by the id of something else', async () => {
  const { errors } = await employment.query(
    `mutation ($input: OpenCourseEditionInput!) { openCourseEdition(input: $input) {
      courseEdition { id } } }`,
    { input: { ...offered, courseId: newId('course'), placeId: newId('course') } },
    caseWorkerPadova,
  );
  expect(errors[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
});

it('costs the same statements for many places as for few', async () => {
  const ask = (ids: string[]) =>
    employment.query(
      entities('... on Place { id courseEditions(first: 5) { totalCount nodes { id } } }'),
      {
        representations: ids.map((id) => ({ __typename: 'Place', id })),
      },
    );
  const few = await ask(others.slice(0, 3));
  const many = await ask(others);
  expect(many.data._entities[29]).toMatchObject({ courseEditions: { totalCount: 1 } });
  expect(many.statements).toBe(few.statements);
});
