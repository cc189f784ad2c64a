import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centsOf, euroOf } from '#shared/euro.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { coordinator } from '../../../../tests/viewers.ts';
import { aCup, act, aGrant, aLead, anAwardedCall, anOffer, whoActs } from '../../tests/grants.ts';
import type { GrantInstalment, GrantState } from './grant.ts';
import { freedStates } from './grant.ts';
import { partOf } from './grant-money.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const euro = fc.bigInt({ min: 1n, max: 300_000_00n }).map(euroOf);
const percent = fc.integer({ min: 0, max: 100 });

/** What somebody tries to do with a grant of some amount; what its state does not allow is refused. */
type Attempt = { name: string; more: (amount: string) => object };

const attempt = (name: string, more: object): Attempt => ({ name, more: () => more });

const accept = attempt('acceptGrant', { deMinimisAid: '0' });
const due = { advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' };
const contract: Attempt = { name: 'contractGrant', more: () => ({ ...due, cup: aCup() }) };
const payAdvance = attempt('payGrantAdvance', { paymentRef: 'MAND-1' });
const start = attempt('advanceGrant', { act: 'START' });
const reportOf = (part: number): Attempt => ({
  name: 'reportGrant',
  more: (amount) => ({ reportedAmount: partOf(amount, part), report: 'Fatto.' }),
});
/** Whether there is something to pay is tried out. */
const balanceOf = (part: number, paymentRef: string | null = 'MAND-2'): Attempt => ({
  name: 'payGrantBalance',
  more: (amount) => ({ ...back, acceptedAmount: partOf(amount, part), paymentRef }),
});
const back = { recoveryDueOn: '2026-04-01' };
const payBack = attempt('payBackGrant', { paymentRef: 'REV-1' });
const close = attempt('advanceGrant', { act: 'CLOSE' });
const revoke = attempt('revokeGrant', { revocationReason: 'No.', ...back });
const recover = attempt('recoverGrant', { paymentRef: 'REV-2' });

const attempts = fc.oneof(
  fc.constantFrom(accept, contract, payAdvance, start, payBack, close),
  fc.constantFrom(revoke, recover),
  fc.integer({ min: 0, max: 120 }).map(reportOf),
  fc.constant(attempt('returnGrantReport', { returnReason: 'No.' })),
  fc.tuple(percent, fc.constantFrom('MAND-2', null)).map(([part, ref]) => balanceOf(part, ref)),
);

/** The usual way as far as it comes, then whatever anybody tries. */
const life = fc
  .tuple(percent, fc.integer({ min: 0, max: 20 }), fc.array(attempts, { maxLength: 12 }))
  .map(([part, steps, then]) => [
    ...[accept, contract, payAdvance, start, reportOf(100)].slice(0, steps),
    ...[balanceOf(part), balanceOf(part, null), payBack, close].slice(0, Math.max(0, steps - 5)),
    ...then,
  ]);

type Shown = {
  version: number;
  state: GrantState;
  acceptedAmount: string | null;
  paid: string;
  toPay: string;
  toRecover: string;
  recovered: string;
  instalments: GrantInstalment[];
};

const inCents = ({ paid, toPay, toRecover, recovered }: Shown) => ({
  paid: centsOf(paid),
  toPay: centsOf(toPay),
  toRecover: centsOf(toRecover),
  recovered: centsOf(recovered),
});

function checkMoney(amount: string, grant: Shown) {
  const of = (kind: string) =>
    grant.instalments
      .filter((each) => each.kind === kind)
      .reduce((sum, each) => sum + centsOf(each.amount), 0n);
  const { paid, toPay, toRecover, recovered } = inCents(grant);
  expect(paid + toPay).toBe(of('ADVANCE') + of('BALANCE'));
  expect(toRecover + recovered).toBe(of('RECOVERY'));
  expect(paid + toPay <= centsOf(amount)).toBe(true);
  expect(toRecover + recovered <= paid).toBe(true);
  const accepted = grant.acceptedAmount === null ? undefined : centsOf(grant.acceptedAmount);
  if (accepted !== undefined) expect(paid - toRecover - recovered <= accepted).toBe(true);
  switch (grant.state) {
    case 'CONTRACTED':
    case 'ADVANCE_PAID':
    case 'RUNNING':
    case 'REPORTED':
      return expect([paid + toPay, toRecover + recovered]).toEqual([centsOf(amount), 0n]);
    case 'BALANCE_PAID':
      return expect([paid - toRecover - recovered, toPay]).toEqual([accepted, 0n]);
    case 'CLOSED':
      return expect([paid - recovered, toPay, toRecover]).toEqual([accepted, 0n, 0n]);
    case 'REVOKED':
      return expect([paid - recovered, toPay]).toEqual([toRecover, 0n]);
    case 'RECOVERED':
      return expect([paid - recovered, toPay, toRecover]).toEqual([0n, 0n, 0n]);
  }
}

describe('whatever happens to a grant', () => {
  it('no more is paid than it is, nor kept than is accepted, and of what is revoked nothing', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(euro, percent, life, async (amount, advancePercent, attempted) => {
        const budget = { budget: '300000.00', maxGrant: '300000.00' };
        const callId = await anAwardedCall(community, { ...budget, advancePercent });
        const lead = aLead();
        const facts = { callId, amount, organisationId: lead.organisation };
        const { id } = await aGrant(community, facts);
        let [version, before] = [1, 'OFFERED'];
        for (const { name, more } of attempted) {
          const told = { ...more(amount), version };
          const { grant } = await act(community, name, id, told, whoActs(name, lead));
          if (!grant) continue;
          version = grant.version;
          reached.add(grant.toRecover === '0.00' ? grant.state : `${grant.state}, owing`);
          reached.add(`${before} → ${grant.state}`);
          before = grant.state;
          checkMoney(amount, grant);
        }
      }),
      { numRuns: 40 },
    );
    const all = ['BALANCE_PAID, owing', 'CLOSED', 'REVOKED, owing', 'CLOSED → REVOKED'];
    expect(all.filter((each) => !reached.has(each))).toEqual([]);
  }, 180_000);
});

