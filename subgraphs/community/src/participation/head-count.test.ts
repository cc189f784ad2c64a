import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { associationLead, associationLeadVerona } from '../../../../tests/viewers.ts';
import { aCommunityEvent } from '../../tests/activities.ts';
import { aParticipation, asPlatform, now, organisationId, today } from '../../tests/rows.ts';
import { countSexes, type HeadCountCell, readHeadCount, totalOf } from './head-count.ts';
import { headCountCells } from './participation.table.ts';

const cell = fc.record({
  sex: fc.constantFrom('FEMALE', 'MALE', 'UNKNOWN'),
  ageBracket: fc.constantFrom('UNDER_18', 'FROM_18_TO_60', 'OVER_60', null),
  citizenshipGroup: fc.constantFrom('ITALIAN', 'OTHER_UNION', 'THIRD_COUNTRY_NATIONAL', null),
  count: fc.integer({ min: 1, max: 2_000 }),
});
const cells = fc.uniqueArray(cell as fc.Arbitrary<HeadCountCell>, {
  minLength: 1,
  selector: ({ sex, ageBracket, citizenshipGroup }) => `${sex} ${ageBracket} ${citizenshipGroup}`,
});

describe('the cells of a head-count', () => {
  it('say by sex what the numbers say, or make them', () => {
    fc.assert(
      fc.property(cells, (given) => {
        const sexes = countSexes(given);
        const expected = { ok: true, value: { ...sexes, cells: given } };
        expect(readHeadCount({ cells: given })).toEqual(expected);
        expect(readHeadCount({ ...sexes, cells: given })).toEqual(expected);
        expect(totalOf(sexes)).toBe(given.reduce((sum, { count }) => sum + count, 0));
      }),
    );
  });

  it('are refused when they add up to anything else', () => {
    const other = fc.record({ female: fc.nat(9), male: fc.nat(9), sexUnknown: fc.nat(9) });
    fc.assert(
      fc.property(cells, other, (given, off) => {
        fc.pre(totalOf(off) > 0);
        const sexes = countSexes(given);
        const wrong = {
          female: sexes.female + off.female,
          male: sexes.male + off.male,
          sexUnknown: sexes.sexUnknown + off.sexUnknown,
        };
        const refused = { ok: false, refusal: 'HeadCountCellsInvalid' };
        expect(readHeadCount({ ...wrong, cells: given })).toEqual(refused);
      }),
    );
  });

  it('are each there once, and of somebody', () => {
    fc.assert(
      fc.property(cells, fc.integer({ max: 0 }), (given, none) => {
        const refused = { ok: false, refusal: 'HeadCountCellsInvalid' };
        expect(readHeadCount({ cells: [...given, ...given.slice(0, 1)] })).toEqual(refused);
        const empty = given.map((each) => ({ ...each, count: none }));
        expect(readHeadCount({ cells: empty })).toEqual(refused);
      }),
    );
  });
});

describe('through the schema', () => {
  let community: Bench;
  const own = { organisationId: organisationId('association-01') };
  beforeAll(async () => {
    community = await openSubgraph('community');
  });
  afterAll(() => community.close());

  const mutation = `mutation ($input: RecordParticipationInput!) { recordParticipation(input: $input) {
    participation { id headCount { total female male cells { sex ageBracket citizenshipGroup count } } }
    errors { ... on UserError { code message path } } } }`;

  async function record(headCount: object, language: 'it' | 'en' = 'en') {
    const communityEventId = await aCommunityEvent(community, own);
    const input = { communityEventId, headCount, occurredOn: today };
    const { data } = await community.query(mutation, { input }, associationLead, { now, language });
    return data.recordParticipation;
  }

  it('cells are kept, and read again', async () => {
    const given = [
      { sex: 'FEMALE', ageBracket: 'UNDER_18', citizenshipGroup: 'ITALIAN', count: 2 },
      { sex: 'MALE', count: 4 },
    ];
    const { participation } = await record({ cells: given });
    expect(participation.headCount).toEqual({
      total: 6,
      female: 2,
      male: 4,
      cells: [given[0], { ...given[1], ageBracket: null, citizenshipGroup: null }],
    });
    const document =
      'query ($id: ID!) { participation(id: $id) { headCount { cells { count } } } }';
    const read = await community.query(document, { id: participation.id }, associationLead);
    expect(read.data.participation.headCount.cells).toEqual([{ count: 2 }, { count: 4 }]);
    const others = await community.query(document, { id: participation.id }, associationLeadVerona);
    expect(others.data.participation).toBeNull();
  });

  it('what does not add up is refused, in both languages', async () => {
    const wrong = { female: 3, cells: [{ sex: 'FEMALE', count: 2 }] };
    const { errors } = await record(wrong);
    expect(errors[0]).toMatchObject({
      code: 'HEAD_COUNT_CELLS_INVALID',
      path: ['input', 'headCount', 'cells'],
    });
    expect((await record(wrong, 'it')).errors[0].message).toContain('caselle');
  });

  it('the database holds that they add up', async () => {
    const communityEventId = await aCommunityEvent(community, own);
    const participationId = await aParticipation(community, { ...own, communityEventId });
    const some = { participationId, ageBracket: 'UNKNOWN', citizenshipGroup: 'UNKNOWN' } as const;
    const write = (count: number) =>
      asPlatform(community, (tx) =>
        tx.insert(headCountCells).values([
          { ...some, sex: 'FEMALE', count: 7 },
          { ...some, sex: 'MALE', count: 4 },
          { ...some, sex: 'UNKNOWN', count },
        ]),
      );
    await expect(write(2)).rejects.toMatchObject({
      constraint_name: 'participation_head_count_adds_up',
    });
    await write(1);
  });
});
