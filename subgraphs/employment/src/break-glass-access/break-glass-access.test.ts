import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  platform,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { breakGlassAccesses, breakGlassGrants } from './break-glass-access.table.ts';

let employment: Bench;
let recordWithCase: string;
let recordWithout: string;
let caseId: string;
let colleague: Viewer;
let number = 0;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

beforeEach(async () => {
  const records = await addRecords(employment, 2);
  [recordWithCase = '', recordWithout = ''] = records.map(({ id }) => id);
  const { vulnerabilityCase } = await mutate(
    employment,
    'openVulnerabilityCase',
    'vulnerabilityCase { id }',
    {
      personRecordId: recordWithCase,
      accessPointId: cpiPadova,
      categories: ['GBV'],
      risk: 'HIGH',
      openedOn: '2026-02-02',
    },
  );
  caseId = vulnerabilityCase.id;
  await mutate(employment, 'writeVulnerabilityNote', 'vulnerabilityCase { id }', {
    vulnerabilityCaseId: caseId,
    words: 'Nota riservata',
  });
  number += 1;
  colleague = { ...caseWorkerPadova, subject: `colleague-${number}` };
});

/** Policies ask PostgreSQL’s own clock. */
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

const breakGlass = (personRecordId: string, more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'breakGlass',
    `breakGlassAccess { id operator reason words openedAt endsAt personRecord { id }
      vulnerabilityCases { totalCount nodes { id notes { words } } } }`,
    { personRecordId, reason: 'IMMEDIATE_DANGER', words: 'È in pericolo', ...more },
    { viewer: colleague, now: new Date(), ...asking },
  );

async function seenBy(viewer: Viewer) {
  const question = `query ($id: ID!) { vulnerabilityCase(id: $id) { id } }`;
  const { data } = await employment.query(question, { id: caseId }, viewer);
  return data.vulnerabilityCase !== null;
}

async function logReadBy(viewer: Viewer) {
  const { data, errors } = await employment.query(
    `{ breakGlassAccesses(first: 100) { totalCount nodes { id operator reason words personRecord { id givenName } } } }`,
    {},
    viewer,
  );
  expect(errors).toEqual([]);
  return data.breakGlassAccesses;
}

describe('breaking the glass', () => {
  it('opens the cases of the record to the operator, for four hours', async () => {
    expect(await seenBy(colleague)).toBe(false);
    const { breakGlassAccess, errors } = await breakGlass(recordWithCase);
    expect(errors).toEqual([]);
    expect(breakGlassAccess).toMatchObject({
      operator: colleague.subject,
      reason: 'IMMEDIATE_DANGER',
      words: 'È in pericolo',
      personRecord: { id: recordWithCase },
      vulnerabilityCases: {
        totalCount: 1,
        nodes: [{ id: caseId, notes: [{ words: 'Nota riservata' }] }],
      },
    });
    const { openedAt, endsAt } = breakGlassAccess;
    expect(Date.parse(endsAt) - Date.parse(openedAt)).toBe(4 * 3_600_000);
    expect(await seenBy(colleague)).toBe(true);
  });

  it('opens it to nobody else, nor the cases of another record', async () => {
    await breakGlass(recordWithout);
    expect(await seenBy(colleague)).toBe(false);
    await breakGlass(recordWithCase);
    expect(await seenBy({ ...colleague, subject: 'a-third' })).toBe(false);
    expect(await seenBy({ ...caseWorkerTreviso, subject: colleague.subject })).toBe(false);
  });

  it('ends by itself', async () => {
    await breakGlass(recordWithCase, {}, { now: hoursAgo(3.9) });
    expect(await seenBy(colleague)).toBe(true);
    const late = { ...colleague, subject: `${colleague.subject}-late` };
    await breakGlass(recordWithCase, {}, { now: hoursAgo(4.1), viewer: late });
    expect(await seenBy(late)).toBe(false);
  });

  it('is logged though there is no case, and answers the same', async () => {
    const { breakGlassAccess } = await breakGlass(recordWithout);
    expect(breakGlassAccess.vulnerabilityCases).toEqual({ totalCount: 0, nodes: [] });
    const { nodes } = await logReadBy(dataSteward);
    expect(nodes.map(({ id }: { id: string }) => id)).toContain(breakGlassAccess.id);
  });

  it('lets one look, and write nothing', async () => {
    await breakGlass(recordWithCase);
    const note = { vulnerabilityCaseId: caseId, words: 'x' };
    const advance = { vulnerabilityCaseId: caseId, version: 1, act: 'TAKE_UP' };
    const name = { vulnerabilityCaseId: caseId, version: 1, operator: colleague.subject };
    const asking = { viewer: colleague };
    const selection = 'vulnerabilityCase { id }';
    const payloads = [
      await mutate(employment, 'writeVulnerabilityNote', selection, note, asking),
      await mutate(
        employment,
        'advanceVulnerabilityCase',
        selection,
        { ...advance, happenedOn: '2026-02-10' },
        asking,
      ),
      await mutate(employment, 'nameOperator', selection, name, asking),
    ];
    expect(payloads.map(({ errors }) => errors[0]?.code)).toEqual(Array(3).fill('CASE_NOT_FOUND'));
  });

  it('lets one name oneself where the duty is handed over', async () => {
    await breakGlass(recordWithCase, { reason: 'HANDOVER_OF_DUTY' });
    const { vulnerabilityCase, errors } = await mutate(
      employment,
      'nameOperator',
      'vulnerabilityCase { operators { operator namedBy } }',
      { vulnerabilityCaseId: caseId, version: 1, operator: colleague.subject },
      { viewer: colleague },
    );
    expect(errors).toEqual([]);
    expect(vulnerabilityCase.operators.at(-1)).toEqual({
      operator: colleague.subject,
      namedBy: colleague.subject,
    });
  });

  it('is refused for a record of others, and without a word of why', async () => {
    const refused = [
      await breakGlass(recordWithCase, {}, { viewer: caseWorkerTreviso }),
      await breakGlass(recordWithCase, { words: ' ' }),
    ].map(({ breakGlassAccess, errors }) => [breakGlassAccess, errors[0].code]);
    expect(refused).toEqual([
      [null, 'PERSON_RECORD_NOT_FOUND'],
      [null, 'WORDS_MALFORMED'],
    ]);
    expect(await seenBy(colleague)).toBe(false);
  });

  it.each([systemVenetoLavoro, dataSteward, dashboard])(
    'is not for $subject, who lacks the scope',
    async (viewer) => {
      const input = { personRecordId: recordWithCase, reason: 'COURT_ORDER', words: 'x' };
      const { errors } = await employment.query(
        `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { errors { __typename } } }`,
        { input },
        viewer,
      );
      expect(errors[0]?.extensions).toMatchObject({ scope: 'vulnerability:read' });
    },
  );
});

