import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { resumeErasures } from '#employment/erasure/keep-erasing.ts';
import { dateInItaly } from '#shared/clock.ts';
import { getUuid } from '#shared/type-id.ts';
import { reapplyErasures } from '../infra/polis/privacy/erasures-command.ts';
import { countRetention, runRetention } from '../infra/polis/privacy/retention-command.ts';
import { meet } from './erasure-meeting.ts';
import { asSuperuser } from './erasure-search.ts';
import {
  agree,
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

// What is held, what is kept too long, what a backup brings back, and what somebody no longer agrees to.

let graph: WholeGraph;
beforeAll(async () => {
  graph = await openProgramme();
}, 300_000);
afterAll(() => graph.close());

const logger = pino({ level: 'silent' });
const resume = (now = new Date()) =>
  resumeErasures(graph.databases.employment.database, logger, now);

async function givenNameOf(record: Told, as: typeof atCpi | typeof atSportello = atCpi) {
  const query = 'query ($id: ID!) { personRecord(id: $id) { state givenName } }';
  const { data } = await graph.query(query, { id: record.id }, as);
  return data.personRecord.givenName;
}

async function decide(
  erasure: { id: string; version: number },
  as: Parameters<WholeGraph['query']>[2],
) {
  const decision = { erasureId: erasure.id, version: erasure.version, decision: 'CARRY_OUT' };
  const { erasure: decided, errors } = await change(graph, 'decideErasure', decision, as);
  expect(errors).toEqual([]);
  return decided;
}

describe('a legal hold', () => {
  it('keeps an erasure back, with its reason, and lifted lets it go on by itself', async () => {
    const record = await enter(graph, atCpi, '-held');
    const held = { personRecordId: record.id, reason: 'FUND_AUDIT' };
    const { legalHold } = await change(graph, 'placeLegalHold', held);
    const asked = await change(graph, 'requestErasure', {
      ...{ personRecordId: record.id, ground: 'RETENTION_ENDED' },
    });
    expect(asked.erasure.state).toBe('HELD');
    expect((await decide(asked.erasure, atCpi)).state).toBe('HELD');
    await resume();
    await graph.followAll();
    expect(await readErasure(graph, asked.erasure.id)).toMatchObject({
      ...{ state: 'HELD', missingReceipts: [], receipts: [], holds: [{ reason: 'FUND_AUDIT' }] },
    });
    expect(await givenNameOf(record)).toBe(words.givenName);
    await change(graph, 'liftLegalHold', { legalHoldId: legalHold.id });
    await graph.followAll();
    expect(await readErasure(graph, asked.erasure.id)).toMatchObject({
      ...{ state: 'PARTLY_DONE', holds: [] },
      steps: [{ act: null }, { act: 'HOLD' }, { act: 'CARRY_OUT' }, { act: 'COMPLETE_PARTLY' }],
    });
    expect(await givenNameOf(record)).toBeNull();
  });

  it('ends by its last day too', async () => {
    const record = await enter(graph, atCpi, '-until');
    const today = dateInItaly(new Date());
    await change(graph, 'placeLegalHold', {
      ...{ personRecordId: record.id, reason: 'COURT', endsOn: today },
    });
    const asked = await change(graph, 'requestErasure', {
      ...{ personRecordId: record.id, ground: 'RETENTION_ENDED' },
    });
    await decide(asked.erasure, atCpi);
    await resume();
    expect((await readErasure(graph, asked.erasure.id)).state).toBe('HELD');
    await resume(new Date(Date.now() + 48 * 3600 * 1000));
    expect((await readErasure(graph, asked.erasure.id)).state).toBe('RUNNING');
  });
});

it('of a whole person the data steward gets one erasure for each controller', async () => {
  const own = await enter(graph, atCpi, '-both');
  const theirs = await enter(graph, atSportello, '-theirs');
  const [first, second] = [own, theirs].map(({ id }) => getUuid('person_record', id));
  await asSuperuser(
    graph,
    'employment',
    (sql) => sql`update person_record set person_id =
      (select person_id from person_record where id = ${first ?? ''}) where id = ${second ?? ''}`,
  );
  const query = 'query ($id: ID!) { personRecord(id: $id) { person { id } } }';
  const { data } = await graph.query(query, { id: own.id }, atCpi);
  const personId = data.personRecord.person.id;
  await askToBeErased(graph, own);
  const input = { personId, ground: 'SUBJECT_REQUEST' };
  const refused = await change(graph, 'requestPersonErasure', input, atCpi);
  expect(refused.errors).toEqual([{ code: 'PERSON_NOT_FOUND' }]);
  const { erasures } = await change(graph, 'requestPersonErasure', input, 'data-steward');
  expect(erasures).toHaveLength(2);
  // Each controller sees its own, and decides of it alone.
  const seen = await graph.query(
    'query ($id: ID!) { erasure(id: $id) { id } }',
    { id: erasures[1].id },
    atCpi,
  );
  expect(seen.data.erasure).toBeNull();
  for (const erasure of erasures) await decide(erasure, 'data-steward');
  await graph.followAll();
  for (const { id } of erasures) {
    const { state, receipts } = await readErasure(graph, id, 'data-steward');
    expect([state, receipts.length]).toEqual(['DONE', 3]);
  }
  expect([await givenNameOf(own), await givenNameOf(theirs, atSportello)]).toEqual([null, null]);
});

describe('retention', () => {
  it('is data that everybody can read', async () => {
    const query = '{ retentionRules { code months action source { confidence } } }';
    const { data } = await graph.query(query);
    const rule = { action: 'ERASE_RECORD', source: { confidence: 'UNCONFIRMED' } };
    expect(data.retentionRules).toEqual([
      { code: 'ENROLMENT_ENDED', months: 60, ...rule },
      { code: 'NEVER_ENROLLED', months: 24, ...rule },
    ]);
  });

  it('counts what would go and changes nothing; then erases it in batches, but what is held', async () => {
    const old = [];
    for (const n of ['-old1', '-old2', '-old3']) old.push(await enter(graph, atCpi, n));
    const uuids = old.map(({ id }) => getUuid('person_record', id));
    await asSuperuser(
      graph,
      'employment',
      (sql) => sql`update person_record set recorded_at = '2024-01-10' where id = any(${uuids})`,
    );
    const held = { personRecordId: old[2]?.id, reason: 'INSPECTION' };
    const { legalHold } = await change(graph, 'placeLegalHold', held);
    const now = new Date();
    const count = () => countRetention(graph.databases, dateInItaly(now));
    const lines = await count();
    const due = lines.filter((line) => line.startsWith('employment: NEVER_ENROLLED'));
    expect(due).toEqual([expect.stringMatching(/organisation_\w+ due 3 held 1$/)]);
    expect(lines).toContain('governance: keeps nothing of persons');
    expect(await count()).toEqual(lines);
    const ran = await runRetention(graph.databases, now);
    expect(ran).toContain('employment: NEVER_ENROLLED erased 2');
    expect(await runRetention(graph.databases, now)).toContain(
      'employment: NEVER_ENROLLED erased 0',
    );
    await graph.followAll();
    const names = [];
    for (const record of old) names.push(await givenNameOf(record));
    expect(names).toEqual([null, null, words.givenName]);
    await change(graph, 'liftLegalHold', { legalHoldId: legalHold.id });
    expect(await runRetention(graph.databases, now)).toContain(
      'employment: NEVER_ENROLLED erased 1',
    );
  });
});

it('what a restored backup brings back is erased again, by what the other domains have seen', async () => {
  const record = await enter(graph, atCpi, '-restored');
  await writeDown(graph, record, '-restored');
  await graph.followAll();
  await meet(graph, record);
  const uuid = getUuid('person_record', record.id);
  /** The rows of a backup, with the key in them. */
  const copied = await asSuperuser(graph, 'employment', async (sql) => ({
    record: await sql`select * from person_record where id = ${uuid}`,
    identifiers: await sql`select * from person_identifier where person_record_id = ${uuid}`,
  }));
  const asked = await change(graph, 'requestErasure', {
    ...{ personRecordId: record.id, ground: 'RETENTION_ENDED' },
  });
  await decide(asked.erasure, atCpi);
  await graph.followAll();
  expect(await givenNameOf(record)).toBeNull();

  for (const forgetsTheErasure of [false, true]) {
    await asSuperuser(graph, 'employment', async (sql) => {
      if (forgetsTheErasure) {
        const of = sql`erasure_id in (select id from erasure where person_record_id = ${uuid})`;
        await sql`delete from erasure_step where ${of}`;
        await sql`delete from erasure_receipt where ${of}`;
        await sql`delete from erasure where person_record_id = ${uuid}`;
      }
      const [row] = copied.record;
      await sql`update person_record set ${sql(row ?? {}, 'data_key', 'sealed', 'state', 'birth_date', 'external_ref')}
        where id = ${uuid}`;
      for (const identifier of copied.identifiers)
        await sql`insert into person_identifier ${sql(identifier)}`;
    });
    expect(await givenNameOf(record)).toBe(words.givenName);
    const done = await reapplyErasures(graph.databases, [], new Date());
    expect(done).toEqual({ employment: 1, community: 0 });
    expect(await givenNameOf(record)).toBeNull();
    await graph.followAll();
    // The same erasure as before, whole again.
    expect(await readErasure(graph, asked.erasure.id)).toMatchObject({
      state: 'PARTLY_DONE',
      missingReceipts: [],
    });
    expect(await reapplyErasures(graph.databases, [], new Date())).toEqual({
      employment: 0,
      community: 0,
    });
  }
});

describe('a consent', () => {
  it('that is withdrawn counts in the next request everywhere, and nothing is permitted while employment is down', async () => {
    const record = await enter(graph, atCpi, '-agrees');
    await writeDown(graph, record, '-agrees');
    await graph.followAll();
    const { participation } = await meet(graph, record);
    const asks = async () => {
      const query = `query ($id: ID!) { participation(id: $id) {
        images: permits(purpose: IMAGES) research: permits(purpose: RESEARCH_FOLLOW_UP) } }`;
      const { data, errors } = await graph.query(query, { id: participation }, 'association-lead');
      return { ...data.participation, codes: errors.map(({ extensions }) => extensions['code']) };
    };
    expect(await asks()).toEqual({ images: false, research: false, codes: [] });
    const images = await agree(graph, record, 'IMAGES');
    await agree(graph, record, 'RESEARCH_FOLLOW_UP');
    expect(await asks()).toEqual({ images: true, research: true, codes: [] });
    const withdrawn = { consentId: images.id, withdrawnOn: dateInItaly(new Date()) };
    expect((await change(graph, 'withdrawConsent', withdrawn)).errors).toEqual([]);
    expect(await asks()).toEqual({ images: false, research: true, codes: [] });
    await graph.running.get('employment')?.close();
    const down = await asks();
    expect([down.images, down.research]).toEqual([null, null]);
    expect(new Set(down.codes)).toEqual(new Set(['DOMAIN_UNAVAILABLE']));
    await graph.startAgain('employment');
    expect(await asks()).toEqual({ images: false, research: true, codes: [] });
  });
});
