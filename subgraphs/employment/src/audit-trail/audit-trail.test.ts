import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  coordinator,
  dataSteward,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addRecords, comuneTreviso, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;
let ids: string[] = [];
let worker: Viewer;
let number = 0;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

beforeEach(async () => {
  number += 1;
  ids = (await addRecords(employment, 3)).map(({ id }) => id);
  worker = {
    ...caseWorkerPadova,
    subject: `worker-${number}`,
    token: `jti-${number}`,
    client: 'desk',
  };
});

const look = (id: string | undefined, selection: string, viewer: Viewer = worker) =>
  employment.query(
    `query Look__employment__0($id: ID!) { personRecord(id: $id) { ${selection} } }`,
    { id },
    viewer,
  );

const shown = `position kind operator role organisation { id } purpose token client operationName requestId
  subjects { id fields { name category } } fields { name }`;

async function trail(filter: object, viewer: Viewer = dataSteward, selection = shown) {
  const { data, errors } = await employment.query(
    `query ($filter: AuditEntryFilter) { employmentAuditTrail(filter: $filter) { totalCount nodes { ${selection} } } }`,
    { filter },
    viewer,
  );
  return errors[0]?.extensions ?? data.employmentAuditTrail;
}

describe('reading personal data', () => {
  it('is recorded with who, why, by which token, and what of whom', async () => {
    await look(ids[0], 'id version givenName familyName sex person { birthYear }');
    const { totalCount, nodes } = await trail({ operator: worker.subject });
    expect(totalCount).toBe(2);
    const same = {
      kind: 'READ',
      operator: worker.subject,
      role: 'CASE_WORKER',
      organisation: { id: venetoLavoro },
      purpose: 'SERVICE',
      token: worker.token,
      client: 'desk',
      operationName: 'Look',
    };
    const ofRecord = nodes.find(({ subjects }: Row) => subjects[0]?.id === ids[0]);
    expect(ofRecord).toMatchObject({
      ...same,
      subjects: [
        {
          id: ids[0],
          fields: expect.arrayContaining([
            { name: 'PersonRecord.givenName', category: 'IDENTITY' },
            { name: 'PersonRecord.sex', category: 'DEMOGRAPHIC' },
          ]),
        },
      ],
    });
    expect(ofRecord.fields.map(({ name }: { name: string }) => name)).not.toContain(
      'PersonRecord.id',
    );
    const ofPerson = nodes.find(({ subjects }: Row) => subjects[0]?.id.startsWith('person_0'));
    expect(ofPerson).toMatchObject(same);
  });

  it('is recorded by what the answer shows, whatever it is called, and compiled or not', async () => {
    const selection = '$subject';
    expect((await look(ids[0], selection)).errors).toHaveLength(1);
    const asked = 'a: givenName ... on PersonRecord { b: familyName @skip(if: true) phone email }';
    for (let times = 0; times < 4; times += 1) {
      const { data } = await look(ids[0], asked);
      expect(Object.keys(data.personRecord)).not.toContain('$subject');
    }
    const { nodes } = await trail({ operator: worker.subject });
    expect(nodes).toHaveLength(4);
    const names = nodes.map(({ fields }: Row) => fields.map(({ name }) => name).sort());
    expect(new Set(names.map(String)).size).toBe(1);
    expect(names[0]).toContain('PersonRecord.givenName');
    expect(names[0]).not.toContain('PersonRecord.familyName');
  });

  it('is not recorded where nothing is shown', async () => {
    await look(ids[0], 'id version');
    await look(ids[0], 'givenName', { ...caseWorkerTreviso, subject: worker.subject });
    expect((await trail({ operator: worker.subject })).totalCount).toBe(0);
  });

  it('is recorded of each of many, in as many entries as their bounds ask for', async () => {
    const many = (await addRecords(employment, 130)).map(({ id }) => id);
    const { data } = await employment.query(
      `query ($all: [_Any!]!) { _entities(representations: $all) { ... on PersonRecord { givenName } } }`,
      { all: many.map((id) => ({ __typename: 'PersonRecord', id })) },
      worker,
    );
    expect(data._entities).toHaveLength(130);
    const { nodes } = await trail({ operator: worker.subject });
    expect(nodes.map(({ subjects }: Row) => subjects.length).sort()).toEqual([100, 30]);
    const seen = nodes.flatMap(({ subjects }: Row) => subjects.map(({ id }) => id));
    expect(seen.sort()).toEqual([...many].sort());
  });

  it('is recorded of an answer to a mutation, and of the glass that is broken', async () => {
    await mutate(
      employment,
      'breakGlass',
      'breakGlassAccess { operator }',
      { personRecordId: ids[0], reason: 'IMMEDIATE_DANGER', words: 'È in pericolo' },
      { viewer: worker, now: new Date() },
    );
    const { nodes } = await trail({ operator: worker.subject });
    expect(nodes.map(({ kind }: Row) => kind)).toEqual(['WRITE', 'BREAK_GLASS']);
    const broken = await trail({ kind: ['BREAK_GLASS'], subject: ids[0] });
    expect(broken.nodes[0]).toMatchObject({ operator: worker.subject, subjects: [{ id: ids[0] }] });
  });

  it('is recorded of a feed that names people', async () => {
    const system = { ...systemVenetoLavoro, subject: worker.subject };
    await mutate(
      employment,
      'enterPersonRecord',
      'personRecord { id }',
      { facts: { givenName: 'Amina', familyName: 'Alaoui' }, accessPointId: null },
      { viewer: system },
    );
    await employment.query('{ employmentChanges(first: 100) { nodes { entityId } } }', {}, system);
    const { nodes } = await trail({ operator: worker.subject });
    const fields = nodes.flatMap(({ fields: all }: Row) => all.map(({ name }) => name));
    expect(fields).toContain('Change.entityId');
  });

  it('never keeps a value', async () => {
    const canaries = ['Canarinia', 'Gialletti', 'canary@example.org', '+39049000777', '1987-03-09'];
    const [givenName, familyName, email, phone, birthDate] = canaries;
    const { personRecord } = await mutate(
      employment,
      'enterPersonRecord',
      'personRecord { id givenName familyName email phone birthDate }',
      { facts: { givenName, familyName, email, phone, birthDate } },
      { viewer: worker },
    );
    await look(
      personRecord.id,
      'givenName familyName email phone birthDate history { givenName email }',
    );
    await employment.query(
      'query ($input: MatchPersonInput!) { matchPerson(input: $input) { candidates { score personRecord { givenName } } } }',
      { input: { facts: { givenName, familyName, birthDate } } },
      worker,
    );
    expect((await trail({ subject: personRecord.id })).totalCount).toBeGreaterThan(2);
    const rows = await actingAs(employment, dataSteward, (tx) =>
      tx.execute(sql`select e::text as entry from audit_entry e`),
    );
    const text = rows.map(({ entry }) => entry).join('\n');
    expect(text).toContain('PersonRecord.email');
    expect(canaries.filter((value) => text.includes(value))).toEqual([]);
  });
});

