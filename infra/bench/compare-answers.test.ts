import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { firstDifference, plain } from './compare-answers.ts';
import { Behind, digestOf, postgraphileCursor } from './cursors.ts';

const uuid = '0195520b-0500-7000-8000-000000000001';

describe('answers of two subjects', () => {
  it('are equal when only ids and cursors are written otherwise', () => {
    const id = toTypeId('enrolment', uuid);
    const endCursor = encodeCursor('Enrolment:ENROLLED_ON_DESC', ['2026-01-07', id]);
    const ours = { enrolments: { nodes: [{ id }], pageInfo: { endCursor } } };
    const byHand = {
      enrolments: { nodes: [{ id: uuid }], pageInfo: { endCursor: ['2026-01-07', uuid] } },
    };
    const cursor = postgraphileCursor('0123abc', new Behind('2026-01-07', uuid));
    const theirs = { enrolments: { nodes: [{ id: uuid }], pageInfo: { endCursor: cursor } } };
    expect(firstDifference(plain(ours), plain(byHand))).toBeUndefined();
    expect(firstDifference(plain(ours), plain(theirs))).toBeUndefined();
    expect(digestOf(cursor)).toBe('0123abc');
  });

  it.each([
    [
      'another value',
      { nodes: [{ sex: 'MALE' }] },
      'data.nodes[0].sex is "MALE" instead of "FEMALE"',
    ],
    ['an item too many', { nodes: [{ sex: 'FEMALE' }, {}] }, 'data.nodes has 2 items instead of 1'],
    [
      'a field too many',
      { nodes: [{ sex: 'FEMALE' }], total: 1 },
      'data.total is 1 instead of undefined',
    ],
    ['a field missing', {}, 'data.nodes is undefined instead of [{"sex":"FEMALE"}]'],
    ['null for a list', { nodes: null }, 'data.nodes is null instead of [{"sex":"FEMALE"}]'],
  ])('differ by %s, and it is said where', (_, found, difference) => {
    expect(firstDifference({ nodes: [{ sex: 'FEMALE' }] }, found)).toBe(difference);
  });

  it('differ by the order of a list', () => {
    expect(firstDifference([1, 2], [2, 1])).toBe('data[0] is 2 instead of 1');
  });
});
