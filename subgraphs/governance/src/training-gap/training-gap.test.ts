import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactTreviso,
  contactUnipd,
  contactVenetoLavoro,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import {
  accessPoint,
  addEnrolment,
  addOperator,
  addTrainingEdition,
  comunePadova,
  comuneTreviso,
  organisation,
} from '../../tests/training.ts';
import { loadReference } from '../load-reference.ts';

// Gaps and progress are of the same operators: what coordinators ask first.

let governance: Bench;
const venetoLavoro = organisation('veneto-lavoro');

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
  const there = [
    [comuneTreviso, 'DESK-TREVISO', 5],
    [venetoLavoro, 'CPI-PD-08', 3],
    [venetoLavoro, 'CPI-VE-03', 1],
  ] as const;
  for (const [organisationId, code, untrained] of there) {
    const at = { organisationId, accessPointId: accessPoint(code) };
    for (let index = 0; index < untrained; index += 1) await addOperator(governance, at);
    await addOperator(governance, { ...at, trainedOn: '2025-06-01', trainedMinutes: 610 });
    await addOperator(governance, { ...at, state: 'SUSPENDED' });
  }
});
afterAll(() => governance.close());

const gaps = async (variables: object, viewer = coordinator) => {
  const { data, errors, statements } = await governance.query(
    `query ($first: Int, $after: String, $filter: TrainingGapFilter, $orderBy: [TrainingGapOrder!]) {
      trainingGaps(first: $first, after: $after, filter: $filter, orderBy: $orderBy) { totalCount
        pageInfo { hasNextPage endCursor }
        nodes { accessPoint { id operatorsTrained } organisation { name } active trained untrained } } }`,
    { ...variables },
    viewer,
  );
  return { ...data.trainingGaps, errors, statements };
};

const gap = (code: string, name: string, untrained: number) => ({
  ...{ active: untrained + 1, trained: 1, untrained, organisation: { name } },
  accessPoint: { id: accessPoint(code), operatorsTrained: 1 },
});

describe('training gaps', () => {
  it('are read a page at a time, the largest first', async () => {
    const first = await gaps({ first: 2 });
    expect(first.nodes).toEqual([
      gap('DESK-TREVISO', 'Comune di Treviso', 5),
      gap('CPI-PD-08', 'Veneto Lavoro', 3),
    ]);
    expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([3, true]);
    const rest = await gaps({ first: 2, after: first.pageInfo.endCursor });
    expect(rest.nodes).toEqual([gap('CPI-VE-03', 'Veneto Lavoro', 1)]);
    expect(rest.statements).toBe(first.statements);
    const [least] = (await gaps({ orderBy: ['UNTRAINED_ASC'] })).nodes;
    expect(least.untrained).toBe(1);
  });

  it('are found by employer, access point and size', async () => {
    const find = async (filter: object) => (await gaps({ filter })).totalCount;
    expect(await find({ organisationId: venetoLavoro })).toBe(2);
    expect(await find({ accessPointId: accessPoint('DESK-TREVISO') })).toBe(1);
    expect(await find({ leastUntrained: 3 })).toBe(2);
  });

  it('are for partners', async () => {
    for (const viewer of [contactTreviso, contactVenetoLavoro]) {
      expect((await gaps({}, viewer)).totalCount).toBe(3);
    }
    const { errors } = await governance.query('{ trainingGaps { totalCount } }', {}, anonymous);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:read' });
  });
});

describe('training progress', () => {
  const progress = async (viewer = dashboard) => {
    const { data, errors } = await governance.query(
      `{ trainingProgress { target { code value source { confidence } } trained hours
        byOrganisationType { organisationType trained hours } } }`,
      {},
      viewer,
    );
    return { progress: data?.trainingProgress ?? null, errors };
  };

  it('counts each operator once, against every target, whoever asks', async () => {
    const atCpi = { organisationType: 'PUBLIC_EMPLOYMENT_AGENCY', trained: 2, hours: 20 };
    const atComuni = { organisationType: 'MUNICIPALITY', trained: 1, hours: 10 };
    const source = { confidence: 'REPORTED' };
    expect((await progress()).progress).toEqual([
      {
        target: { code: 'PROJECT_CPI_OPERATORS_TRAINED', value: 200, source },
        ...{ trained: 2, hours: 20, byOrganisationType: [atCpi] },
      },
      {
        target: { code: 'PROJECT_OPERATORS_TRAINED', value: 800, source },
        ...{ trained: 3, hours: 30, byOrganisationType: [atComuni, atCpi] },
      },
    ]);
    const { id: operatorId } = await addOperator(governance);
    for (const trainingEditionId of [
      (await addTrainingEdition(governance)).id,
      (await addTrainingEdition(governance)).id,
    ]) {
      const { id, version } = await addEnrolment(governance, {
        ...{ operatorId, trainingEditionId, organisationId: comunePadova },
        ...{ state: 'ATTENDING', attendedMinutes: 540 },
      });
      const act = { act: 'COMPLETE', happenedOn: '2026-06-01' };
      const input = { operatorEnrolmentId: id, version, ...act };
      const { errors } = await mutate(
        governance,
        'advanceOperatorEnrolment',
        'operatorEnrolment { id }',
        input,
        { viewer: contactUnipd },
      );
      expect(errors).toEqual([]);
    }
    const [, all] = (await progress(coordinator)).progress;
    expect([all.trained, all.hours]).toEqual([4, 48]);
  });

  it('is for partners', async () => {
    const { errors } = await progress(anonymous);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:read' });
    const { data } = await governance.query(
      '{ targets { code programme organisationType } }',
      {},
      dashboard,
    );
    expect(data.targets).toHaveLength(2);
  });
});
