import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { resumeErasures } from '#employment/erasure/keep-erasing.ts';
import {
  agree,
  askToBeErased,
  asSuperuser,
  atCpi,
  atSportello,
  change,
  enter,
  readErasure,
  searchAll,
  words,
} from './erasure-story.ts';
import { openProgramme } from './programme.ts';
import { type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// Somebody asks to be erased, while the domain where she is known too is down. Each test goes on from the one before.

let graph: WholeGraph;
let record: Told;
let otherRecord: Told;
let personId: string;
let request: Told;
let erasureId: string;

const logger = pino({ level: 'silent' });
const canary = [
  words.givenName,
  words.familyName,
  words.passport,
  words.phone,
  'Xylopharm',
  'xkindly',
  'MYREF-XZARIFA-1"',
  words.ref,
];

beforeAll(async () => {
  graph = await openProgramme();
}, 300_000);
afterAll(() => graph.close());

const uuidOf = async (domain: 'employment' | 'community', query: string) =>
  asSuperuser(graph, domain, (sql) => sql.unsafe(query));

async function tellStory() {
  const cpi = tellAs(graph, atCpi);
  record = await enter(graph, atCpi);
  otherRecord = await enter(graph, atSportello, '-S');
  const about = { personRecordId: record.id };
  await cpi.begin('addIdentifier', 'PersonIdentifier', {
    ...about,
    identifier: { type: 'PASSPORT', value: words.passport },
  });
  await agree(graph, record);
  request = await askToBeErased(graph, record);
}

describe('an erasure', () => {
  it('is previewed: what would go, what would remain and why, and nothing changes', async () => {
    await tellStory();
    const preview = async () =>
      graph.query(
        `query ($id: ID!) { erasurePreview(personRecordId: $id) { holds { id }
          erased { table rows } remains { table rows why until confidence } } }`,
        { id: record.id },
        atCpi,
      );
    const { data, errors } = await preview();
    expect(errors).toEqual([]);
    const tables = data.erasurePreview.erased.map(({ table }: { table: string }) => table);
    expect(tables).toEqual(expect.arrayContaining(['person_record', 'person_identifier']));
    expect(data.erasurePreview.remains).toContainEqual({
      ...{ table: 'consent', rows: 1, why: 'PROOF_OF_LAWFULNESS' },
      ...{ until: '2036-12-31', confidence: 'UNCONFIRMED' },
    });
    expect((await preview()).data).toEqual(data);
    expect(uuidOf).toBeDefined();
    expect(otherRecord.id).not.toBe(record.id);
  });

  it('is carried out here at once, and says whose receipt is missing while community is down', async () => {
    await graph.followAll();
    await graph.running.get('community')?.close();
    const input = {
      personRecordId: record.id,
      ground: 'SUBJECT_REQUEST',
      dataSubjectRequestId: request.id,
    };
    const asked = await change(graph, 'requestErasure', input);
    expect(asked.errors).toEqual([]);
    erasureId = asked.erasure.id;
    const decided = await change(graph, 'decideErasure', {
      erasureId,
      version: asked.erasure.version,
      decision: 'CARRY_OUT',
    });
    expect(decided).toMatchObject({ errors: [], erasure: { state: 'RUNNING' } });
    await graph.follow('governance');
    expect(await graph.follow('employment')).toEqual(expect.arrayContaining(['community.Erasure']));
    const erasure = await readErasure(graph, erasureId);
    expect(erasure).toMatchObject({
      state: 'RUNNING',
      missingReceipts: ['COMMUNITY'],
      personRecord: { state: 'ERASED', givenName: null, familyName: null, birthDate: null },
      dataSubjectRequest: { state: 'IN_PROGRESS' },
    });
    expect(erasure.receipts.map(({ domain }: { domain: string }) => domain).sort()).toEqual([
      'EMPLOYMENT',
      'GOVERNANCE',
    ]);
  });

  it('completes by itself once community is up', async () => {
    await graph.startAgain('community');
    await graph.followAll();
    await resumeErasures(graph.databases.employment.database, logger, new Date());
    const erasure = await readErasure(graph, erasureId);
    expect(erasure).toMatchObject({
      state: 'PARTLY_DONE',
      missingReceipts: [],
      dataSubjectRequest: { state: 'PARTLY_DONE', reason: 'LEGAL_OBLIGATION' },
    });
  });

  it('leaves nothing that a superuser can read', async () => {
    expect(personId).toBeUndefined();
    expect((await searchAll(graph, canary)).filter((hit) => !hit.includes('-S'))).toEqual([]);
  });
});
