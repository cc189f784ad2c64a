import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { centsOf, euroOf } from '#shared/euro.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  coordinator,
  evaluatorRegione,
  platform,
} from '../../../../tests/viewers.ts';
import {
  act,
  aFundedProposal,
  aGrant,
  anAwardedCall,
  anOffer,
  grantIn,
  owe,
  paid,
} from '../../tests/grants.ts';
import { calls } from '../call/call.table.ts';
import { grantUndertaking } from './grant.repository.ts';
import { grantInstalments, grants } from './grant.table.ts';
import { freedStates, type GrantState, grantLifeCycle } from './grant.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const offer = (callId: string, amount: string, viewer = coordinator) =>
  anOffer(community, callId, amount, viewer);

const told = (answers: { ok: boolean }[]) => answers.map(({ ok }) => ok);

/** Whatever holds it back, by the name of its constraint. */
async function refusedBy(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (fault: { cause?: { constraint_name?: string; message?: string } }) => fault.cause,
  );
  return error && (error.constraint_name ?? error.message);
}

describe('an offer', () => {
  it('is of no more than is left of the call, to the cent', async () => {
    const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
    const answers = [
      await offer(callId, '600.00'),
      await offer(callId, '400.01'),
      await offer(callId, '400.00'),
      await offer(callId, '0.01'),
    ];
    expect(told(answers)).toEqual([true, false, true, false]);
    expect(answers[1]).toEqual({ ok: false, refusal: 'CallBudgetExceeded' });
  });

  it('begins with a step, and the feed tells its beneficiary of it', async () => {
    const callId = await anAwardedCall(community);
    const offered = await offer(callId, '600.00');
    if (!offered.ok) throw new Error(offered.refusal);
    const { id } = offered.value;
    const { data } = await community.query(
      'query ($id: ID!) { grant(id: $id) { state steps { act state happenedOn } } }',
      { id },
      associationLead,
    );
    const opening = { act: null, state: 'OFFERED', happenedOn: '2026-02-02' };
    expect(data.grant).toEqual({ state: 'OFFERED', steps: [opening] });
    const feed = await community.query(
      `{ communityChanges(first: 100, types: ["Grant"]) { nodes { entityId kind } } }`,
      {},
      { ...associationLead, scopes: [...associationLead.scopes, 'feed:read'] },
    );
    expect(feed.data.communityChanges.nodes).toContainEqual({ entityId: id, kind: 'CREATED' });
  });

  it('is written by nobody who may not decide, whatever leads there', async () => {
    const callId = await anAwardedCall(community);
    await expect(offer(callId, '1.00', associationLead)).rejects.toThrow(/insert into "grant"/);
  });

  it('of three at once that a call cannot all hold, is made once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
      const answers = await Promise.all([
        offer(callId, '600.00'),
        offer(callId, '600.00'),
        offer(callId, '600.00'),
      ]);
      expect(told(answers).toSorted()).toEqual([false, false, true]);
    }
  });
});

describe('the budget of a call', () => {
  const states = new Set<GrantState>([
    'OFFERED',
    ...Object.values(grantLifeCycle).map(({ to }) => to),
  ]);

  it.each([...states])('is taken by a grant that is %s, or is not', async (state) => {
    const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
    await aGrant(community, { callId, ...grantIn(state) });
    const isFreed = (freedStates as readonly GrantState[]).includes(state);
    expect((await offer(callId, '0.01')).ok).toBe(isFreed);
  });

  it('is not free of what was paid until it is paid back', async () => {
    const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
    const grant = await aGrant(community, { callId, ...grantIn('RUNNING') }, [paid]);
    const revocation = { revocationReason: 'Mai iniziato.', recoveryDueOn: '2026-04-01' };
    await act(community, 'revokeGrant', grant.id, revocation);
    expect(told([await offer(callId, '300.01'), await offer(callId, '300.00')])).toEqual([
      false,
      true,
    ]);
    await act(community, 'recoverGrant', grant.id, { version: 2, paymentRef: 'REV-1' });
    expect(told([await offer(callId, '700.01'), await offer(callId, '700.00')])).toEqual([
      false,
      true,
    ]);
  });
});

describe('what is accepted of a grant', () => {
  const whole = { budget: '1000.00', maxGrant: '1000.00' };
  /** A cent more than is left, and what is left. */
  const offerMost = async (callId: string, amount: string) => {
    const more = await offer(callId, euroOf(centsOf(amount) + 1n));
    return told([more, await offer(callId, amount)]);
  };

  it('is what it takes of the budget from then on', async () => {
    const callId = await anAwardedCall(community, whole);
    const { id } = await aGrant(community, { callId, ...grantIn('REPORTED') }, [paid]);
    const accepted = { acceptedAmount: '800.01', paymentRef: 'MAND-1' };
    await act(community, 'payGrantBalance', id, accepted);
    expect(await offerMost(callId, '199.99')).toEqual([false, true]);
    await act(community, 'advanceGrant', id, { version: 2, act: 'CLOSE' });
    expect(told([await offer(callId, '0.01')])).toEqual([false]);
  });

  it('frees what was paid beyond it once that is paid back', async () => {
    const callId = await anAwardedCall(community, whole);
    const { id } = await aGrant(community, { callId, ...grantIn('REPORTED') }, [paid]);
    const accepted = { acceptedAmount: '520.25', recoveryDueOn: '2026-04-01' };
    await act(community, 'payGrantBalance', id, accepted);
    expect(await offerMost(callId, '300.00')).toEqual([false, true]);
    await act(community, 'payBackGrant', id, { version: 2, paymentRef: 'REV-1' });
    expect(await offerMost(callId, '179.75')).toEqual([false, true]);
  });
});

