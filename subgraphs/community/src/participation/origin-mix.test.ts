import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  coordinator,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent } from '../../tests/activities.ts';
import { aParticipation, aRecord, now, organisationId, today } from '../../tests/rows.ts';
import { diversityOf, toOriginMix } from './origin-mix.ts';

const count = fc.nat(200_000);
const counts = fc.record({ italian: count, otherEu: count, thirdCountry: count, unknown: count });

describe('the diversity of groups', () => {
  it('is 1 − Σ p², to four decimals', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (groups) => {
        const total = groups.reduce((sum, each) => sum + each, 0);
        fc.pre(total > 0);
        const index = 1 - groups.reduce((sum, each) => sum + (each / total) ** 2, 0);
        expect(Math.abs(Number(diversityOf(groups)) - index)).toBeLessThanOrEqual(0.000_051);
      }),
    );
  });

  it('is 0 for one group, most for groups of one size, and of nobody nothing', () => {
    expect(diversityOf([12, 0, 0])).toBe('0.0000');
    expect(diversityOf([6, 6])).toBe('0.5000');
    expect(diversityOf([4, 4, 4])).toBe('0.6667');
    expect(diversityOf([0, 0])).toBeNull();
    fc.assert(
      fc.property(count, count, count, (a, b, c) => {
        expect(Number(diversityOf([a, b, c]) ?? 0)).toBeLessThanOrEqual(0.6667);
      }),
    );
  });

  it('does not depend on the order of the groups, nor on their unit', () => {
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 40 }), (a, b, times) => {
        expect(diversityOf([a, b])).toBe(diversityOf([b, a]));
        expect(diversityOf([a * times, b * times])).toBe(diversityOf([a, b]));
      }),
    );
  });
});

describe('what is shown of a mix', () => {
  it('is exact for the organiser', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { italian, otherEu, thirdCountry } = given;
        const shown = toOriginMix(given, true);
        expect(shown).toMatchObject({ ...given, counted: italian + otherEu + thirdCountry });
        expect(shown.mixed).toBe([italian, otherEu, thirdCountry].filter((n) => n > 0).length > 1);
      }),
    );
  });

  it('is for others multiples of five, the index of what is shown, and nothing of few', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { mixed, diversity, ...numbers } = toOriginMix(given, false);
        for (const number of Object.values(numbers)) expect((number ?? 0) % 5).toBe(0);
        const groups = [numbers.italian, numbers.otherEu, numbers.thirdCountry].map((n) => n ?? 0);
        expect(diversity).toBe(diversityOf(groups));
        expect(mixed).toBe(groups.filter((each) => each > 0).length > 1);
      }),
    );
    const few = toOriginMix({ italian: 20, otherEu: 0, thirdCountry: 4, unknown: 1 }, false);
    expect(few).toMatchObject({ thirdCountry: null, unknown: null, mixed: false });
  });
});

describe('the mix of an activity', () => {
  let community: Bench;
  let event: string;
  const own = { organisationId: organisationId('association-01') };
  const document = `query ($event: ID!) { communityEvent(id: $event) {
    originMix { counted unknown italian otherEu thirdCountry mixed diversity } } }`;

  beforeAll(async () => {
    community = await openSubgraph('community');
    event = await aCommunityEvent(community, own);
    const input = {
      communityEventId: event,
      occurredOn: today,
      headCount: {
        cells: [
          { sex: 'FEMALE', citizenshipGroup: 'ITALIAN', count: 6 },
          { sex: 'MALE', citizenshipGroup: 'THIRD_COUNTRY_NATIONAL', count: 4 },
          { sex: 'MALE', count: 7 },
        ],
      },
    };
    const mutation = `mutation ($input: RecordParticipationInput!) {
      recordParticipation(input: $input) { errors { ... on UserError { code } } } }`;
    await community.query(mutation, { input }, associationLead, { now });
    const of = { ...own, communityEventId: event, occurredOn: today };
    for (let index = 0; index < 2; index += 1) {
      await aParticipation(community, of, await aRecord(community));
    }
    await aParticipation(community, { ...of, state: 'EXPECTED' }, await aRecord(community));
    await aParticipation(community, { ...of, state: 'CANCELLED', cancelReason: 'DUPLICATE' });
    await aParticipation(community, of);
  });
  afterAll(() => community.close());

  const seenBy = async (viewer: Viewer) => {
    const { data, errors } = await community.query(document, { event }, viewer);
    expect(errors).toEqual([]);
    return data.communityEvent.originMix;
  };

  it('counts persons as third-country nationals, and who is in no cell as unknown', async () => {
    expect(await seenBy(associationLead)).toEqual({
      counted: 12,
      unknown: 19,
      italian: 6,
      otherEu: 0,
      thirdCountry: 6,
      mixed: true,
      diversity: '0.5000',
    });
  });

  it('is rounded for everybody else, whatever they may read', async () => {
    const rounded = {
      counted: 10,
      unknown: 20,
      italian: 5,
      otherEu: 0,
      thirdCountry: 5,
      mixed: true,
      diversity: '0.5000',
    };
    const withoutScope = { ...associationLead, scopes: [] };
    for (const viewer of [anonymous, coordinator, associationLeadVerona, withoutScope]) {
      expect(await seenBy(viewer)).toEqual(rounded);
    }
  });
});
