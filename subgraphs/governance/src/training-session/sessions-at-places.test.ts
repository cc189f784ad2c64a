import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { anonymous, contactTreviso, contactUnipd } from '../../../../tests/viewers.ts';
import { loadPartners } from '../../tests/networks.ts';
import { addTrainingEdition } from '../../tests/training.ts';

let governance: Bench;
let trainingEditionId: string;
const library = newId('place');
const others = Array.from({ length: 20 }, () => newId('place'));

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadPartners(governance);
  trainingEditionId = (await addTrainingEdition(governance)).id;
  for (const placeId of others) await plan({ placeId });
});
afterAll(() => governance.close());

const selection = 'trainingSession { id version heldOn place { id } }';

function ask(name: string, input: object) {
  return mutate(governance, name, selection, input, { viewer: contactUnipd });
}
function plan(more: object = {}) {
  const planned = { heldOn: '2026-02-16', minutes: 240, topic: 'Ascolto' };
  return ask('planTrainingSession', { trainingEditionId, ...planned, ...more });
}
function sessionsAt(ids: string[], viewer = contactTreviso, asked = 'first: 5') {
  return governance.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Place { trainingSessions(${asked}) { totalCount nodes { heldOn } } } } }`,
    { representations: ids.map((id) => ({ __typename: 'Place', id })) },
    viewer,
  );
}

it('a session is held at a place of the programme, which lists it to partners', async () => {
  const { trainingSession: session } = await plan({ placeId: library });
  expect(session.place).toEqual({ id: library });
  expect((await plan()).trainingSession.place).toBeNull();
  await plan({ placeId: library, heldOn: '2026-03-02' });
  const found = async (asked: string) => {
    const { data, errors } = await sessionsAt([library], contactTreviso, asked);
    expect(errors).toEqual([]);
    return data._entities[0].trainingSessions.nodes.map((node: { heldOn: string }) => node.heldOn);
  };
  expect(await found('first: 5')).toEqual(['2026-03-02', '2026-02-16']);
  expect(await found('orderBy: [HELD_ON_ASC]')).toEqual(['2026-02-16', '2026-03-02']);
  expect(await found('filter: { heldFrom: "2026-02-17" }')).toEqual(['2026-03-02']);
  expect(await found('filter: { heldBefore: "2026-03-02" }')).toEqual(['2026-02-16']);
  const hidden = await sessionsAt([library], anonymous);
  expect(hidden.errors[0]?.extensions).toMatchObject({ scope: 'governance:read' });
});

it('a session moves to another place, and stays where it was unless told', async () => {
  const { trainingSession: session } = await plan({ placeId: library });
  const move = (version: number, more: object) =>
    ask('moveTrainingSession', {
      ...{ trainingSessionId: session.id, version, heldOn: '2026-02-23', minutes: 180, ...more },
    });
  expect((await move(1, {})).trainingSession.place).toEqual({ id: library });
  expect((await move(2, { placeId: null })).trainingSession.place).toEqual({ id: library });
  const elsewhere = newId('place');
  const moved = await move(3, { placeId: elsewhere });
  expect(moved.trainingSession).toMatchObject({ version: 4, place: { id: elsewhere } });
});

it('a session is at no place by the id of something else', async () => {
  const placeId = newId('network');
  const on = { heldOn: '2026-02-16', minutes: 240, placeId };
  for (const [name, input] of [
    ['PlanTrainingSession', { ...on, trainingEditionId, topic: 'Ascolto' }],
    ['MoveTrainingSession', { ...on, trainingSessionId: newId('training_session'), version: 1 }],
  ] as const) {
    const field = name.charAt(0).toLowerCase() + name.slice(1);
    const { errors } = await governance.query(
      `mutation ($input: ${name}Input!) { ${field}(input: $input) { errors { __typename } } }`,
      { input },
      contactUnipd,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  }
});

it('costs the same statements for many places as for few', async () => {
  const few = await sessionsAt(others.slice(0, 3));
  const many = await sessionsAt(others);
  expect(many.data._entities[19]).toMatchObject({ trainingSessions: { totalCount: 1 } });
  expect(many.statements).toBe(few.statements);
});
