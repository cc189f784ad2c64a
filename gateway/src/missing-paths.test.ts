import { expect, it } from '@jest/globals';
import { missingPaths } from './missing-paths.ts';

it('of a question are its fields, as they are named in the answer', () => {
  const query = '{ __typename courses { nodes { id } } old: territory(code: "A") { name } }';
  expect(missingPaths({ query })).toEqual([['courses'], ['old']]);
});

it('of entities are the fields that each of them is asked for, by its type', () => {
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ...F ... on Person { enrolments { id } } } }
    fragment F on Memorandum { referrals { sent } late: referrals { sent } }`;
  const representations = ['Memorandum', 'Person'].map((__typename) => ({ __typename, id: '1' }));
  expect(missingPaths({ query, variables: { representations } })).toEqual([
    ['_entities', 0, 'referrals'],
    ['_entities', 0, 'late'],
    ['_entities', 1, 'enrolments'],
  ]);
});
