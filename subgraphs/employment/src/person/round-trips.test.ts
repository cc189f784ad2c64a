import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso } from '../../../../tests/viewers.ts';
import { type Added, addEnrolments, addRecords, entities } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;
let ofPadova: Added[];

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  ofPadova = await addRecords(employment, 20);
  await addEnrolments(employment, ofPadova);
});
afterAll(() => employment.close());

describe('the round trips it takes', () => {
  const below = `... on Person { id records { id } enrolments(first: 2) { totalCount nodes { id } } }`;
  const refer = (document: string, viewer: Viewer) =>
    employment.query(
      entities(document),
      {
        representations: ofPadova.map(({ personId: id }) => ({ __typename: 'Person', id })),
      },
      viewer,
    );

  it('are one for references and what hangs below them', async () => {
    const { data, errors, statements, roundTrips } = await refer(below, caseWorkerPadova);
    expect(errors).toEqual([]);
    expect(data._entities[0]).toMatchObject({
      id: ofPadova[0]?.personId,
      records: [{ id: ofPadova[0]?.id }],
      enrolments: { totalCount: 1, nodes: [{ id: expect.any(String) }] },
    });
    expect({ statements, roundTrips }).toEqual({ statements: 4, roundTrips: 1 });
  });

  it('are one for a page and its count, and a count alone reads no page', async () => {
    const ask = (fields: string) =>
      employment.query(`{ personRecords { ${fields} } }`, {}, caseWorkerPadova);
    expect(
      await ask('totalCount nodes { id } pageInfo { hasNextPage } edges { cursor }'),
    ).toMatchObject({ errors: [], statements: 2, roundTrips: 1 });
    expect(await ask('totalCount')).toMatchObject({ errors: [], statements: 1, roundTrips: 1 });
  });

  it('show nothing below a person who may not be seen', async () => {
    const { data, errors, roundTrips } = await refer(below, caseWorkerTreviso);
    expect(errors).toEqual([]);
    expect(data._entities).toEqual(Array.from({ length: 20 }, () => null));
    expect(roundTrips).toBe(1);
  });

  it('read nothing that is left out', async () => {
    const document = `... on Person { id enrolments @include(if: false) { nodes { id } } }`;
    expect(await refer(document, caseWorkerPadova)).toMatchObject({ errors: [], statements: 1 });
  });

  it('say what was wrong where it was asked', async () => {
    const { data, errors } = await refer(
      '... on Person { id enrolments(first: 1000) { nodes { id } } }',
      caseWorkerPadova,
    );
    expect(errors[0]).toMatchObject({
      path: ['_entities', 0, 'enrolments'],
      extensions: { code: 'PAGE_SIZE_INVALID' },
    });
    expect(data).toEqual({ _entities: Array.from({ length: 20 }, () => null) });
  });
});