type Row = {
  kind: string;
  subjects: { id: string; fields: { name: string }[] }[];
  fields: { name: string }[];
  operator: string | null;
  token: string | null;
};

describe('who looked at their data', () => {
  const accesses = (id: string | undefined, viewer: Viewer, selection = shown) =>
    employment.query(
      `query ($id: ID!) { personRecord(id: $id) { accesses(first: 5) { totalCount nodes { ${selection} } } } }`,
      { id },
      viewer,
    );

  it('is told by the partner that holds the record, without a name, and of nobody else', async () => {
    const [other] = await addRecords(employment, 1, { ownerOrganisationId: comuneTreviso });
    await employment.query(
      `query ($all: [_Any!]!) { _entities(representations: $all) { ... on PersonRecord { sex } } }`,
      { all: [ids[1], other?.id].map((id) => ({ __typename: 'PersonRecord', id })) },
      { ...dataSteward, subject: worker.subject },
    );
    expect((await trail({ operator: worker.subject })).nodes[0].subjects).toHaveLength(2);
    const { data } = await accesses(ids[1], caseWorkerPadova);
    const { totalCount, nodes } = data.personRecord.accesses;
    expect(totalCount).toBe(1);
    const sex = { name: 'PersonRecord.sex' };
    expect(nodes[0]).toMatchObject({
      operator: null,
      token: null,
      client: null,
      operationName: null,
      role: 'DATA_STEWARD',
      purpose: 'AUDIT',
      subjects: [{ id: ids[1], fields: [sex] }],
      fields: [sex],
    });
  });

  it('is told of what another holder has by neither way', async () => {
    await look(ids[0], 'givenName');
    expect(await trail({ subject: ids[0] }, caseWorkerTreviso)).toEqual({
      totalCount: 0,
      nodes: [],
    });
    expect(await trail({ subject: ids[0] }, caseWorkerPadova)).toMatchObject({ totalCount: 1 });
  });

  it('takes as many statements for one as for many', async () => {
    for (let times = 0; times < 5; times += 1) await look(ids[0], 'givenName');
    await look(ids[1], 'givenName');
    const many = await accesses(ids[0], caseWorkerPadova);
    const one = await accesses(ids[1], caseWorkerPadova);
    expect(many.data.personRecord.accesses.nodes).toHaveLength(5);
    expect(many.statements).toBe(one.statements);
  });

  it('is paged, and filtered by period and token', async () => {
    for (let times = 0; times < 3; times += 1) await look(ids[0], 'givenName');
    const page = (after: string | null) =>
      employment.query(
        `query ($filter: AuditEntryFilter, $after: String) { employmentAuditTrail(first: 2, after: $after, filter: $filter) {
          pageInfo { hasNextPage endCursor } nodes { position } } }`,
        { filter: { token: worker.token }, after },
        dataSteward,
      );
    const { employmentAuditTrail: first } = (await page(null)).data;
    const { employmentAuditTrail: second } = (await page(first.pageInfo.endCursor)).data;
    expect([first.nodes.length, second.nodes.length]).toEqual([2, 1]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const later = {
      token: worker.token,
      recordedFrom: new Date(Date.now() + 60_000).toISOString(),
    };
    expect((await trail(later)).totalCount).toBe(0);
    expect(
      (await trail({ ...later, recordedFrom: null, recordedBefore: later.recordedFrom }))
        .totalCount,
    ).toBe(3);
    expect((await trail({ token: worker.token, purpose: ['RESEARCH'] })).totalCount).toBe(0);
    expect((await trail({ token: worker.token, organisationId: venetoLavoro })).totalCount).toBe(3);
  });
});

describe('the audit trail', () => {
  it.each([
    ['nobody', undefined, {}, 'UNAUTHENTICATED'],
    ['the Regione', coordinator, {}, 'FORBIDDEN'],
    ['a case worker, of everybody', caseWorkerPadova, {}, 'FORBIDDEN'],
    [
      'a case worker, by an operator',
      caseWorkerPadova,
      { subject: 'x', operator: 'y' },
      'FILTER_FORBIDDEN',
    ],
    [
      'a case worker, by a token',
      caseWorkerPadova,
      { subject: 'x', token: 'y' },
      'FILTER_FORBIDDEN',
    ],
    [
      'a steward for another purpose',
      { ...dataSteward, purpose: 'SERVICE' as const },
      {},
      'PURPOSE_FORBIDDEN',
    ],
  ])('is refused to %s', async (_, viewer, filter, code) => {
    const { errors } = await employment.query(
      'query ($filter: AuditEntryFilter) { employmentAuditTrail(filter: $filter) { totalCount } }',
      { filter },
      viewer,
    );
    expect(errors[0]?.extensions.code).toBe(code);
  });
});
