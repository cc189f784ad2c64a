import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { pruneIdempotencyKeys } from '#shared/database/prune-idempotency-keys.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { referenceId } from '#shared/reference-id.ts';
import { findUuid } from '#shared/type-id.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let employment: postgres.Sql;

const organisation = referenceId('organisation', 'asked-twice');

beforeAll(async () => {
  graph = await openWholeGraph(async ({ governance }) => {
    const sql = postgres(governance.superuserUrl, { max: 1 });
    await sql`insert into organisation (id, legal_name, name, type, state)
      values (${findUuid('organisation', organisation) ?? ''}, 'A', 'A', 'EMPLOYER', 'ACTIVE')`;
    await sql.end();
  });
  employment = postgres(graph.databases.employment.superuserUrl, { max: 1 });
});
afterAll(async () => {
  await employment.end();
  await graph.close();
});

const entering = `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
  personRecord { id givenName birthDate state version } errors { ... on UserError { code } } } }`;

const facts = { givenName: 'Amina', familyName: 'Haddad', birthDate: '1990-05-17' };

let used = 0;
const newKey = () => `key ${++used}`;

const ask = (
  document: string,
  variables: object,
  key: string,
  identity: SampleIdentityName = 'system-veneto-lavoro',
) => graph.query(document, { ...variables }, identity, { 'idempotency-key': key });

const enter = (given: object, key: string, identity?: SampleIdentityName) =>
  ask(entering, { input: { facts: given } }, key, identity);

async function rows(table: string): Promise<number> {
  const [row] = await employment`select count(*)::int as count from ${employment(table)}`;
  return row?.['count'];
}

describe('a mutation under a key', () => {
  it('is done once: the same request gets the same answer', async () => {
    const key = newKey();
    const before = await rows('person_record');
    const first = await enter(facts, key);
    const second = await enter({ ...facts }, key);
    expect(first.data.enterPersonRecord.personRecord).toMatchObject({
      givenName: 'Amina',
      birthDate: '1990-05-17',
    });
    expect([second.status, second.data]).toEqual([200, first.data]);
    expect(await rows('person_record')).toBe(before + 1);
  });

  it('keeps its answer when what it made has changed since', async () => {
    const key = newKey();
    const first = await enter(facts, key);
    const { id: personRecordId, version } = first.data.enterPersonRecord.personRecord;
    await ask(
      `mutation ($input: CorrectPersonRecordInput!) { correctPersonRecord(input: $input) {
        personRecord { version } } }`,
      { input: { personRecordId, version, facts: { givenName: 'Amine' } } },
      newKey(),
    );
    expect((await enter(facts, key)).data).toEqual(first.data);
  });

  it('is the same request whatever the order of its fields', async () => {
    const key = newKey();
    const first = await enter(facts, key);
    const turned = Object.fromEntries(Object.entries(facts).reverse());
    expect((await enter(turned, key)).data).toEqual(first.data);
  });

  it('is refused with 409 under a key that another request had', async () => {
    const key = newKey();
    await enter(facts, key);
    const before = await rows('person_record');
    const other = await enter({ ...facts, givenName: 'Amira' }, key);
    expect([other.status, other.data, other.errors[0]?.extensions['code']]).toEqual([
      409,
      null,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(await rows('person_record')).toBe(before);
  });

  it('has one effect when it is sent many times at once', async () => {
    const key = newKey();
    const before = await rows('person_record');
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(facts, key)));
    const ids = answers.map(({ data }) => data.enterPersonRecord.personRecord.id);
    expect(new Set(ids).size).toBe(1);
    expect(await rows('person_record')).toBe(before + 1);
  });

  it('leaves the key free when it was refused', async () => {
    const key = newKey();
    const elsewhere = { facts, accessPointId: referenceId('access_point', 'nowhere') };
    const refused = await ask(entering, { input: elsewhere }, key);
    expect(refused.data.enterPersonRecord.errors).toEqual([{ code: 'ACCESS_POINT_NOT_FOUND' }]);
    const corrected = await enter(facts, key);
    expect([corrected.status, corrected.data.enterPersonRecord.errors]).toEqual([200, []]);
  });

  it('is another for somebody else', async () => {
    const key = newKey();
    const own = await enter(facts, key);
    const others = await enter(facts, key, 'system-comune-venezia');
    expect(others.data.enterPersonRecord.errors).toEqual([]);
    expect(others.data).not.toEqual(own.data);
  });

  it('keeps each of its fields apart', async () => {
    const document = `mutation ($input: EnterPersonRecordInput!) {
      first: enterPersonRecord(input: $input) { personRecord { id } }
      second: enterPersonRecord(input: $input) { personRecord { id } } }`;
    const key = newKey();
    const { data } = await ask(document, { input: { facts } }, key);
    expect(data.first.personRecord.id).not.toBe(data.second.personRecord.id);
    expect((await ask(document, { input: { facts } }, key)).data).toEqual(data);
  });

  it('works in a domain that has no keys to seal with', async () => {
    const document = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
      membership { id state invitedOn } errors { ... on UserError { code } } } }`;
    const input = {
      organisationId: organisation,
      role: 'PARTNER',
      workPackages: ['WP2'],
      invitedOn: '2025-05-01',
    };
    const key = newKey();
    const first = await ask(document, { input }, key, 'coordinator');
    expect(first.data.inviteMember.membership).toMatchObject({ state: 'INVITED' });
    expect((await ask(document, { input }, key, 'coordinator')).data).toEqual(first.data);
    const withoutKey = await graph.query(document, { input }, 'coordinator');
    expect(withoutKey.data.inviteMember.errors).toEqual([{ code: 'MEMBERSHIP_ALREADY_OPEN' }]);
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(201)],
    ['not ASCII', Buffer.from('chiave-è').toString('latin1')],
  ])('is refused when the key is %s', async (_, key) => {
    const { status, errors } = await enter(facts, key);
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MALFORMED']);
  });
});

describe('what is kept of an answer', () => {
  it('shows nobody’s name, birth date or key', async () => {
    await enter({ ...facts, familyName: 'Zanzibarqui' }, newKey());
    const kept = await employment<{ outcome: Buffer; data_key: Buffer }[]>`
      select outcome, data_key from idempotency_key`;
    expect(kept.length).toBeGreaterThan(5);
    for (const { outcome, data_key: dataKey } of kept) {
      expect(dataKey).not.toBeNull();
      expect(outcome.includes('1990-05-17')).toBe(false);
      expect(outcome.includes(Buffer.from('1990-05-17').toString('base64').slice(0, 12))).toBe(
        false,
      );
    }
  });

  it('names what it tells of, so that whoever erases it can forget the answer', async () => {
    const { data } = await enter(facts, newKey());
    const uuid = findUuid('person_record', data.enterPersonRecord.personRecord.id) ?? '';
    const found = await employment`select from idempotency_key where ${uuid}::uuid = any(about)`;
    expect(found).toHaveLength(1);
  });

  it('is nobody else’s to read', async () => {
    const { database } = graph.databases.employment;
    expect([...(await database.execute('select from idempotency_key'))]).toEqual([]);
  });

  it('is forgotten after some days, and the key is free again', async () => {
    const key = newKey();
    const first = await enter(facts, key);
    await employment`update idempotency_key set made_at = '2025-01-01' where key = ${key}`;
    await pruneIdempotencyKeys(graph.databases.employment.database, new Date('2025-01-02'));
    const second = await enter(facts, key);
    expect(second.data.enterPersonRecord.errors).toEqual([]);
    expect(second.data).not.toEqual(first.data);
    expect(await rows('idempotency_key')).toBeGreaterThan(1);
  });
});
