import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { resumeErasures } from '#employment/erasure/keep-erasing.ts';
import { getUuid } from '#shared/type-id.ts';
import { meet } from './erasure-meeting.ts';
import { asSuperuser, searchAll } from './erasure-search.ts';
import {
  askToBeErased,
  atCpi,
  atSportello,
  change,
  enter,
  readErasure,
  words,
  writeDown,
} from './erasure-story.ts';
import { openProgramme } from './programme.ts';
import type { Told } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// Somebody whom two partners know asks one of them to be erased, while community, where she is known too, is
// down. Each test goes on from the one before.

let graph: WholeGraph;
let record: Told;
let otherRecord: Told;
let request: Told;
let erasureId: string;
let met: { participation: string; response: string };

const logger = pino({ level: 'silent' });
const canary = [
  ...[words.givenName, words.familyName, words.passport, words.phone, words.inSurvey],
  ...[words.service, words.ref],
];
const resume = () => resumeErasures(graph.databases.employment.database, logger, new Date());
const domainsOf = (receipts: { domain: string }[]) => receipts.map(({ domain }) => domain).sort();

beforeAll(async () => {
  graph = await openProgramme();
  record = await enter(graph, atCpi);
  otherRecord = await enter(graph, atSportello, '-S');
  await sameperson(record, otherRecord);
  await writeDown(graph, record);
  await graph.followAll();
  met = await meet(graph, record);
  await graph.followAll();
  request = await askToBeErased(graph, record);
}, 300_000);
afterAll(() => graph.close());

/** As two operators decide it of a pair of records. */
async function sameperson(one: Told, other: Told): Promise<void> {
  const [first, second] = [one, other].map(({ id }) => getUuid('person_record', id));
  await asSuperuser(
    graph,
    'employment',
    (sql) => sql`update person_record set person_id =
      (select person_id from person_record where id = ${first ?? ''}) where id = ${second ?? ''}`,
  );
}

async function count(domain: 'employment' | 'community', condition: string): Promise<number> {
  const [row] = await asSuperuser(graph, domain, (sql) =>
    sql.unsafe<{ count: number }[]>(`select count(*)::int as count from ${condition}`),
  );
  return row?.count ?? -1;
}

async function nameOf(id: string, as: typeof atCpi | typeof atSportello): Promise<string | null> {
  const { data } = await graph.query(
    'query ($id: ID!) { personRecord(id: $id) { givenName } }',
    { id },
    as,
  );
  return data.personRecord.givenName;
}

/** From asking to deciding. */
async function erase(asked: object): Promise<string> {
  const { erasure, errors } = await change(graph, 'requestErasure', asked);
  expect(errors).toEqual([]);
  const decided = await change(graph, 'decideErasure', {
    ...{ erasureId: erasure.id, version: erasure.version, decision: 'CARRY_OUT' },
  });
  expect(decided.errors).toEqual([]);
  return erasure.id;
}

