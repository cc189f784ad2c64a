import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { aCampaignIn, askCampaign } from '../../tests/campaigns.ts';
import { codesOf } from '../../tests/surveys.ts';
import { checkReach } from './campaign-reach.ts';
import type { InformationCampaignState } from './information-campaign.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const ask = (name: string, input: object) => askCampaign(community, name, input);
const inState = (state: InformationCampaignState) => aCampaignIn(community, state);

describe('the reach of a campaign', () => {
  const figure = {
    ...{ languageCode: 'ita', channel: 'RADIO', measure: 'LISTENERS', count: 120 },
    ...{ startsOn: '2026-03-01', endsOn: '2026-04-01' },
  };
  const record = (id: string, version: number, more: object = {}) =>
    ask('recordCampaignReach', { informationCampaignId: id, version, ...figure, ...more });

  it('is added up by language and channel, and never over what is measured otherwise', async () => {
    const id = await inState('RUNNING');
    await record(id, 1);
    await record(id, 2, { startsOn: '2026-04-01', endsOn: '2026-05-01', count: 80 });
    await record(id, 3, { languageCode: 'ara', count: 50 });
    await record(id, 4, { channel: 'WEB', measure: 'VIEWS', count: 9_000 });
    const { data } = await community.query(
      `query ($id: ID!) { informationCampaign(id: $id) {
        each: reach { languageCode channel measure count }
        byLanguage: reach(by: [LANGUAGE]) { languageCode channel measure count }
        all: reach(by: []) { languageCode channel measure count } } }`,
      { id },
    );
    const radio = { channel: 'RADIO', measure: 'LISTENERS' };
    expect(data.informationCampaign).toEqual({
      each: [
        { languageCode: 'ara', ...radio, count: 50 },
        { languageCode: 'ita', ...radio, count: 200 },
        { languageCode: 'ita', channel: 'WEB', measure: 'VIEWS', count: 9_000 },
      ],
      byLanguage: [
        { languageCode: 'ara', channel: null, measure: 'LISTENERS', count: 50 },
        { languageCode: 'ita', channel: null, measure: 'LISTENERS', count: 200 },
        { languageCode: 'ita', channel: null, measure: 'VIEWS', count: 9_000 },
      ],
      all: [
        { languageCode: null, channel: null, measure: 'LISTENERS', count: 250 },
        { languageCode: null, channel: null, measure: 'VIEWS', count: 9_000 },
      ],
    });
  });

  it('is told once for each language, channel, measure and day, and corrected with what it was', async () => {
    const id = await inState('ENDED');
    await record(id, 1);
    const place = { informationCampaignId: id, version: 2, reason: 'LATE_INFORMATION' };
    const { endsOn: _, ...at } = figure;
    const correct = (more: object) => ask('correctCampaignReach', { ...place, ...at, ...more });
    const refused = [
      await record(id, 2, { startsOn: '2026-03-31', endsOn: '2026-04-02' }),
      await record(id, 2, { count: -1 }),
      await record(id, 2, { startsOn: '2026-05-01', endsOn: '2026-05-01' }),
      await record(id, 2, { languageCode: 'fra' }),
      await record(id, 2, { startsOn: '2026-02-01', endsOn: '2026-02-02' }),
      await record(id, 2, { startsOn: '2026-11-01', endsOn: '2026-11-25' }),
      await record(await inState('APPROVED'), 1),
      await correct({ count: 120 }),
      await correct({ count: 5_000_001 }),
      await correct({ count: 1, startsOn: '2026-03-02' }),
    ];
    expect(codesOf(refused)).toEqual([
      'REACH_PERIOD_TAKEN',
      'REACH_MALFORMED',
      'REACH_MALFORMED',
      'OUTSIDE_CAMPAIGN',
      'OUTSIDE_CAMPAIGN',
      'CASE_IN_FUTURE',
      'CASE_STATE_FORBIDS',
      'NOTHING_CORRECTED',
      'REACH_MALFORMED',
      'REACH_NOT_FOUND',
    ]);
    const { informationCampaign } = await correct({ count: 150 });
    expect(informationCampaign).toMatchObject({
      reachFigures: [{ startsOn: '2026-03-01', count: 150 }],
      corrections: [{ field: 'reach ita RADIO LISTENERS 2026-03-01', before: '120', after: '150' }],
    });
    const narrower = { informationCampaignId: id, version: 3, reason: 'OTHER', channels: ['WEB'] };
    expect(codesOf([await ask('correctInformationCampaign', narrower)])).toEqual([
      'OUTSIDE_CAMPAIGN',
    ]);
  });

  it('of two that come at once for the same days comes in once', async () => {
    const id = await inState('RUNNING');
    const payloads = await Promise.all([record(id, 1), record(id, 1), record(id, 1)]);
    expect(codesOf(payloads).toSorted()).toEqual(['CASE_CHANGED', 'CASE_CHANGED', undefined]);
  });

  it('is of days that are over and within the campaign', () => {
    const campaign = {
      ...{ languageCodes: ['ita'], channels: ['RADIO' as const] },
      ...{ startsOn: '2026-03-01', endsOn: '2026-12-01' },
    };
    const today = '2026-06-15';
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 300 }),
        fc.integer({ min: 0, max: 60 }),
        (from, days) => {
          const startsOn = addDays(campaign.startsOn, from);
          const endsOn = addDays(startsOn, days);
          const of = {
            languageCode: 'ita',
            channel: 'RADIO' as const,
            measure: 'CONTACTS' as const,
          };
          const informationCampaignId = newId('information_campaign');
          const reach = { informationCampaignId, ...of, startsOn, endsOn, count: 1 };
          const fits = days > 0 && from >= 0 && endsOn <= addDays(today, 1);
          expect(checkReach(reach, campaign, today).ok).toBe(fits);
        },
      ),
    );
  });
});
