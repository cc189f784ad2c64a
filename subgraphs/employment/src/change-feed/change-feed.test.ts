import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  caseWorkerPadova,
  coordinator,
  platform,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;
const record = newId('person_record');
const accessPoint = newId('access_point');

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  await actingAs(employment, platform, async (tx) => {
    const change = { version: 1, kind: 'CREATED' as const };
    await appendChange(tx, {
      ...change,
      type: 'PersonRecord',
      id: record,
      organisation: venetoLavoro,
    });
    await appendChange(tx, { ...change, type: 'AccessPoint', id: accessPoint, organisation: null });
  });
});
afterAll(() => employment.close());

const follow = async (viewer: Viewer, types: string[] | null = null) => {
  const { data, errors } = await employment.query(
    `query ($types: [String!]) { employmentChanges(types: $types) { nodes { entityType entityId kind version } head pageInfo { endCursor } } }`,
    { types },
    viewer,
  );
  return errors[0]?.extensions.code ?? data.employmentChanges.nodes;
};

const loaded = { entityType: '*', entityId: null, kind: 'SNAPSHOT', version: 0 };
const entered = { entityType: 'PersonRecord', entityId: record, kind: 'CREATED', version: 1 };
const opened = { entityType: 'AccessPoint', entityId: accessPoint, kind: 'CREATED', version: 1 };

describe('the change feed of employment', () => {
  it("tells each what is everybody's and their own, in commit order", async () => {
    expect(await follow(systemVenetoLavoro)).toEqual([loaded, entered, opened]);
    expect(await follow(systemComuneVenezia)).toEqual([loaded, opened]);
    expect(await follow(coordinator)).toEqual([loaded, opened]);
    expect(await follow({ ...platform, scopes: ['feed:read'] })).toEqual([loaded, entered, opened]);
  });

  it('tells of the types asked for, and always of a snapshot', async () => {
    expect(await follow(systemVenetoLavoro, ['PersonRecord'])).toEqual([loaded, entered]);
  });

  it('is for those who may read feeds', async () => {
    expect(await follow(caseWorkerPadova)).toBe('FORBIDDEN');
    expect(await follow(anonymous)).toBe('UNAUTHENTICATED');
  });
});
