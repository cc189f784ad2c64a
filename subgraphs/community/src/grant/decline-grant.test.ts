import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createContext } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { ok } from '#shared/result.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseNow } from '../../../../tests/undertakings.ts';
import { associationLead } from '../../../../tests/viewers.ts';
import {
  act,
  aFundedProposal,
  aGrant,
  anAwardedCall,
  codesOf,
  grantIn,
} from '../../tests/grants.ts';
import { declineGrantOf } from './decline-grant.ts';
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
  /** As the withdrawal does it, once the proposal is withdrawn. */
  function decline(proposalId: string) {
    const context = createContext({
      ...{ ...community, viewer: associationLead, language: 'en', now: caseNow },
    });
    const proposal = { id: proposalId, stateSince: '2026-02-10' };
    return transaction(context, async (tx) => {
      const declined = await declineGrantOf(tx, context, proposal);
      return declined.ok ? ok(declined.value?.state) : declined;
    });
  }

  const forbidden = { ok: false, refusal: 'CaseStateForbids' };
  it.each<[GrantState, object]>([
    ['OFFERED', { ok: true, value: 'DECLINED' }],
    ['ACCEPTED', { ok: true, value: 'DECLINED' }],
    ['CONTRACTED', forbidden],
    ['RUNNING', forbidden],
    ['CLOSED', forbidden],
    ['REVOKED', forbidden],
  ])('with a grant that is %s declines it, or is refused', async (state, answer) => {
    const grant = await aGrant(community, { callId, ...grantIn(state), amount: '10.00' });
    expect(await decline(grant.proposalId)).toEqual(answer);
  });

  it('without a grant declines nothing', async () => {
    const proposal = await aFundedProposal(community, callId);
    expect(await decline(proposal.id)).toEqual({ ok: true, value: undefined });
  });
});