describe('whatever happens to the grants of a call', () => {
  /** What is granted, or accepted of it, and what is not paid back; what was paid is never more. */
  function checkBudget(budget: string, amounts: string[], all: Shown[]) {
    const isFreed = (state: GrantState) => (freedStates as readonly GrantState[]).includes(state);
    let [taken, kept] = [0n, 0n];
    for (const [index, grant] of all.entries()) {
      const { paid, toRecover, recovered } = inCents(grant);
      const takes = grant.acceptedAmount ?? amounts[index] ?? '';
      taken += (isFreed(grant.state) ? 0n : centsOf(takes)) + toRecover;
      kept += paid - recovered;
    }
    expect(taken <= centsOf(budget)).toBe(true);
    expect(kept <= taken).toBe(true);
    return taken;
  }

  it('they never take more than its budget, and all that they free can be granted anew', async () => {
    const budget = '1000.00';
    const question = `query ($id: ID!) { call(id: $id) { grants(first: 100, orderBy: [OPENED_ON_ASC]) {
      nodes { id version state amount acceptedAmount paid toPay toRecover recovered
        instalments { kind amount } } } } }`;
    const cents = fc.bigInt({ min: 1n, max: 400_00n }).map(euroOf);
    const lives = fc.array(fc.tuple(cents, life), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(percent, lives, async (advancePercent, offered) => {
        const facts = { budget, maxGrant: budget, advancePercent };
        const callId = await anAwardedCall(community, facts);
        const read = async (): Promise<(Shown & { id: string; amount: string })[]> =>
          (await community.query(question, { id: callId }, coordinator)).data.call.grants.nodes;
        const check = async () => {
          const all = await read();
          const amounts = all.map(({ amount }) => amount);
          return centsOf(budget) - checkBudget(budget, amounts, all);
        };
        for (const [amount, attempted] of offered) {
          const left = await check();
          const made = await anOffer(community, callId, amount);
          expect(made.ok).toBe(centsOf(amount) <= left);
          if (!made.ok) continue;
          const { id } = made.value;
          let version = 1;
          for (const { name, more } of attempted) {
            const { grant } = await act(community, name, id, { ...more(amount), version });
            version = grant?.version ?? version;
          }
        }
        const left = await check();
        expect((await anOffer(community, callId, euroOf(left + 1n))).ok).toBe(false);
        if (left > 0n) expect((await anOffer(community, callId, euroOf(left))).ok).toBe(true);
        await check();
      }),
      { numRuns: 15 },
    );
  }, 180_000);
});