describe('the database', () => {
  const write = (work: (tx: Tx) => Promise<unknown>, viewer = platform) =>
    refusedBy(actingAs(community, viewer, work));

  it('keeps grants within the budget of their call, whoever writes them', async () => {
    const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
    const grant = await aGrant(community, { callId, amount: '600.00' });
    expect(await refusedBy(aGrant(community, { callId, amount: '400.01' }))).toBe(
      'call_within_budget',
    );
    const set = (amount: string, viewer = platform) =>
      write((tx) => tx.update(grants).set({ amount }).where(eq(grants.id, grant.id)), viewer);
    expect(await set('1000.01')).toBe('call_within_budget');
    expect(await set('601.00', associationLead)).toBe('call_within_budget');
    expect(await set('500.00')).toBeUndefined();
    const declined = await aGrant(community, { callId, amount: '900.00', state: 'DECLINED' });
    const revive = (tx: Tx) =>
      tx.update(grants).set({ state: 'OFFERED' }).where(eq(grants.id, declined.id));
    expect(await write(revive)).toBe('call_within_budget');
    const cut = (budget: string) => (tx: Tx) =>
      tx.update(calls).set({ budget, maxGrant: budget }).where(eq(calls.id, callId));
    expect(await write(cut('499.99'))).toBe('call_within_budget');
    expect(await write(cut('500.00'))).toBeUndefined();
  });

  it('keeps what is accepted within the budget, and above what was paid and stays so', async () => {
    const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
    const reported = { ...grantIn('BALANCE_PAID'), reportedAmount: '1000.00' };
    const facts = { callId, ...reported, acceptedAmount: '750.00' };
    const { id } = await aGrant(community, facts, [paid]);
    await aGrant(community, { callId, amount: '250.00' });
    const accept = (acceptedAmount: string | null) =>
      write((tx) => tx.update(grants).set({ acceptedAmount }).where(eq(grants.id, id)));
    expect(await accept('750.01')).toBe('call_within_budget');
    expect(await accept(null)).toBe('call_within_budget');
    expect(await accept('699.99')).toBe('grant_within_amount');
    expect(await accept('700.00')).toBeUndefined();
    const balance = owe(community, id, { kind: 'BALANCE', amount: '0.01' });
    expect(await refusedBy(balance)).toBe('grant_within_amount');
    await owe(community, id, { kind: 'RECOVERY', amount: '100.00', ...paid });
    const second = (amount: string, more = {}) =>
      refusedBy(owe(community, id, { kind: 'RECOVERY', number: 2, amount, ...more }));
    expect(await second('600.01')).toBe('grant_within_amount');
    expect(await second('300.00')).toBeUndefined();
    expect(await second('300.00', { number: 3 })).toBe('grant_instalment_one_to_recover');
    const advance = owe(community, id, { number: 2, amount: '0.01' });
    expect(await refusedBy(advance)).toBe('grant_instalment_number');
  });

  it('lets two that insert past the use case race in vain', async () => {
    const callId = await anAwardedCall(community, { budget: '1000.00', maxGrant: '1000.00' });
    const made = await Promise.all(
      [1, 2, 3].map(() => refusedBy(aGrant(community, { callId, amount: '600.00' }))),
    );
    expect(made.toSorted()).toEqual(['call_within_budget', 'call_within_budget', undefined]);
  });

  it('keeps instalments within their grant, and a recovery within what was paid', async () => {
    const grant = await aGrant(community, grantIn('CONTRACTED'), [paid]);
    const more = (instalment: Parameters<typeof owe>[2]) =>
      refusedBy(owe(community, grant.id, instalment));
    expect(await more({ kind: 'BALANCE', amount: '300.01' })).toBe('grant_within_amount');
    expect(await more({ kind: 'RECOVERY', amount: '700.01' })).toBe('grant_within_amount');
    expect(await more({ kind: 'BALANCE', amount: '300.00' })).toBeUndefined();
    expect(await more({ kind: 'RECOVERY', amount: '700.01' })).toBe('grant_within_amount');
    const raise = (tx: Tx) =>
      tx
        .update(grantInstalments)
        .set({ amount: '1000.00' })
        .where(eq(grantInstalments.grantId, grant.id));
    expect(await write(raise)).toBe('grant_within_amount');
  });

  it('lets nobody but the Regione offer a grant, or write what is paid of it', async () => {
    const grant = await aGrant(community, grantIn('CONTRACTED'), [{}]);
    const proposal = await aFundedProposal(community, grant.callId);
    const own = { ...grant, id: grant.id.replace(/.$/, '0'), proposalId: proposal.id, cup: null };
    for (const viewer of [associationLead, { ...evaluatorRegione, scopes: coordinator.scopes }]) {
      const offered = { ...own, contractedOn: null };
      const fault = await write((tx) => grantUndertaking.insert(tx, offered), viewer);
      expect(fault).toMatch(/call_within_budget|row-level security/);
    }
    const pay = (tx: Tx) =>
      tx.update(grantInstalments).set(paid).where(eq(grantInstalments.grantId, grant.id));
    expect(await write(pay, associationLead)).toMatch(/row-level security/);
    await write((tx) => tx.delete(grantInstalments), associationLead);
    const [left] = await actingAs(community, platform, (tx) =>
      tx
        .select({ count: sql<number>`count(*)::int` })
        .from(grantInstalments)
        .where(eq(grantInstalments.grantId, grant.id)),
    );
    expect(left).toEqual({ count: 1 });
  });
});
