import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import type { Viewer } from '#shared/identity/viewer.ts';
import { pruneImports } from '#shared/import/keep-pruning-imports.ts';
import { getUuid, newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { associationLead, associationLeadVerona, coordinator } from '../../../../tests/viewers.ts';
import { aCommunityEvent, aSportAction } from '../../tests/activities.ts';
import {
  bringInto,
  codesOf,
  outcomesOf,
  type SendOptions,
  sendImport,
} from '../../tests/participation-imports.ts';
import { aRecord, organisationId, today } from '../../tests/rows.ts';
import { keptImports } from './participation-import.repository.ts';

let community: Bench;
let administrator: postgres.Sql;
let event: string;
let number = 0;
const own = { organisationId: organisationId('association-01') };

beforeAll(async () => {
  community = await openSubgraph('community');
  administrator = postgres(community.superuserUrl, { max: 1 });
});
beforeEach(async () => {
  event = await aCommunityEvent(community, own);
});
afterAll(async () => {
  await administrator.end();
  await community.close();
});

const nextRef = () => `P-${++number}`;

const send = (input: object, options?: SendOptions) => sendImport(community, input, options);
const bringIn = (input: object, options?: SendOptions) => bringInto(community, input, options);

const counted = (facts = {}) => ({
  externalRef: nextRef(),
  activity: event,
  occurredOn: '23/11/2026',
  female: '3',
  ...facts,
});

const person = (facts = {}) => ({
  externalRef: nextRef(),
  activity: event,
  occurredOn: today,
  ...facts,
});

async function read(id: string) {
  const document = `query ($id: ID!) { participation(id: $id) { externalRef version state occurredOn
    personRecord { id } headCount { female male cells { sex ageBracket citizenshipGroup count } } } }`;
  return (await community.query(document, { id }, associationLead)).data.participation;
}

describe('head-counts', () => {
  it('come in, are unchanged when they come again, and are corrected', async () => {
    const row = counted({ male: '2' });
    const first = await bringIn({ headCounts: [row] });
    expect(first).toMatchObject({ kind: 'HEAD_COUNTS', created: 1, refused: 0 });
    const [{ entityId }] = first.results;
    expect(outcomesOf(await bringIn({ headCounts: [row] }))).toEqual(['UNCHANGED']);
    expect(await read(entityId)).toMatchObject({ version: 1, headCount: { female: 3, male: 2 } });
    const cells = 'female:under_18:italian:1|MALE:::4';
    const corrected = await bringIn({ headCounts: [{ ...row, female: '', male: '', cells }] });
    expect(outcomesOf(corrected)).toEqual(['UPDATED']);
    expect(await read(entityId)).toMatchObject({
      externalRef: row.externalRef,
      version: 2,
      state: 'ATTENDED',
      headCount: {
        female: 1,
        male: 4,
        cells: [
          { sex: 'FEMALE', ageBracket: 'UNDER_18', citizenshipGroup: 'ITALIAN', count: 1 },
          { sex: 'MALE', ageBracket: null, citizenshipGroup: null, count: 4 },
        ],
      },
    });
  });

  it('that are refused keep no others out, and say why', async () => {
    const run = await bringIn({
      headCounts: [
        counted({ female: '' }),
        counted({ cells: 'FEMALE:CHILD:ITALIAN:3' }),
        counted({ female: '3', cells: 'FEMALE:::2' }),
        counted({ occurredOn: 'yesterday' }),
        counted({ occurredOn: '22/11/2026' }),
        counted({ activity: 'nothing of ours' }),
        counted(),
      ],
    });
    expect(run).toMatchObject({ created: 1, refused: 6 });
    expect(codesOf(run)).toEqual([
      'HEAD_COUNT_INVALID female',
      'VALUE_UNKNOWN cells',
      'HEAD_COUNT_CELLS_INVALID cells',
      'DATE_MALFORMED occurredOn',
      'PARTICIPATION_OUTSIDE_ACTIVITY occurredOn',
      'COMMUNITY_ACTIVITY_NOT_FOUND activity',
      '',
    ]);
  });
});

describe('persons', () => {
  it('come in by the name their holder has for the record, and by its id', async () => {
    const named = await aRecord(community, { ...own, externalRef: nextRef() });
    const other = await aRecord(community);
    const run = await bringIn({
      participations: [
        person({ personExternalRef: named.externalRef }),
        person({ personRecordId: other.id }),
      ],
    });
    expect(outcomesOf(run)).toEqual(['CREATED', 'CREATED']);
    expect((await read(run.results[0].entityId)).personRecord).toEqual({ id: named.id });
    expect((await read(run.results[1].entityId)).personRecord).toEqual({ id: other.id });
  });

  it('are in an activity by its own name; one that several have is not guessed', async () => {
    const [ref, twice] = [nextRef(), nextRef()];
    await aSportAction(community, { ...own, externalRef: ref });
    await aSportAction(community, { ...own, externalRef: twice });
    await aCommunityEvent(community, { ...own, externalRef: twice });
    const { id: personRecordId } = await aRecord(community);
    const run = await bringIn({
      participations: [
        person({ personRecordId, activity: ref }),
        person({ personRecordId, activity: twice }),
      ],
    });
    expect(codesOf(run)).toEqual(['', 'ACTIVITY_AMBIGUOUS activity']);
  });

  it('are said anew, of another person or day, and then are that', async () => {
    const [wrong, right] = [await aRecord(community), await aRecord(community)];
    const row = person({ personRecordId: wrong.id });
    const first = await bringIn({ participations: [row] });
    const again = await bringIn({ participations: [{ ...row, personRecordId: right.id }] });
    expect(outcomesOf(again)).toEqual(['UPDATED']);
    expect(await read(first.results[0].entityId)).toMatchObject({
      version: 2,
      personRecord: { id: right.id },
    });
  });

  it('are refused where nobody is named, or somebody who is there or not known', async () => {
    const { id: personRecordId } = await aRecord(community);
    const run = await bringIn({
      participations: [
        person({ personRecordId }),
        person({ personRecordId }),
        person(),
        person({ personRecordId, personExternalRef: 'X' }),
        person({ personExternalRef: 'nobody of ours' }),
        person({ personRecordId: newId('person_record') }),
        person({ personRecordId: 'no id' }),
      ],
    });
    expect(codesOf(run)).toEqual([
      '',
      'PARTICIPATION_ALREADY_RECORDED personRecordId',
      'PERSON_NEEDS_ONE_NAME personExternalRef',
      'PERSON_NEEDS_ONE_NAME personExternalRef',
      'PERSON_REF_UNKNOWN personExternalRef',
      'PERSON_RECORD_UNKNOWN personRecordId',
      'PERSON_RECORD_UNKNOWN personRecordId',
    ]);
    const italian = await bringIn({ participations: [person()] }, { language: 'it' });
    expect(italian.results[0].errors[0].message).toContain('riferimento');
  });

  it('are asked of employment once, for all that are not known', async () => {
    let asked = 0;
    const [one, other] = [newId('person_record'), newId('person_record')];
    const catchUp = async () => {
      asked += 1;
      for (const id of [one, other]) await aRecord(community, { id });
    };
    const participations = [person({ personRecordId: one }), person({ personRecordId: other })];
    expect(await bringIn({ participations }, { catchUp })).toMatchObject({ created: 2 });
    expect(asked).toBe(1);
    const isDown = { catchUp: () => Promise.reject(new Error('down')) };
    const unknown = [person({ personRecordId: newId('person_record') })];
    const { errors } = await send({ participations: unknown }, isDown);
    expect(errors[0]?.extensions).toMatchObject({ code: 'DOMAIN_UNAVAILABLE' });
  });

  it('come in anew under the name of one that was cancelled, which stays as it is', async () => {
    const { id: personRecordId } = await aRecord(community);
    const row = person({ personRecordId });
    const run = await bringIn({ participations: [row] });
    const [{ entityId }] = run.results;
    await community.query(
      `mutation ($id: ID!) { cancelParticipation(input: { participationId: $id, version: 1,
        reason: DUPLICATE }) { errors { ... on UserError { code } } } }`,
      { id: entityId },
      associationLead,
    );
    const again = await bringIn({ participations: [row] });
    expect(outcomesOf(again)).toEqual(['CREATED']);
    expect(outcomesOf(await bringIn({ participations: [row] }))).toEqual(['UNCHANGED']);
    const { externalRef } = row;
    expect(await read(entityId)).toMatchObject({ externalRef, state: 'CANCELLED', version: 2 });
    const [{ entityId: another }] = again.results;
    expect(await read(another)).toMatchObject({ externalRef, state: 'ATTENDED', version: 1 });
  });
});

describe('a request', () => {
  it.each([
    ['no list', {}, 'IMPORT_KIND_UNCLEAR'],
    ['two lists', { participations: [], headCounts: [] }, 'IMPORT_KIND_UNCLEAR'],
    ['an empty list', { headCounts: [] }, 'IMPORT_EMPTY'],
  ])('is refused with %s', async (_, input, code) => {
    const { data } = await send(input);
    expect(data.importParticipations.errors).toEqual([{ code, path: ['input'] }]);
  });

  it('is forbidden without the right to write', async () => {
    const { errors } = await send({ headCounts: [counted()] }, { viewer: coordinator });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('under a key goes on with what is left, and counts nobody twice', async () => {
    const idempotency = { key: newId('key'), fingerprint: 'f'.repeat(43) };
    const headCounts = Array.from({ length: 70 }, () => counted());
    const whole = await bringIn({ headCounts }, { idempotency });
    expect(whole).toMatchObject({ created: 70 });
    // As after a kill before the last few records: nothing is known of them, nor are they there.
    const run = getUuid('participation_import', whole.id);
    await administrator`delete from participation_import_result where run_id = ${run} and position > 50`;
    await administrator`update participation_import set created = 50, finished_at = null where id = ${run}`;
    const lost = headCounts.slice(50).map(({ externalRef }) => externalRef);
    await administrator`delete from participation where external_ref = any(${lost})`;
    const again = await bringIn({ headCounts }, { idempotency });
    expect(again).toMatchObject({ id: whole.id, created: 70, unchanged: 0 });
    expect(again.finishedAt).not.toBeNull();
    const document = `query ($id: ID!) { communityEvent(id: $id) { participations { totalCount } } }`;
    const { data } = await community.query(document, { id: event }, associationLead);
    expect(data.communityEvent.participations.totalCount).toBe(70);
  });

  it('is read again by its organisation and nobody else, until it is forgotten', async () => {
    const { id } = await bringIn({ headCounts: [counted()] });
    const document = `query ($id: ID!) { participationImport(id: $id) { created results { line } } }`;
    const seen = async (viewer: Viewer) =>
      (await community.query(document, { id }, viewer)).data.participationImport;
    expect(await seen(associationLead)).toEqual({ created: 1, results: [{ line: 1 }] });
    expect(await seen(associationLeadVerona)).toBeNull();
    const { errors } = await community.query(document, { id }, coordinator);
    expect(errors[0]?.extensions['scope']).toBe('participation:read');
    await pruneImports(keptImports, community.database, new Date('2027-02-01'));
    expect(await seen(associationLead)).toBeNull();
  });
});

it('another organisation has the same names for its own', async () => {
  const row = counted();
  await bringIn({ headCounts: [row] });
  const theirs = await aCommunityEvent(community, {
    organisationId: organisationId('association-05'),
  });
  const run = await bringIn(
    { headCounts: [{ ...row, activity: theirs }] },
    { viewer: associationLeadVerona },
  );
  expect(outcomesOf(run)).toEqual(['CREATED']);
});
