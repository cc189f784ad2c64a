import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { anonymous, contactPadova } from '../../../../tests/viewers.ts';
import { addNetwork, loadPartners } from '../../tests/networks.ts';

let governance: Bench;
let networkId: string;
const library = newId('place');
const others = Array.from({ length: 20 }, () => newId('place'));

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadPartners(governance);
  networkId = (await addNetwork(governance)).id;
  for (const placeId of others) await open({ placeId });
});
afterAll(() => governance.close());

const selection =
  'governanceMeeting { id version place meetingPlace { id } corrections { field after } }';
const planned = { meetsOn: '2026-12-01', place: 'Biblioteca', agenda: ['Avvio'] };

function ask(name: string, input: object) {
  return mutate(governance, name, selection, input, { viewer: contactPadova });
}
function open(more: object = {}) {
  return ask('openGovernanceMeeting', { networkId, ...planned, ...more });
}
function meetingsAt(ids: string[]) {
  return governance.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Place { governanceMeetings(first: 5) { totalCount nodes { id } } } } }`,
    { representations: ids.map((id) => ({ __typename: 'Place', id })) },
    anonymous,
  );
}

it('a meeting is held at a place of the programme, which lists it to everybody', async () => {
  const { governanceMeeting: meeting } = await open({ placeId: library });
  expect(meeting).toMatchObject({ place: 'Biblioteca', meetingPlace: { id: library } });
  const { data, errors } = await meetingsAt([library]);
  expect(errors).toEqual([]);
  expect(data._entities[0].governanceMeetings).toEqual({
    totalCount: 1,
    nodes: [{ id: meeting.id }],
  });
  expect((await open()).governanceMeeting.meetingPlace).toBeNull();
});

it('a meeting moves to another place, and to none where it goes online', async () => {
  const { governanceMeeting: meeting } = await open({ placeId: newId('place') });
  const correct = (version: number, more: object) =>
    ask('correctGovernanceMeeting', {
      ...{ governanceMeetingId: meeting.id, version, reason: 'OTHER', ...more },
    });
  const [hall, room] = [newId('place'), newId('place')];
  const moved = await correct(1, { placeId: hall });
  expect(moved.governanceMeeting).toMatchObject({
    meetingPlace: { id: hall },
    corrections: [{ field: 'placeId', after: JSON.stringify(hall) }],
  });
  const online = await correct(2, { online: true });
  expect(online.governanceMeeting).toMatchObject({ place: null, meetingPlace: null });
  const inARoom = await correct(3, { online: true, placeId: room });
  expect(inARoom.governanceMeeting).toMatchObject({ place: null, meetingPlace: { id: room } });
});

it('a meeting is at no place by the id of something else', async () => {
  const placeId = newId('network');
  const correction = { governanceMeetingId: newId('governance_meeting'), version: 1 };
  for (const [name, input] of [
    ['OpenGovernanceMeeting', { networkId, ...planned, placeId }],
    ['CorrectGovernanceMeeting', { ...correction, reason: 'OTHER', placeId }],
  ] as const) {
    const field = name.charAt(0).toLowerCase() + name.slice(1);
    const { errors } = await governance.query(
      `mutation ($input: ${name}Input!) { ${field}(input: $input) { errors { __typename } } }`,
      { input },
      contactPadova,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  }
});

it('costs the same statements for many places as for few', async () => {
  const few = await meetingsAt(others.slice(0, 3));
  const many = await meetingsAt(others);
  expect(many.data._entities[19]).toMatchObject({ governanceMeetings: { totalCount: 1 } });
  expect(many.statements).toBe(few.statements);
});
