import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { begun, insert } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  communityTreviso,
  coordinator,
  dashboard,
  dataSteward,
  evaluatorRegione,
  platform,
  researcherUnipd,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent } from '../../tests/activities.ts';
import { aCall } from '../../tests/calls.ts';
import { aCampaign } from '../../tests/campaigns.ts';
import { aPlace, organisationId } from '../../tests/rows.ts';
import { informationCampaignUndertaking } from '../information-campaign/information-campaign.repository.ts';

// What is being prepared is seen by whoever works on it, and not by all who belong to its organisation.

let community: Bench;
/** By organisation, and by the name of the query. */
const drafts = new Map<string, Record<string, string>>();

const organisations = ['regione-veneto', 'comune-treviso', 'unipd'].map(organisationId);
const [regione = '', treviso = '', unipd = ''] = organisations;

const types = {
  call: 'Call',
  place: 'Place',
  communityEvent: 'CommunityEvent',
  informationCampaign: 'InformationCampaign',
};
const names = Object.keys(types);

beforeAll(async () => {
  community = await openSubgraph('community');
  for (const organisation of organisations) {
    const of = { organisationId: organisation };
    const campaign = begun(informationCampaignUndertaking, organisation, 'DRAFT');
    const event = { ...of, state: 'PLANNED', publishedOn: null } as const;
    const ids = {
      call: (await aCall(community, { ...of, state: 'DRAFT' })).id,
      place: await aPlace(community, { ...of, state: 'PROPOSED' }),
      communityEvent: await aCommunityEvent(community, event),
      informationCampaign: await insert(
        ...[community, informationCampaignUndertaking, aCampaign(campaign)],
      ),
    };
    drafts.set(organisation, ids);
    await actingAs(community, platform, (tx) =>
      appendChanges(
        tx,
        Object.entries(types).map(([name, type]) => ({
          ...{ type, id: ids[name as keyof typeof ids], version: 1, organisation },
          kind: 'CREATED' as const,
        })),
      ),
    );
  }
});
afterAll(() => community.close());

/** Which of an organisation's are found by id, in lists and in the feed; the three must agree. */
async function seenBy(viewer: Viewer, organisation: string): Promise<string[]> {
  const ids = drafts.get(organisation) ?? {};
  const told = { ...viewer, scopes: [...viewer.scopes, 'feed:read' as const] };
  const parts = names.flatMap((name) => [
    `${name}(id: "${ids[name]}") { id }`,
    `${name}s(first: 100) { nodes { id } }`,
  ]);
  const feed = 'communityChanges(first: 100) { nodes { entityId } }';
  const { data, errors } = await community.query(`{ ${parts.join('\n')} ${feed} }`, {}, told);
  expect(errors).toEqual([]);
  const isThere = (nodes: object[], id?: string) =>
    nodes.some((node) => Object.values(node).includes(id));
  const found = names.filter((name) => data[name] !== null);
  expect(names.filter((name) => isThere(data[`${name}s`].nodes, ids[name]))).toEqual(found);
  const changed = names.filter((name) => isThere(data.communityChanges.nodes, ids[name]));
  expect(changed).toEqual(found);
  return found;
}

const notCalls = names.filter((name) => name !== 'call');
const without = (viewer: Viewer, ...scopes: string[]): Viewer => ({
  ...viewer,
  scopes: viewer.scopes.filter((scope) => !scopes.includes(scope)),
});

describe('what is being prepared', () => {
  it('is seen by who coordinates, whoever prepares it', async () => {
    for (const organisation of organisations) {
      expect(await seenBy(coordinator, organisation)).toEqual(names);
    }
  });

  it('is seen at its organisation by who may work on it', async () => {
    expect(await seenBy(communityTreviso, treviso)).toEqual(notCalls);
    expect(await seenBy(without(communityTreviso, 'community:read'), treviso)).toEqual(notCalls);
    expect(await seenBy(without(communityTreviso, 'community:write'), treviso)).toEqual(notCalls);
  });

  const others: [string, Viewer, string][] = [
    ['the dashboard of its organisation', dashboard, regione],
    ['an evaluator of its organisation', evaluatorRegione, regione],
    ['a data steward of its organisation', dataSteward, regione],
    ['a researcher of its organisation', researcherUnipd, unipd],
    [
      'one of its organisation who has nothing to do with it',
      without(communityTreviso, 'community:read', 'community:write'),
      treviso,
    ],
    ['one of another organisation', associationLead, treviso],
    ['nobody in particular', anonymous, treviso],
  ];
  it.each(others)('is not seen by %s', async (_, viewer, organisation) => {
    expect(await seenBy(viewer, organisation)).toEqual([]);
  });

  it('is not seen by who evaluates or studies, whatever else they may do', async () => {
    for (const viewer of [dashboard, evaluatorRegione, dataSteward]) {
      const scopes: Viewer['scopes'] = [...viewer.scopes, 'community:read', 'community:write'];
      expect(await seenBy({ ...viewer, scopes }, regione)).toEqual([]);
    }
  });
});

describe('an import of participations', () => {
  it('is for those who may read participations', async () => {
    const document = 'query ($id: ID!) { participationImport(id: $id) { id } }';
    const id = newId('participation_import');
    for (const viewer of [dashboard, evaluatorRegione, dataSteward]) {
      const { errors } = await community.query(document, { id }, viewer);
      expect(errors[0]?.extensions).toMatchObject({ scope: 'participation:read' });
    }
    expect((await community.query(document, { id }, communityTreviso)).errors).toEqual([]);
  });
});
