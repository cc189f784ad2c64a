import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  associationLeadVerona,
  caseWorkerTreviso,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent } from '../../tests/activities.ts';
import { bringInto, codesOf, outcomesOf } from '../../tests/participation-imports.ts';
import { aParticipation, aRecord, now, organisationId, today } from '../../tests/rows.ts';

// What an organiser's own system says of what is there already.

let community: Bench;
let event: string;
let number = 0;
const own = { organisationId: organisationId('association-01') };

beforeAll(async () => {
  community = await openSubgraph('community');
});
beforeEach(async () => {
  event = await aCommunityEvent(community, own);
});
afterAll(() => community.close());

const bringIn = (input: object) => bringInto(community, input);
const nextRef = () => `R-${++number}`;

function recorded(facts = {}, record?: Awaited<ReturnType<typeof aRecord>>) {
  const of = { ...own, communityEventId: event, occurredOn: today };
  return aParticipation(community, { ...of, ...facts }, record);
}

const row = (externalRef: string, facts: object) => ({
  ...{ externalRef, activity: event, occurredOn: today },
  ...facts,
});

async function read(id: string, viewer = associationLead) {
  const document = `query ($id: ID!) { participation(id: $id) { state version personRecord { id }
    corrections { field before after reason recordedAt } } }`;
  return (await community.query(document, { id }, viewer)).data.participation;
}

describe('a confirmed participation', () => {
  it('of another person is to be confirmed anew, and what it said before is kept', async () => {
    const [wrong, right] = [await aRecord(community), await aRecord(community)];
    const externalRef = nextRef();
    const id = await recorded({ state: 'CONFIRMED', externalRef, version: 2 }, wrong);
    const run = await bringIn({ participations: [row(externalRef, { personRecordId: right.id })] });
    expect(outcomesOf(run)).toEqual(['UPDATED']);
    const since = { reason: 'LATE_INFORMATION', recordedAt: now.toISOString() };
    expect(await read(id)).toEqual({
      state: 'ATTENDED',
      version: 3,
      personRecord: { id: right.id },
      corrections: [
        {
          field: 'personRecordId',
          before: JSON.stringify(wrong.id),
          after: JSON.stringify(right.id),
          ...since,
        },
        { field: 'state', before: '"CONFIRMED"', after: '"ATTENDED"', ...since },
      ],
    });
    const seen = await read(id, caseWorkerTreviso);
    expect(seen).toMatchObject({ state: 'ATTENDED', corrections: [] });
  });

  it('that is said again as it is stays confirmed and is corrected in nothing', async () => {
    const record = await aRecord(community);
    const externalRef = nextRef();
    const id = await recorded({ state: 'CONFIRMED', externalRef }, record);
    const run = await bringIn({
      participations: [row(externalRef, { personRecordId: record.id })],
    });
    expect(outcomesOf(run)).toEqual(['UNCHANGED']);
    expect(await read(id)).toMatchObject({ state: 'CONFIRMED', version: 1, corrections: [] });
  });

  it('of another number keeps the number it was', async () => {
    const externalRef = nextRef();
    const id = await recorded({ state: 'CONFIRMED', externalRef });
    await bringIn({ headCounts: [row(externalRef, { cells: 'MALE:::2|FEMALE:::3' })] });
    const { state, corrections } = await read(id);
    expect(state).toBe('ATTENDED');
    const [{ field, before, after }] = corrections;
    expect(field).toBe('headCount');
    expect(JSON.parse(before)).toEqual({ female: 7, male: 4, sexUnknown: 1, cells: [] });
    expect(JSON.parse(after)).toMatchObject({ female: 3, male: 2, sexUnknown: 0 });
  });
});

describe('what is refused', () => {
  it('is to take somebody out of an activity whose attendance is closed', async () => {
    const closed = await aCommunityEvent(community, { ...own, state: 'COUNTED' });
    const record = await aRecord(community);
    const externalRef = nextRef();
    const facts = { state: 'CONFIRMED', externalRef, communityEventId: closed };
    const id = await recorded(facts, record);
    const run = await bringIn({
      participations: [row(externalRef, { personRecordId: record.id })],
    });
    expect(codesOf(run)).toEqual(['COMMUNITY_ACTIVITY_NOT_OPEN activity']);
    expect(await read(id)).toMatchObject({ state: 'CONFIRMED', corrections: [] });
  });

  it('is to make a count of a person, or of somebody awaited, or a person of a count', async () => {
    const [person, awaited, count] = [nextRef(), nextRef(), nextRef()];
    const record = await aRecord(community);
    await recorded({ externalRef: person }, record);
    const one = { headCountFemale: 0, headCountMale: 0, headCountUnknown: 1 };
    await recorded({ externalRef: awaited, pending: true, ...one });
    await recorded({ externalRef: count });
    const counts = await bringIn({
      headCounts: [row(person, { female: '1' }), row(awaited, { sexUnknown: '1' })],
    });
    const persons = await bringIn({
      participations: [row(count, { personRecordId: (await aRecord(community)).id })],
    });
    expect([...codesOf(counts), ...codesOf(persons)]).toEqual(
      Array.from({ length: 3 }, () => 'PARTICIPATION_OF_OTHER_KIND externalRef'),
    );
    const italian = await bringInto(
      community,
      { headCounts: [row(person, { female: '1' })] },
      { language: 'it' },
    );
    expect(italian.results[0].errors[0].message).toContain('resta una persona');
  });
});

it('somebody awaited becomes the person that the row names', async () => {
  const externalRef = nextRef();
  const one = { headCountFemale: 0, headCountMale: 0, headCountUnknown: 1 };
  const id = await recorded({ externalRef, pending: true, ...one });
  const { id: personRecordId } = await aRecord(community);
  const run = await bringIn({ participations: [row(externalRef, { personRecordId })] });
  expect(outcomesOf(run)).toEqual(['UPDATED']);
  expect(await read(id)).toMatchObject({ state: 'ATTENDED', personRecord: { id: personRecordId } });
});

it('two organisers name the same people in another order, at once', async () => {
  const theirs = { organisationId: organisationId('association-05') };
  const elsewhere = await aCommunityEvent(community, theirs);
  const records = await Promise.all(Array.from({ length: 40 }, () => aRecord(community)));
  const rows = await Promise.all(
    records.map(async ({ id: personRecordId }) => {
      const externalRef = nextRef();
      const day = { externalRef, state: 'ATTENDED' as const };
      await recorded(day, await aRecord(community));
      await aParticipation(
        community,
        { ...theirs, ...day, communityEventId: elsewhere, occurredOn: today },
        await aRecord(community),
      );
      return row(externalRef, { personRecordId });
    }),
  );
  const runs = await Promise.all([
    bringIn({ participations: rows }),
    bringInto(
      community,
      { participations: rows.map((each) => ({ ...each, activity: elsewhere })).reverse() },
      { viewer: associationLeadVerona },
    ),
  ]);
  expect(runs).toMatchObject([{ updated: 40 }, { updated: 40 }]);
});

it('an organiser sends the same head-counts twice at once, in another order', async () => {
  const headCounts = Array.from({ length: 40 }, () => row(nextRef(), { female: '2' }));
  const runs = await Promise.all([
    bringIn({ headCounts }),
    bringIn({ headCounts: headCounts.toReversed() }),
  ]);
  const outcomes = runs.flatMap(outcomesOf);
  expect(outcomes.filter((outcome) => outcome === 'CREATED')).toHaveLength(40);
  expect(outcomes.filter((outcome) => outcome === 'UNCHANGED')).toHaveLength(40);
});
