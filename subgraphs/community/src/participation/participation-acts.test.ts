import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  associationLeadVerona,
  caseWorkerTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent } from '../../tests/activities.ts';
import { aParticipation, aRecord, now, organisationId, today } from '../../tests/rows.ts';
import { type ParticipationState, participationLifeCycle } from './participation.ts';

let community: Bench;
let event: string;
const own = { organisationId: organisationId('association-01') };
const states: readonly ParticipationState[] = ['EXPECTED', 'ATTENDED', 'CONFIRMED', 'CANCELLED'];

beforeAll(async () => {
  community = await openSubgraph('community');
});
beforeEach(async () => {
  event = await aCommunityEvent(community, own);
});
afterAll(() => community.close());

function ours(facts = {}, record?: Awaited<ReturnType<typeof aRecord>>) {
  const of = { ...own, communityEventId: event, occurredOn: today };
  return aParticipation(community, { ...of, ...facts }, record);
}

const inState = (state: ParticipationState) =>
  ours({ state, cancelReason: state === 'CANCELLED' ? 'DUPLICATE' : null });

async function act(name: string, input: object, viewer: Viewer = associationLead, options = {}) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const entity = name === 'confirmParticipations' ? 'participations' : 'participation';
  const document = `mutation ($input: ${type}!) { payload: ${name}(input: $input) {
    ${entity} { id state cancelReason version } errors { ... on UserError { code message path } } } }`;
  const { data, errors } = await community.query(document, { input }, viewer, { now, ...options });
  return { ...data?.payload, faults: errors };
}

async function read(id: string, viewer: Viewer = associationLead) {
  const document = 'query ($id: ID!) { participation(id: $id) { state version } }';
  return (await community.query(document, { id }, viewer)).data.participation;
}

async function toldOf(id: string, viewer: Viewer): Promise<string[]> {
  const document =
    '{ communityChanges(first: 100) { nodes { entityId kind version } pageInfo { hasNextPage } } }';
  const { data } = await community.query(document, {}, { ...viewer, scopes: ['feed:read'] });
  expect(data.communityChanges.pageInfo.hasNextPage).toBe(false);
  type Node = { entityId: string; kind: string; version: number };
  return data.communityChanges.nodes
    .filter((node: Node) => node.entityId === id)
    .map(({ kind, version }: Node) => `${kind} ${version}`);
}

const confirm = (participationIds: string[], viewer?: Viewer, options = {}, activityId = event) =>
  act('confirmParticipations', { activityId, participationIds }, viewer, options);

const cancel = (participationId: string, version: number, viewer?: Viewer, options = {}) =>
  act('cancelParticipation', { participationId, version, reason: 'WRONG_PERSON' }, viewer, options);