describe('an erasure', () => {
  it('is previewed by its controller alone: what would go, what would remain and why', async () => {
    const preview = (as: typeof atCpi | typeof atSportello) =>
      graph.query(
        `query ($id: ID!) { erasurePreview(personRecordId: $id) { holds { id }
          erased { table rows } remains { table rows why endsOn confidence } } }`,
        { id: record.id },
        as,
      );
    const { data, errors } = await preview(atCpi);
    expect(errors).toEqual([]);
    expect(data.erasurePreview.erased).toEqual(
      expect.arrayContaining([
        { table: 'person_record', rows: 1 },
        { table: 'person_identifier', rows: 1 },
        { table: 'plan_goal', rows: 1 },
        { table: 'individual_plan', rows: 1 },
        { table: 'referral', rows: 1 },
      ]),
    );
    const unconfirmed = { confidence: 'UNCONFIRMED' };
    expect(data.erasurePreview.remains).toEqual(
      expect.arrayContaining([
        ...[
          { table: 'enrolment', rows: 1, why: 'PROGRAMME_EVIDENCE', endsOn: '2031-12-31' },
          { table: 'service_event', rows: 1, why: 'PROGRAMME_EVIDENCE', endsOn: '2031-12-31' },
          { table: 'consent', rows: 1, why: 'PROOF_OF_LAWFULNESS', endsOn: '2036-12-31' },
        ].map((each) => ({ ...each, ...unconfirmed })),
      ]),
    );
    expect((await preview(atCpi)).data).toEqual(data);
    expect(await nameOf(record.id, atCpi)).toBe(words.givenName);
    expect((await preview(atSportello)).data.erasurePreview).toBeNull();
  });

  it('is asked for by the controller, for a request in progress', async () => {
    const asked = { personRecordId: record.id, ground: 'SUBJECT_REQUEST' };
    const codes = async (input: object, as: typeof atCpi | typeof atSportello) =>
      (await change(graph, 'requestErasure', input, as)).errors.map(
        ({ code }: { code: string }) => code,
      );
    expect(await codes(asked, atCpi)).toEqual(['ERASURE_GROUND_UNFOUNDED']);
    expect(await codes({ ...asked, ground: 'RESTORED_BACKUP' }, atCpi)).toEqual([
      'ERASURE_GROUND_UNFOUNDED',
    ]);
    const named = { ...asked, dataSubjectRequestId: request.id };
    expect(await codes(named, atSportello)).toEqual(['PERSON_RECORD_NOT_FOUND']);
  });

  it('is carried out here at once, and says whose receipt is missing while community is down', async () => {
    expect((await searchAll(graph, [words.ref])).length).toBeGreaterThan(3);
    await graph.running.get('community')?.close();
    erasureId = await erase({
      ...{ personRecordId: record.id, ground: 'SUBJECT_REQUEST', dataSubjectRequestId: request.id },
    });
    await graph.follow('governance');
    expect(await graph.follow('employment')).toContain('community.Erasure');
    const erasure = await readErasure(graph, erasureId);
    expect(erasure).toMatchObject({
      state: 'RUNNING',
      missingReceipts: ['COMMUNITY'],
      personRecord: { state: 'ERASED', givenName: null, familyName: null, birthDate: null },
      dataSubjectRequest: { state: 'IN_PROGRESS' },
    });
    expect(domainsOf(erasure.receipts)).toEqual(['EMPLOYMENT', 'GOVERNANCE']);
    // It looked for her everywhere and found nothing.
    const [governance] = erasure.receipts.filter(
      ({ domain }: { domain: string }) => domain === 'GOVERNANCE',
    );
    expect(governance).toMatchObject({ erased: [], remains: [] });
  });

  it('completes by itself once community is up, and answers the request', async () => {
    await graph.startAgain('community');
    await graph.followAll();
    const erasure = await readErasure(graph, erasureId);
    expect(erasure).toMatchObject({
      state: 'PARTLY_DONE',
      missingReceipts: [],
      dataSubjectRequest: { state: 'PARTLY_DONE', reason: 'LEGAL_OBLIGATION' },
      steps: [
        { act: null, state: 'REQUESTED' },
        { act: 'CARRY_OUT', state: 'RUNNING' },
        { act: 'COMPLETE_PARTLY', state: 'PARTLY_DONE' },
      ],
    });
    const community = erasure.receipts.find(
      ({ domain }: { domain: string }) => domain === 'COMMUNITY',
    );
    expect(community.erased).toEqual(
      expect.arrayContaining([
        { table: 'survey_answer', rows: 1 },
        { table: 'survey_response', rows: 1 },
      ]),
    );
    expect(community.remains).toContainEqual(
      expect.objectContaining({ table: 'participation', rows: 1, why: 'PROGRAMME_EVIDENCE' }),
    );
  });

  it('leaves a head-count of nobody where she came, and a response of nobody', async () => {
    const { data } = await graph.query(
      `query ($id: ID!) { participation(id: $id) { state externalRef personRecord { id }
        headCount { total sexUnknown } } }`,
      { id: met.participation },
      'association-lead',
    );
    expect(data.participation).toEqual({
      ...{ state: 'ATTENDED', externalRef: null, personRecord: null },
      headCount: { total: 1, sexUnknown: 1 },
    });
    const response = await graph.query(
      'query ($id: ID!) { surveyResponse(id: $id) { state answers { words } } }',
      { id: met.response },
      'community-comune-treviso',
    );
    expect(response.data.surveyResponse).toEqual({ state: 'REJECTED', answers: [] });
  });

  it('leaves nothing of her that a superuser can read, and the record of the other partner whole', async () => {
    const id = getUuid('person_record', record.id);
    expect(await searchAll(graph, canary)).toEqual([]);
    expect(await nameOf(otherRecord.id, atSportello)).toBe(words.givenName);
    expect(await count('employment', `person_record where id = '${id}' and data_key is null`)).toBe(
      1,
    );
    expect(await count('employment', `idempotency_key where '${id}' = any(about)`)).toBe(0);
    expect(await count('community', `participation where person_record_id = '${id}'`)).toBe(0);
  });

  it('is there once, however often it is asked for, decided or followed', async () => {
    const before = await readErasure(graph, erasureId);
    const again = await change(graph, 'requestErasure', {
      ...{ personRecordId: record.id, ground: 'RETENTION_ENDED' },
    });
    expect(again).toMatchObject({ errors: [], erasure: { id: erasureId, state: 'PARTLY_DONE' } });
    const decided = await change(graph, 'decideErasure', {
      ...{ erasureId, version: before.version, decision: 'CARRY_OUT' },
    });
    expect(decided.errors).toEqual([{ code: 'ERASURE_STATE_FORBIDS' }]);
    for (const domain of ['employment', 'community', 'governance'] as const) {
      await asSuperuser(
        graph,
        domain,
        (sql) => sql`delete from followed_feed where name like '%.Erasure'`,
      );
    }
    await resume();
    await graph.followAll();
    expect(await readErasure(graph, erasureId)).toEqual(before);
  });
});

