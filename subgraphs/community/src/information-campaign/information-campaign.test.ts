import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  communityTreviso,
  contactPadova,
  coordinator,
} from '../../../../tests/viewers.ts';
import {
  aCampaign,
  aCampaignIn,
  askCampaign,
  ita,
  selection,
  told,
  treviso,
} from '../../tests/campaigns.ts';
import { codesOf } from '../../tests/surveys.ts';
import { informationCampaignUndertaking } from './information-campaign.repository.ts';
import type { InformationCampaignState } from './information-campaign.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

type Viewer = typeof coordinator;
const ask = (name: string, input: object, viewer?: Viewer) =>
  askCampaign(community, name, input, viewer);
const draft = (more: object = {}, viewer?: Viewer) =>
  ask('draftInformationCampaign', { ...told, ...more }, viewer);
const inState = (state: InformationCampaignState) => aCampaignIn(community, state);

const isSeen = async (id: string, viewer: Viewer) => {
  const { data } = await community.query(
    'query ($id: ID!) { informationCampaign(id: $id) { id } }',
    { id },
    viewer,
  );
  return data.informationCampaign !== null;
};

describe('an information campaign', () => {
  it('is drafted by a partner, approved by the Regione, and then known to everybody', async () => {
    const { informationCampaign: drafted, errors } = await draft({ externalRef: 'C-1' });
    expect(errors).toEqual([]);
    expect(drafted).toMatchObject({
      ...{ state: 'DRAFT', version: 1, approvedOn: null, organisation: { id: treviso } },
      title: { text: 'Legal channels', languageCode: 'eng', isFallback: false },
    });
    const { id } = drafted;
    const everybody = [communityTreviso, coordinator, contactPadova, anonymous];
    const seen = async () => Promise.all(everybody.map((viewer) => isSeen(id, viewer)));
    expect(await seen()).toEqual([true, true, false, false]);
    const approve = { informationCampaignId: id, version: 1, happenedOn: '2026-02-10' };
    const { informationCampaign } = await ask('approveInformationCampaign', approve, coordinator);
    expect(informationCampaign).toMatchObject({ state: 'APPROVED', approvedOn: '2026-02-10' });
    expect(await seen()).toEqual([true, true, true, true]);
  });

  it('that was cancelled before it was approved stays with those who knew it', async () => {
    const { id } = (await draft()).informationCampaign;
    const cancel = { informationCampaignId: id, version: 1, act: 'CANCEL' };
    await ask('advanceInformationCampaign', { ...cancel, happenedOn: '2026-02-10' });
    expect([await isSeen(id, communityTreviso), await isSeen(id, anonymous)]).toEqual([
      true,
      false,
    ]);
  });

  it('is approved by nobody but the Regione, and drafted by nobody without the right', async () => {
    const id = await inState('DRAFT');
    const document = `mutation ($input: ApproveInformationCampaignInput!) {
      approveInformationCampaign(input: $input) { errors { __typename } } }`;
    const input = { informationCampaignId: id, version: 1, happenedOn: '2026-02-10' };
    const approved = await community.query(document, { input }, communityTreviso);
    expect(approved.errors[0]?.extensions).toMatchObject({ scope: 'community:decide' });
    const drafted = await community.query(
      `mutation ($input: DraftInformationCampaignInput!) {
        draftInformationCampaign(input: $input) { errors { __typename } } }`,
      { input: told },
      { ...communityTreviso, scopes: ['community:read'] },
    );
    expect(drafted.errors[0]?.extensions).toMatchObject({ scope: 'community:write' });
  });

  it('is refused what does not fit, in the language of the caller', async () => {
    await draft({ externalRef: 'C-2' });
    const refused = [
      await draft({ title: { texts: [] } }),
      await draft({ description: ita(' ') }),
      await draft({ endsOn: '2026-03-01' }),
      await draft({ endsOn: '2036-03-01' }),
      await draft({ languageCodes: [] }),
      await draft({ languageCodes: ['ita', 'ita'] }),
      await draft({ languageCodes: ['it'] }),
      await draft({ channels: [] }),
      await draft({ openedOn: '2026-11-24' }),
      await draft({ externalRef: '' }),
      await draft({ externalRef: 'C-2' }),
    ];
    expect(codesOf(refused)).toEqual([
      'TEXTS_MALFORMED',
      'TEXTS_MALFORMED',
      'CAMPAIGN_PERIOD_MALFORMED',
      'CAMPAIGN_PERIOD_MALFORMED',
      'CAMPAIGN_LANGUAGES_MALFORMED',
      'CAMPAIGN_LANGUAGES_MALFORMED',
      'CAMPAIGN_LANGUAGES_MALFORMED',
      'CAMPAIGN_CHANNELS_MALFORMED',
      'CASE_IN_FUTURE',
      'EXTERNAL_REF_MALFORMED',
      'EXTERNAL_REF_TAKEN',
    ]);
    expect(refused[1]?.errors[0]?.path).toEqual(['input', 'description']);
    const asking = { viewer: communityTreviso, language: 'it' as const };
    const input = { ...told, channels: [] };
    const italian = await mutate(community, 'draftInformationCampaign', selection, input, asking);
    expect(italian.errors[0]).toMatchObject({
      path: ['input', 'channels'],
      message: 'Indicare almeno un canale, ciascuno una volta.',
    });
  });

  it('is given materials of its own languages and channels, until it ends', async () => {
    const id = await inState('RUNNING');
    const material = {
      ...{ informationCampaignId: id, title: ita('Opuscolo'), languageCode: 'ara', channel: 'WEB' },
      ...{ url: 'https://materials.example/1', edition: '2', addedOn: '2026-04-01' },
    };
    const add = (version: number, more: object = {}) =>
      ask('addCampaignMaterial', { ...material, version, ...more });
    const { informationCampaign } = await add(1);
    expect(informationCampaign.materials).toEqual([
      {
        ...{ number: 1, title: { text: 'Opuscolo' }, url: 'https://materials.example/1' },
        ...{ edition: '2', addedOn: '2026-04-01' },
      },
    ]);
    const refused = [
      await add(2, { languageCode: 'fra' }),
      await add(2, { channel: 'PRINT' }),
      await add(2, { url: null }),
      await add(2, { url: 'http://materials.example/1' }),
      await add(2, { edition: '' }),
      await add(2, { title: ita('') }),
      await add(2, { addedOn: '2026-11-24' }),
      await add(1),
      await ask('addCampaignMaterial', { ...material, version: 2 }, associationLead),
      await add(1, { informationCampaignId: await inState('ENDED') }),
    ];
    expect(codesOf(refused)).toEqual([
      'OUTSIDE_CAMPAIGN',
      'OUTSIDE_CAMPAIGN',
      'CAMPAIGN_MATERIAL_MALFORMED',
      'CAMPAIGN_MATERIAL_MALFORMED',
      'CAMPAIGN_MATERIAL_MALFORMED',
      'TEXTS_MALFORMED',
      'CASE_IN_FUTURE',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('is evaluated in words that are public, and corrected until then', async () => {
    const id = await inState('ENDED');
    const correct = (version: number, more: object) =>
      ask('correctInformationCampaign', {
        ...{ informationCampaignId: id, version, reason: 'TYPING_ERROR', ...more },
      });
    const { informationCampaign } = await correct(1, { topic: 'WORK', languageCodes: ['eng'] });
    expect(informationCampaign).toMatchObject({
      ...{ topic: 'WORK', languageCodes: ['eng'], version: 2 },
      corrections: [
        { field: 'languageCodes', before: '["ita","ara"]', after: '["eng"]' },
        { field: 'topic', before: '"LEGAL_MIGRATION"', after: '"WORK"' },
      ],
    });
    const refused = [
      await correct(2, { topic: 'WORK' }),
      await correct(2, { title: ita('') }),
      await correct(2, { startsOn: '2027-01-01' }),
    ];
    const evaluation = { informationCampaignId: id, version: 2, happenedOn: '2026-11-02' };
    const evaluate = (findings: object) =>
      ask('evaluateInformationCampaign', { ...evaluation, findings });
    refused.push(await evaluate(ita(' ')));
    expect((await evaluate(ita('È servita.'))).informationCampaign).toMatchObject({
      ...{ state: 'EVALUATED', findings: { text: 'È servita.' } },
    });
    refused.push(await correct(3, { topic: 'HEALTH' }));
    expect(codesOf(refused)).toEqual([
      'NOTHING_CORRECTED',
      'TEXTS_MALFORMED',
      'CAMPAIGN_PERIOD_MALFORMED',
      'TEXTS_MALFORMED',
      'CASE_STATE_FORBIDS',
    ]);
  });

  describeUndertaking({
    bench: () => community,
    kind: informationCampaignUndertaking,
    ownWays: {
      APPROVE: () => ({
        mutation: 'approveInformationCampaign',
        input: { happenedOn: '2026-02-10' },
      }),
      EVALUATE: () => ({
        mutation: 'evaluateInformationCampaign',
        input: { findings: ita('È servita.'), happenedOn: '2026-02-10' },
      }),
    },
    organisationId: treviso,
    viewer: coordinator,
    stranger: associationLead,
    complete: aCampaign,
  });
});

describe('the list of campaigns', () => {
  it('takes as many statements for 100 as for 20, and finds by what they are', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => inState('APPROVED')));
    const document = `query ($first: Int, $filter: InformationCampaignFilter) {
      informationCampaigns(first: $first, filter: $filter) { totalCount nodes { id title { text }
        materials { number } reachFigures { count } steps { act } reach { count } } } }`;
    const page = (first: number, filter = {}) =>
      community.query(document, { first, filter }, coordinator);
    const [twenty, hundred] = [await page(20), await page(100)];
    expect([twenty.errors, hundred.errors]).toEqual([[], []]);
    expect(hundred.data.informationCampaigns.nodes).toHaveLength(100);
    expect(hundred.statements).toBe(twenty.statements);
    const total = async (filter: object) => {
      const { data, errors } = await page(1, filter);
      expect(errors).toEqual([]);
      return data.informationCampaigns.totalCount;
    };
    const found = {
      ...{
        state: ['APPROVED'],
        kind: ['CAMPAIGN'],
        topic: ['LEGAL_MIGRATION'],
        languageCode: 'ara',
      },
      ...{ channel: 'RADIO', organisationId: treviso, on: '2026-11-30', titleContains: ids[7] },
    };
    expect(await total(found)).toBe(1);
    const others = { on: '2026-12-01', channel: 'PRINT', languageCode: 'fra', topic: ['HEALTH'] };
    for (const [field, value] of Object.entries(others)) {
      expect(await total({ ...found, [field]: value })).toBe(0);
    }
  });
});
