import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  coordinator,
} from '../../../../tests/viewers.ts';
import { aGrant, grantIn } from '../../tests/grants.ts';
import { aMicroIntervention, anAssociation } from '../../tests/rows.ts';
import { codesOf, inOneLanguage, ponti, sender } from '../../tests/taking-place.ts';
import type { Grant, GrantState } from '../grant/grant.ts';

let community: Bench;
let associationId: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  associationId = await anAssociation(community, { ownOrganisationId: ponti });
});
afterAll(() => community.close());

const send = sender(() => community, 'microIntervention { id grant { id } }', {
  viewer: associationLead,
});
const granted = (state: GrantState, facts: Partial<Grant> = {}) =>
  aGrant(community, { ...grantIn(state), associationId, ...facts });
const plan = (grantId: string, asking = {}) =>
  send(
    'planMicroIntervention',
    {
      ...{ grantId, associationId, title: inOneLanguage('Donne in bicicletta'), theme: 'WOMEN' },
      ...{ startsOn: '2026-12-01', endsOn: '2027-03-01' },
      territories: [{ level: 'COMUNE', code: '026086' }],
    },
    asking,
  );

it('is paid by a grant of the association that is under contract and not reported', async () => {
  const states: GrantState[] = ['CONTRACTED', 'ADVANCE_PAID', 'RUNNING'];
  for (const state of states) {
    const { id } = await granted(state);
    expect((await plan(id)).microIntervention.grant).toEqual({ id });
  }
  const refused = [
    await plan((await granted('ACCEPTED')).id),
    await plan((await granted('REPORTED')).id),
    await plan((await granted('RUNNING', { associationId: await anAssociation(community) })).id),
  ];
  expect(codesOf(refused)).toEqual(Array.from({ length: 3 }, () => 'GRANT_NOT_IN_FORCE'));
  const { errors } = await plan((await granted('OFFERED')).id, { language: 'it' });
  expect(errors[0].message).toContain('convenzione');
  expect((await plan((await granted('RUNNING')).id, { viewer: coordinator })).errors).toEqual([]);
});

it('is found by its grant, by those who see the grant', async () => {
  const { id: grantId } = await granted('RUNNING');
  const own = { associationId, organisationId: ponti, grantId };
  const id = await aMicroIntervention(community, own);
  const ask = (viewer: typeof coordinator) =>
    community.query(
      `query ($grantId: ID!, $id: ID!, $filter: MicroInterventionFilter) {
        microIntervention(id: $id) { grant { id } }
        microInterventions(filter: $filter) { nodes { id } }
        grant(id: $grantId) { microInterventions { nodes { id } } } }`,
      { id, grantId, filter: { grantId, associationId } },
      viewer,
    );
  for (const viewer of [associationLead, coordinator]) {
    expect((await ask(viewer)).data).toEqual({
      microIntervention: { grant: { id: grantId } },
      microInterventions: { nodes: [{ id }] },
      grant: { microInterventions: { nodes: [{ id }] } },
    });
  }
  expect((await ask(associationLeadVerona)).data).toEqual({
    ...{ microIntervention: { grant: null }, microInterventions: { nodes: [] }, grant: null },
  });
  const { errors } = await ask({ ...anonymous });
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

it('costs the same statements for 20 as for 100 with their grants', async () => {
  const { id: grantId } = await granted('RUNNING');
  const own = { associationId, organisationId: ponti, grantId };
  for (let index = 0; index < 100; index += 1) await aMicroIntervention(community, own);
  const ask = (first: number) =>
    community.query(
      `query ($first: Int, $filter: MicroInterventionFilter) {
        microInterventions(first: $first, filter: $filter) { totalCount nodes {
          localisedTitle { text } description { text } outputs { text } partners { id }
          grant { id microInterventions(first: 2) { totalCount } } attendance { total } steps { act }
          corrections { field } communityEvents(first: 2) { totalCount } } } }`,
      { first, filter: { grantId } },
      associationLead,
    );
  const [few, many] = [await ask(20), await ask(100)];
  expect(many.errors).toEqual([]);
  expect(many.data.microInterventions.nodes).toHaveLength(100);
  expect(many.statements).toBe(few.statements);
});
