import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { loadReference as loadEmployment } from '#employment/load-reference.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// The audit of employment cannot be written: nobody is shown anybody's data, and the rest goes on.

let graph: WholeGraph;
let superuser: postgres.Sql;
let holder: postgres.Sql;
let release: () => void = () => {};
let id = '';

const enter = (externalRef: string, headers: Record<string, string> = {}) =>
  graph.query(
    `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
      personRecord { id givenName } errors { ... on UserError { code } } } }`,
    {
      input: {
        accessPointId: null,
        externalRef,
        facts: { givenName: 'Canarinia', familyName: 'Alaoui' },
      },
    },
    'system-veneto-lavoro',
    headers,
  );
const readName = (language = 'en') =>
  graph.query(
    'query ($id: ID!) { personRecord(id: $id) { givenName } }',
    { id },
    'system-veneto-lavoro',
    {
      'accept-language': language,
    },
  );
const count = async () => (await superuser`select count(*)::int as n from person_record`)[0]?.['n'];

beforeAll(async () => {
  graph = await openWholeGraph(async ({ governance, employment }) => {
    await loadGovernance(governance.database);
    await loadEmployment(employment);
  });
  const options = { max: 1, onnotice: () => {} };
  superuser = postgres(graph.databases.employment.superuserUrl, options);
  holder = postgres(graph.databases.employment.superuserUrl, options);
  await graph.followAll();
  ({ id } = (await enter('r-1')).data.enterPersonRecord.personRecord);
}, 180_000);
afterAll(async () => {
  await Promise.all([superuser.end(), holder.end()]);
  await graph.close();
});

const revoke = async () => {
  await superuser`revoke execute on function audit_append from employment_runtime`;
};
/** Somebody holds the head of the chain, and does not let go. */
const lock = async () => {
  await new Promise<void>((held) => {
    const done = new Promise<void>((resolve) => {
      release = resolve;
    });
    void holder.begin(async (tx) => {
      await tx`select from audit_head for update`;
      held();
      await done;
    });
  });
};
const fill = async () => {
  await superuser`alter table audit_entry add constraint full_disk check (position < 0) not valid`;
};

afterEach(async () => {
  release();
  await superuser`grant execute on function audit_append to employment_runtime`;
  await superuser`alter table audit_entry drop constraint if exists full_disk`;
});

describe.each([
  ['its right was taken', revoke],
  ['its head is held', lock],
])('while %s', (_, break_) => {
  it('refuses what is personal, as something to ask again, and shows nothing of it', async () => {
    expect((await readName()).data.personRecord.givenName).toBe('Canarinia');
    await break_();
    const began = Date.now();
    const { status, data, errors } = await readName();
    expect(Date.now() - began).toBeLessThan(4_000);
    expect([status, data]).toEqual([503, { personRecord: null }]);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['AUDIT_UNAVAILABLE']);
    expect(JSON.stringify(errors)).not.toContain('Canarinia');
    expect((await readName('it')).errors[0]?.message).toContain('dati personali');
  });

  it('answers what is public, in the same question too', async () => {
    await break_();
    const both = await graph.query(
      `query ($id: ID!) { personRecord(id: $id) { givenName } accessPoints(first: 1) { nodes { name } }
        organisations(first: 1) { nodes { name } } }`,
      { id },
      'system-veneto-lavoro',
    );
    expect(both.status).toBe(200);
    expect(both.data).toEqual({
      personRecord: null,
      accessPoints: { nodes: [{ name: expect.any(String) }] },
      organisations: { nodes: [{ name: expect.any(String) }] },
    });
    const open = await graph.query('{ accessPoints(first: 1) { nodes { code } } }');
    expect([open.status, open.errors]).toEqual([200, []]);
  });

  it('refuses an entity that another domain leads to', async () => {
    await break_();
    const { data, errors } = await graph.query(
      `query ($id: ID!) { node(id: $id) { id ... on PersonRecord { familyName } } }`,
      { id },
      'system-veneto-lavoro',
    );
    expect(JSON.stringify(data)).not.toContain('Alaoui');
    expect(errors[0]?.extensions['code']).toBe('AUDIT_UNAVAILABLE');
  });

  it('refuses a mutation that would answer with it, before it has written', async () => {
    const before = await count();
    await break_();
    const { data, errors } = await enter('r-2', { 'idempotency-key': 'k-2' });
    expect(data).toBeNull();
    expect(errors[0]?.extensions['code']).toBe('AUDIT_UNAVAILABLE');
    expect(await count()).toBe(before);
  });
});

describe('while its disk is full', () => {
  it('shows nothing, not even of what was written, which the same key answers afterwards', async () => {
    const before = await count();
    await fill();
    const key = { 'idempotency-key': 'k-3' };
    const { data, errors } = await enter('r-3', key);
    expect(JSON.stringify([data, errors])).not.toContain('Canarinia');
    expect(errors[0]?.extensions['code']).toBe('AUDIT_UNAVAILABLE');
    await superuser`alter table audit_entry drop constraint full_disk`;
    const again = await enter('r-3', key);
    expect(again.data.enterPersonRecord.personRecord.givenName).toBe('Canarinia');
    expect(await count()).toBe(before + 1);
  });
});

describe('once it can be written again', () => {
  it('shows and records as before', async () => {
    expect((await readName()).data.personRecord.givenName).toBe('Canarinia');
    const { data } = await graph.query(
      `query ($subject: ID!) { employmentAuditTrail(filter: { subject: $subject, kind: [READ] }, first: 1) {
        nodes { operator token organisation { name } fields { name } } } }`,
      { subject: id },
      'data-steward',
    );
    expect(data.employmentAuditTrail.nodes).toEqual([
      {
        operator: 'system-veneto-lavoro',
        token: expect.stringMatching(/.+/),
        organisation: { name: expect.stringContaining('Veneto Lavoro') },
        fields: [{ name: 'PersonRecord.givenName' }],
      },
    ]);
  });
});