const failing = (table: string) => `
  create function fail_here() returns trigger language plpgsql as $$
    begin raise exception 'killed here'; end $$;
  create trigger fail_here before delete or update or insert on ${table}
    for each statement execute function fail_here()`;
const mended = (table: string) => `drop trigger fail_here on ${table}; drop function fail_here()`;

describe('an erasure that is killed', () => {
  it.each([
    ['employment', 'person_identifier'],
    ['employment', 'erasure_receipt'],
    ['community', 'survey_answer'],
    ['community', 'erasure_receipt'],
    ['governance', 'outbox'],
  ] as const)(
    'in %s at %s has done nothing there, and goes on from there',
    async (domain, table) => {
      const n = `-${table}-${domain}`;
      const her = await enter(graph, atCpi, n);
      await writeDown(graph, her, n);
      await graph.followAll();
      await meet(graph, her);
      await graph.followAll();
      await asSuperuser(graph, domain, (sql) => sql.unsafe(failing(table)));
      const id = await erase({ personRecordId: her.id, ground: 'RETENTION_ENDED' });
      await resume();
      if (domain !== 'employment') await expect(graph.follow(domain)).rejects.toThrow();
      await graph.follow('employment');
      const stuck = await readErasure(graph, id);
      expect(stuck.state).toBe('RUNNING');
      expect(stuck.missingReceipts).toContain(domain.toUpperCase());
      if (domain === 'employment') expect(await nameOf(her.id, atCpi)).toBe(words.givenName);
      await asSuperuser(graph, domain, (sql) => sql.unsafe(mended(table)));
      await resume();
      await graph.followAll();
      const done = await readErasure(graph, id);
      expect(done).toMatchObject({ state: 'PARTLY_DONE', missingReceipts: [] });
      expect(done.receipts).toHaveLength(3);
      expect(await searchAll(graph, canary)).toEqual([]);
    },
  );
});
