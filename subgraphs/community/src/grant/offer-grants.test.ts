import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { createContext } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseNow } from '../../../../tests/undertakings.ts';
import { associationLead, coordinator, platform } from '../../../../tests/viewers.ts';
import { aFundedProposal, aGrant, anAwardedCall } from '../../tests/grants.ts';
import { callUndertaking } from '../call/call.repository.ts';
import { grants } from './grant.table.ts';
import { offerGrants } from './offer-grants.ts';

let community: Bench;
let callId: string;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

async function offer(...amounts: string[]) {
  callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
  const offers: Parameters<typeof offerGrants>[3][number][] = [];
  for (const amount of amounts) {
    offers.push({ proposal: await aFundedProposal(community, callId), amount });
  }
  const context = createContext({
    ...community,
    ...{ viewer: coordinator, language: 'en', now: caseNow },
  });
  return transaction(context, async (tx) => {
    const call = await callUndertaking.findForUpdate(tx, callId);
    if (!call) throw new Error('No call');
    return offerGrants(tx, context, { call, offeredOn: '2026-02-02' }, offers);
  });
}

const held = () =>
  actingAs(community, platform, (tx) => tx.select().from(grants).where(eq(grants.callId, callId)));

describe('several offers', () => {
  it('are made together, each with its step and its entry in the feed', async () => {
    const offered = await offer('600.00', '300.00', '100.00');
    if (!offered.ok) throw new Error(offered.refusal);
    expect(offered.value.map(({ amount }) => amount)).toEqual(['600.00', '300.00', '100.00']);
    expect(await held()).toHaveLength(3);
    const { data } = await community.query(
      'query ($id: ID!) { call(id: $id) { grants { nodes { steps { act state happenedOn } } } } }',
      { id: callId },
      coordinator,
    );
    const opening = { act: null, state: 'OFFERED', happenedOn: '2026-02-02' };
    expect(data.call.grants.nodes).toEqual(Array(3).fill({ steps: [opening] }));
    const feed = await community.query(
      '{ communityChanges(first: 100, types: ["Grant"]) { nodes { entityId kind } } }',
      {},
      { ...associationLead, scopes: [...associationLead.scopes, 'feed:read'] },
    );
    const told = offered.value.map(({ id }) => ({ entityId: id, kind: 'CREATED' }));
    expect(feed.data.communityChanges.nodes).toEqual(expect.arrayContaining(told));
  });

  it('are all refused where the call has less left than all of them, to the cent', async () => {
    expect(await offer('600.00', '400.01')).toEqual({ ok: false, refusal: 'CallBudgetExceeded' });
    expect(await held()).toEqual([]);
    expect((await offer()).ok).toBe(true);
  });

  it('are held by the database to what is left, also where one statement makes them', async () => {
    await offer();
    const grant = await aGrant(community, { callId, amount: '100.00' });
    const proposals = [
      await aFundedProposal(community, callId),
      await aFundedProposal(community, callId),
    ];
    const rows = proposals.map(({ id: proposalId }) => {
      return { ...grant, id: newId('grant'), proposalId, amount: '500.00' };
    });
    const insert = actingAs(community, platform, (tx) => tx.insert(grants).values(rows));
    await expect(insert).rejects.toMatchObject({ cause: { message: /less left/ } });
    expect(await held()).toHaveLength(1);
  });
});
