import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { associationLead } from '../../../../tests/viewers.ts';
import {
  act,
  aFundedProposal,
  aGrant,
  anAwardedCall,
  codesOf,
  grantIn,
} from '../../tests/grants.ts';
import type { Grant, GrantState } from './grant.ts';

let community: Bench;
let callId: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  callId = await anAwardedCall(community);
});
afterAll(() => community.close());

async function statesOf({ id }: Pick<Grant, 'id'>) {
  const document = `query ($id: ID!) { grant(id: $id) { state version steps { act happenedOn }
    proposal { state version steps { act happenedOn } grant { id } } } }`;
  const { data, errors } = await community.query(document, { id }, associationLead);
  expect(errors).toEqual([]);
  return data.grant;
}

describe('who declines a grant', () => {
  it.each(['OFFERED', 'ACCEPTED'] as const)('that is %s withdraws its proposal', async (state) => {
    const grant = await aGrant(community, { callId, ...grantIn(state) });
    const declined = await act(community, 'declineGrant', grant.id, {});
    expect(declined.grant).toMatchObject({ state: 'DECLINED', version: 2 });
    const withdrawn = { act: 'WITHDRAW', happenedOn: '2026-02-10' };
    expect(await statesOf(grant)).toMatchObject({
      ...{ state: 'DECLINED', steps: [{ act: 'DECLINE', happenedOn: '2026-02-10' }] },
      proposal: { state: 'WITHDRAWN', version: 2, steps: [withdrawn], grant: { id: grant.id } },
    });
  });

  it('leaves both as they were where one cannot go on', async () => {
    const grant = await aGrant(community, { callId });
    const early = await act(community, 'declineGrant', grant.id, { happenedOn: '2026-02-01' });
    const contracted = await aGrant(community, { callId, ...grantIn('CONTRACTED') });
    const late = await act(community, 'declineGrant', contracted.id, {});
    expect(codesOf([early, late])).toEqual(['CASE_TOO_EARLY', 'CASE_STATE_FORBIDS']);
    for (const each of [grant, contracted]) {
      expect(await statesOf(each)).toMatchObject({
        ...{ version: 1, proposal: { state: 'FUNDED', version: 1 } },
      });
    }
  });

  it('races who accepts it: one of the two is heard', async () => {
    for (let round = 0; round < 5; round += 1) {
      const grant = await aGrant(community, { callId, amount: '10.00' });
      const payloads = await Promise.all([
        act(community, 'declineGrant', grant.id, {}),
        act(community, 'acceptGrant', grant.id, { deMinimisAid: '0' }),
      ]);
      expect(codesOf(payloads).toSorted()).toEqual(['CASE_CHANGED', undefined]);
    }
  });
});

describe('whoever withdraws a proposal', () => {
  const withdraw = (proposalId: string, more: object = {}) =>
    mutate(
      community,
      'withdrawProposal',
      'proposal { state }',
      { proposalId, version: 1, happenedOn: '2026-02-10', ...more },
      { viewer: associationLead },
    );

  it.each<[GrantState, GrantState, string | undefined]>([
    ['OFFERED', 'DECLINED', undefined],
    ['ACCEPTED', 'DECLINED', undefined],
    ['CONTRACTED', 'CONTRACTED', 'GRANT_CONTRACTED'],
    ['RUNNING', 'RUNNING', 'GRANT_CONTRACTED'],
    ['CLOSED', 'CLOSED', 'GRANT_CONTRACTED'],
    ['REVOKED', 'REVOKED', undefined],
  ])('with a grant that is %s leaves one that is %s, or is refused', async (from, to, code) => {
    const grant = await aGrant(community, { callId, ...grantIn(from), amount: '10.00' });
    const payload = await withdraw(grant.proposalId);
    expect([payload.errors[0]?.code, await statesOf(grant)]).toMatchObject([
      code,
      { state: to, proposal: { state: code ? 'FUNDED' : 'WITHDRAWN' } },
    ]);
  });

  it('does so not before the grant was accepted, and without one at any time', async () => {
    const facts = { callId, ...grantIn('ACCEPTED'), stateSince: '2026-02-11', amount: '10.00' };
    const grant = await aGrant(community, facts);
    const none = await aFundedProposal(community, callId);
    expect(codesOf([await withdraw(grant.proposalId), await withdraw(none.id)])).toEqual([
      'CASE_TOO_EARLY',
      undefined,
    ]);
    expect(await statesOf(grant)).toMatchObject({ state: 'ACCEPTED', proposal: { version: 1 } });
  });

  it('races who declines its grant: one of the two is heard', async () => {
    for (let round = 0; round < 5; round += 1) {
      const grant = await aGrant(community, { callId, amount: '10.00' });
      const payloads = await Promise.all([
        act(community, 'declineGrant', grant.id, {}),
        withdraw(grant.proposalId),
      ]);
      expect(codesOf(payloads).toSorted()).toEqual(['CASE_CHANGED', undefined]);
    }
  });
});
