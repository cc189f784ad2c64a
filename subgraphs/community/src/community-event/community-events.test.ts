import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { anonymous, associationLead } from '../../../../tests/viewers.ts';
import { aMicroIntervention, anAssociation, organisationId } from '../../tests/rows.ts';
import { anEvent, aPlaceOpen, ponti } from '../../tests/taking-place.ts';

let community: Bench;
let special: string;
const of = { associationId: '', placeId: '', microInterventionId: '' };

beforeAll(async () => {
  community = await openSubgraph('community');
  for (let index = 0; index < 100; index += 1) {
    const associationId = await anAssociation(community);
    const placeId = await aPlaceOpen(community);
    const microInterventionId = await aMicroIntervention(community, { associationId });
    await anEvent(community, { associationId, placeId, microInterventionId });
  }
  of.associationId = await anAssociation(community);
  of.placeId = await aPlaceOpen(community, { territory: 'COMUNE:029041' });
  of.microInterventionId = await aMicroIntervention(community, of);
  special = await anEvent(community, {
    ...{ ...of, organisationId: organisationId('uisp'), kind: 'INFORMATION' },
    ...{ heldOn: '2099-01-10', languageCodes: ['ita', 'ben'] },
    ...{
      accessibility: ['STEP_FREE', 'CHILDCARE'],
      titles: { fallback: 'ita', texts: { ita: 'Diritti' } },
    },
  });
  await anEvent(community, { state: 'PLANNED', heldOn: '2099-01-11' });
});
afterAll(() => community.close());

async function find(filter: object, viewer = anonymous): Promise<string[]> {
  const { data, errors } = await community.query(
    'query ($filter: CommunityEventFilter) { communityEvents(filter: $filter) { nodes { id } } }',
    { filter },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.communityEvents.nodes.map((node: { id: string }) => node.id);
}

describe('events', () => {
  it('are found by each filter', async () => {
    const filters = [
      { kind: ['INFORMATION'] },
      { state: ['PUBLISHED'], heldFrom: '2099-01-10', heldBefore: '2099-01-11' },
      { upcoming: true },
      { languageCode: 'ben' },
      { accessibility: ['CHILDCARE', 'STEP_FREE'] },
      { comuneCodes: ['029041', '029001'] },
      { organisationId: organisationId('uisp') },
      { associationId: of.associationId },
      { placeId: of.placeId },
      { microInterventionId: of.microInterventionId },
      { titleContains: 'DIRIT' },
    ];
    for (const filter of filters) expect(await find(filter)).toEqual([special]);
    expect(await find({ accessibility: ['CHILDCARE', 'HEARING_LOOP'] })).toEqual([]);
    expect(await find({ heldBefore: '2026-02-09' })).toEqual([]);
    expect(await find({ upcoming: false, heldFrom: '2099-01-01' })).toEqual([]);
  });

  it('that are planned are found by their organisation alone', async () => {
    expect(await find({ heldFrom: '2099-01-11' })).toEqual([]);
    expect(await find({ heldFrom: '2099-01-11' }, associationLead)).toHaveLength(1);
    expect(await find({ organisationId: ponti, state: ['PLANNED'] })).toEqual([]);
  });

  it('are read from all their neighbours', async () => {
    const { data, errors } = await community.query(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Territory { here: communityEvents { totalCount } }
        ... on MicroIntervention { communityEvents { totalCount } }
        ... on Association { communityEvents { totalCount } }
        ... on Place { communityEvents { totalCount } } } }`,
      {
        representations: [
          { __typename: 'Territory', level: 'COMUNE', code: '029041' },
          { __typename: 'Territory', level: 'PROVINCE', code: '026' },
          { __typename: 'Territory', level: 'PROVINCE', code: '025' },
          { __typename: 'MicroIntervention', id: of.microInterventionId },
          { __typename: 'Association', id: of.associationId },
          { __typename: 'Place', id: of.placeId },
        ],
      },
    );
    expect(errors).toEqual([]);
    const counts = data._entities.map(
      ({ here, communityEvents }: Record<string, { totalCount: number }>) =>
        (here ?? communityEvents)?.totalCount,
    );
    expect(counts).toEqual([1, 100, 0, 1, 1, 1]);
  });

  it('cost the same statements for 20 as for 100, with all that hangs on them', async () => {
    const document = `query ($first: Int) { communityEvents(first: $first, orderBy: [HELD_ON_ASC]) {
      totalCount nodes { title { text } description { text } association { name }
        place { title { text } attendance { total } } microIntervention { title attendance { total } }
        attendance { total } organisation { id } steps { act } corrections { field } } } }`;
    const few = await community.query(document, { first: 20 }, associationLead);
    const many = await community.query(document, { first: 100 }, associationLead);
    expect(many.errors).toEqual([]);
    expect(many.data.communityEvents.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
