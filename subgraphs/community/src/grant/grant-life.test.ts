import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centsOf, euroOf } from '#shared/euro.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { aCup, act, aGrant, aLead, anAwardedCall, whoActs } from '../../tests/grants.ts';
import type { GrantInstalment } from './grant.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const euro = fc.bigInt({ min: 1n, max: 300_000_00n }).map(euroOf);

/** What somebody tries to do with a grant; what its state does not allow is refused. */
const attempt = fc.oneof(
  fc.constant({ name: 'acceptGrant', more: { deMinimisAid: '0' } }),
  fc.constant({
    name: 'contractGrant',
    more: { advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' },
  }),
  fc.constant({ name: 'payGrantAdvance', more: { paymentRef: 'MAND-1' } }),
  fc.constant({ name: 'advanceGrant', more: { act: 'START' } }),
  euro.map((reportedAmount) => ({ name: 'reportGrant', more: { reportedAmount, report: 'Sì.' } })),
  fc.constant({ name: 'returnGrantReport', more: { returnReason: 'No.' } }),
  euro.map((acceptedAmount) => ({
    name: 'payGrantBalance',
    more: { acceptedAmount, paymentRef: 'MAND-2' },
  })),
  fc.constant({ name: 'advanceGrant', more: { act: 'CLOSE' } }),
  fc.constant({
    name: 'revokeGrant',
    more: { revocationReason: 'No.', recoveryDueOn: '2026-04-01' },
  }),
  fc.constant({ name: 'recoverGrant', more: { paymentRef: 'REV-1' } }),
);

const usualWay = [
  { name: 'acceptGrant', more: { deMinimisAid: '0' } },
  { name: 'contractGrant', more: { advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' } },
  { name: 'payGrantAdvance', more: { paymentRef: 'MAND-1' } },
  { name: 'advanceGrant', more: { act: 'START' } },
];

type Shown = {
  version: number;
  state: string;
  acceptedAmount: string | null;
  paid: string;
  toPay: string;
  toRecover: string;
  recovered: string;
  instalments: GrantInstalment[];
};

const sumOf = (instalments: readonly GrantInstalment[]) =>
  instalments.reduce((sum, { amount }) => sum + centsOf(amount), 0n);

function checkMoney(amount: string, grant: Shown) {
  const of = (kind: string) => sumOf(grant.instalments.filter((each) => each.kind === kind));
  const [paid, toPay] = [centsOf(grant.paid), centsOf(grant.toPay)];
  expect(paid + toPay).toBe(of('ADVANCE') + of('BALANCE'));
  expect(paid + toPay <= centsOf(amount)).toBe(true);
  expect(centsOf(grant.toRecover) + centsOf(grant.recovered)).toBe(of('RECOVERY'));
  const isContracted = ['CONTRACTED', 'ADVANCE_PAID', 'RUNNING', 'REPORTED'].includes(grant.state);
  if (isContracted) expect(paid + toPay).toBe(centsOf(amount));
  if (grant.state === 'BALANCE_PAID' || grant.state === 'CLOSED') {
    expect([paid, toPay]).toEqual([centsOf(grant.acceptedAmount ?? ''), 0n]);
  }
  if (grant.state === 'REVOKED') expect([centsOf(grant.toRecover), toPay]).toEqual([paid, 0n]);
  if (grant.state === 'RECOVERED') expect(grant.recovered).toBe(grant.paid);
}

describe('whatever happens to a grant', () => {
  it('no more is paid than it is, advance and balance are what is accepted, and a recovery what was paid', async () => {
    const begins = fc.integer({ min: 0, max: usualWay.length });
    const percent = fc.integer({ min: 0, max: 100 });
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        euro,
        percent,
        begins,
        fc.array(attempt, { minLength: 4, maxLength: 14 }),
        async (amount, advancePercent, usual, attempts) => {
          const callId = await anAwardedCall(community, {
            ...{ budget: '300000.00', maxGrant: '300000.00', advancePercent },
          });
          const lead = aLead();
          const organisationId = lead.organisation;
          const { id } = await aGrant(community, { callId, amount, organisationId });
          let version = 1;
          for (const { name, more } of [...usualWay.slice(0, usual), ...attempts]) {
            const told = name === 'contractGrant' ? { ...more, cup: aCup() } : more;
            const by = whoActs(name, lead);
            const { grant } = await act(community, name, id, { ...told, version }, by);
            if (!grant) continue;
            version = grant.version;
            reached.add(grant.state);
            checkMoney(amount, grant);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(reached.has('REVOKED') && reached.has('REPORTED')).toBe(true);
  }, 120_000);
});