describe('the log of broken glass', () => {
  it('is read by who broke it, who is named and the data steward, and by nobody else', async () => {
    const { breakGlassAccess } = await breakGlass(recordWithCase);
    const readers = [colleague, caseWorkerPadova, dataSteward];
    const strangers = [
      { ...colleague, subject: 'a-third' },
      caseWorkerTreviso,
      systemVenetoLavoro,
      { ...caseWorkerTreviso, subject: colleague.subject },
    ];
    const found = [];
    for (const viewer of [...readers, ...strangers]) {
      const { nodes } = await logReadBy(viewer);
      found.push(nodes.some(({ id }: { id: string }) => id === breakGlassAccess.id));
    }
    expect(found).toEqual([true, true, true, false, false, false, false]);
  });

  it('tells the steward who, when and why, and of the cases nothing', async () => {
    await breakGlass(recordWithCase);
    const { nodes } = await logReadBy(dataSteward);
    expect(nodes[0]).toMatchObject({
      operator: colleague.subject,
      reason: 'IMMEDIATE_DANGER',
      words: 'È in pericolo',
      personRecord: { id: recordWithCase, givenName: null },
    });
    const { errors } = await employment.query(
      '{ breakGlassAccesses { nodes { vulnerabilityCases { totalCount } } } }',
      {},
      dataSteward,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'vulnerability:read' });
  });

  it('shows an accomplice of the glass no accesses of others', async () => {
    const { breakGlassAccess } = await breakGlass(recordWithCase);
    const third = { ...colleague, subject: `${colleague.subject}-third` };
    await breakGlass(recordWithCase, {}, { viewer: third });
    const { nodes } = await logReadBy(third);
    expect(nodes.map(({ id }: { id: string }) => id)).not.toContain(breakGlassAccess.id);
  });

  it('needs the right to read it', async () => {
    const { errors } = await employment.query(
      '{ breakGlassAccesses { totalCount } }',
      {},
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'privacy:read' });
  });

  it.each([
    ['who broke it', () => colleague],
    ['the data steward', () => dataSteward],
    ['the platform', () => platform],
  ])('is neither changed nor removed by %s', async (_, viewer) => {
    await breakGlass(recordWithCase);
    const endsAt = new Date('2126-01-01T00:00:00Z');
    const { id: accessId } = breakGlassAccesses;
    const touched = await actingAs(employment, viewer(), async (tx) => [
      ...(await tx
        .update(breakGlassAccesses)
        .set({ reason: 'COURT_ORDER' })
        .returning({ accessId })),
      ...(await tx.delete(breakGlassAccesses).returning({ accessId })),
      ...(await tx
        .update(breakGlassGrants)
        .set({ endsAt })
        .returning({ accessId: breakGlassGrants.accessId })),
      ...(await tx.delete(breakGlassGrants).returning({ accessId: breakGlassGrants.accessId })),
    ]);
    expect(touched).toEqual([]);
  });

  it('has an entry for all that is opened, which nothing outlasts', async () => {
    await breakGlass(recordWithout);
    const [grant] = await actingAs(employment, colleague, (tx) =>
      tx.select().from(breakGlassGrants),
    );
    if (!grant) throw new Error('There is no grant');
    const id = newId('break_glass_access');
    const enter = (table: PgTable, row: object) =>
      actingAs(employment, colleague, (tx) => tx.insert(table).values(row));
    const because = (constraint: string) => ({
      cause: { message: expect.stringContaining(constraint) },
    });
    const unlogged = { ...grant, accessId: id, personRecordId: recordWithCase };
    await expect(enter(breakGlassGrants, unlogged)).rejects.toMatchObject(
      because('break_glass_grant_is_logged'),
    );
    const openedAt = new Date(grant.endsAt.getTime() - 4 * 3_600_000 - 1);
    const long = { ...grant, id, words: Buffer.from('x'), openedAt };
    await expect(enter(breakGlassAccesses, long)).rejects.toMatchObject(
      because('break_glass_access_short'),
    );
    const ofAnother = { ...long, openedAt: new Date(), operator: 'another' };
    await expect(enter(breakGlassAccesses, ofAnother)).rejects.toMatchObject(
      because('row-level security'),
    );
  });

  it('is in no feed', async () => {
    await breakGlass(recordWithCase);
    const told = await actingAs(employment, platform, (tx) =>
      tx.execute(sql`select entity_type from outbox where entity_type not in ('AccessPoint', '*')`),
    );
    expect([...told]).toEqual([]);
  });
});