describe('the organiser confirms', () => {
  it('many at once, and whoever sees one learns of it', async () => {
    const record = await aRecord(community);
    const ids = [await ours({}, record), await inState('EXPECTED'), await inState('CONFIRMED')];
    const { participations, errors } = await confirm(ids);
    expect(errors).toEqual([]);
    expect(participations).toMatchObject([
      { id: ids[0], state: 'CONFIRMED', version: 2 },
      { id: ids[1], state: 'CONFIRMED', version: 2 },
      { id: ids[2], state: 'CONFIRMED', version: 1 },
    ]);
    expect(await toldOf(ids[0] ?? '', associationLead)).toEqual(['UPDATED 2']);
    expect(await toldOf(ids[0] ?? '', caseWorkerTreviso)).toEqual(['UPDATED 2']);
    expect(await toldOf(ids[2] ?? '', associationLead)).toEqual([]);
  });

  it('the same twice, which changes nothing', async () => {
    const ids = [await ours(), await ours()];
    await confirm(ids);
    const again = await confirm(ids);
    expect(again.errors).toEqual([]);
    expect(again.participations).toMatchObject([{ version: 2 }, { version: 2 }]);
  });

  it.each(states)('what is %s, as its life cycle says', async (state) => {
    const id = await inState(state);
    const { errors } = await confirm([id]);
    const from: readonly string[] = participationLifeCycle.CONFIRM.from;
    const stays = state === 'CONFIRMED' || !from.includes(state);
    expect(errors.map(({ code }: { code: string }) => code)).toEqual(
      state === 'CANCELLED' ? ['PARTICIPATION_STATE_FORBIDS'] : [],
    );
    expect(await read(id)).toEqual(
      stays ? { state, version: 1 } : { state: 'CONFIRMED', version: 2 },
    );
  });

  it('all or none, and is told of each that is refused', async () => {
    const fine = await ours();
    const elsewhere = await ours({ communityEventId: await aCommunityEvent(community, own) });
    const ahead = await ours({ state: 'EXPECTED', occurredOn: '2026-11-24' });
    const ids = [fine, await inState('CANCELLED'), elsewhere, ahead, newId('participation')];
    const { participations, errors } = await confirm(ids);
    expect(participations).toBeNull();
    expect(errors).toMatchObject([
      { code: 'PARTICIPATION_STATE_FORBIDS', path: ['input', 'participationIds', '1'] },
      { code: 'PARTICIPATION_NOT_FOUND', path: ['input', 'participationIds', '2'] },
      { code: 'PARTICIPATION_IN_FUTURE', path: ['input', 'participationIds', '3'] },
      { code: 'PARTICIPATION_NOT_FOUND', path: ['input', 'participationIds', '4'] },
    ]);
    expect(await read(fine)).toEqual({ state: 'ATTENDED', version: 1 });
    const { errors: inItalian } = await confirm(ids, associationLead, { language: 'it' });
    expect(inItalian[0].message).toContain('annullata');
  });

  it('the same outcome under the same key, also when it was refused', async () => {
    const ids = [await inState('CANCELLED')];
    const options = { idempotency: { key: 'confirmed once', fingerprint: 'f'.repeat(43) } };
    const first = await confirm(ids, associationLead, options);
    expect(await confirm(ids, associationLead, options)).toEqual(first);
  });

  it('1 to 500', async () => {
    for (const ids of [[], Array.from({ length: 501 }, () => newId('participation'))]) {
      expect((await confirm(ids)).errors[0].code).toBe('PARTICIPATIONS_TOO_MANY');
    }
  });

  it('100 by as many statements as 20', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, () => ours()));
    const document = `mutation ($input: ConfirmParticipationsInput!) { confirmParticipations(input: $input) {
      participations { id } } }`;
    const statements = async (some: string[]) => {
      const input = { activityId: event, participationIds: some };
      const done = await community.query(document, { input }, associationLead, { now });
      expect(done.data.confirmParticipations.participations).toHaveLength(some.length);
      return done.statements;
    };
    expect(await statements(ids.slice(0, 100))).toBe(await statements(ids.slice(100)));
  });

  it('not what another organisation recorded, nor without the right', async () => {
    const ids = [await ours()];
    const others = await confirm(ids, associationLeadVerona);
    expect(others.errors[0].code).toBe('PARTICIPATION_NOT_FOUND');
    const { faults } = await confirm(ids, coordinator);
    expect(faults[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const malformed = await confirm(ids, associationLead, {}, newId('association'));
    expect(malformed.faults[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  });
});

describe('the organiser cancels', () => {
  it.each(states)('what is %s, unless it is already', async (state) => {
    const id = await inState(state);
    const { participation, errors } = await cancel(id, 1);
    if (state === 'CANCELLED') {
      expect(errors[0].code).toBe('PARTICIPATION_STATE_FORBIDS');
      return;
    }
    expect(participation).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'WRONG_PERSON',
      version: 2,
    });
  });

  it('what was recorded wrongly, so that it can be recorded rightly', async () => {
    const record = await aRecord(community);
    const externalRef = 'said wrongly';
    const id = await ours({ externalRef }, record);
    await cancel(id, 1);
    expect(await toldOf(id, caseWorkerTreviso)).toEqual(['UPDATED 2']);
    const input = { communityEventId: event, personRecordId: record.id, occurredOn: today };
    const { participation } = await act('recordParticipation', { ...input, externalRef });
    expect(participation).toMatchObject({ state: 'ATTENDED' });
  });

  it('not what was changed meanwhile, by one of two at once', async () => {
    const id = await ours();
    const payloads = await Promise.all([cancel(id, 1), cancel(id, 1)]);
    expect(payloads.filter(({ participation }) => participation)).toHaveLength(1);
    const codes = payloads.flatMap(({ errors }) =>
      errors.map((error: { code: string }) => error.code),
    );
    expect(codes).toEqual(['PARTICIPATION_CHANGED']);
    const { errors } = await cancel(id, 1, associationLead, { language: 'it' });
    expect(errors[0].message).toContain('nel frattempo');
  });

  it('not what another organisation recorded, nor without the right', async () => {
    const id = await ours({}, await aRecord(community));
    for (const viewer of [associationLeadVerona, { ...associationLead, organisation: null }]) {
      expect((await cancel(id, 1, viewer)).errors[0].code).toBe('PARTICIPATION_NOT_FOUND');
    }
    const { faults } = await cancel(id, 1, caseWorkerTreviso);
    expect(faults[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(await read(id)).toEqual({ state: 'ATTENDED', version: 1 });
  });
});
