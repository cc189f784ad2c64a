import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  act,
  aGrant,
  anAwardedCall,
  codesOf,
  grantIn,
  type owe,
  paid,
} from '../../tests/grants.ts';
import type { GrantState } from './grant.ts';

let community: Bench;
let callId: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  callId = await anAwardedCall(community, { budget: '10000000.00', advancePercent: 70 });
});
afterAll(() => community.close());

const on = (state: GrantState, ...owed: Parameters<typeof owe>[2][]) =>
  aGrant(community, { callId, ...grantIn(state) }, owed);
const go = (name: string, { id }: { id: string }, more: object) => act(community, name, id, more);

describe('a grant', () => {
  it('that is revoked pays nothing more, and what was paid is paid back', async () => {
    const advance = [{ ...paid }, { kind: 'BALANCE' as const, amount: '300.00' }];
    const grant = await on('RUNNING', ...advance);
    const told = { revocationReason: 'Mai iniziato.' };
    const revoke = (more: object) => go('revokeGrant', grant, { ...told, ...more });
    const refused = [
      await revoke({ revocationReason: ' ', recoveryDueOn: '2026-04-01' }),
      await revoke({}),
      await revoke({ recoveryDueOn: '2026-02-09' }),
    ];
    expect(codesOf(refused)).toEqual(['WORDS_MALFORMED', 'DUE_DAY_MALFORMED', 'DUE_DAY_MALFORMED']);
    const revoked = await revoke({ recoveryDueOn: '2026-04-01' });
    expect(revoked.grant).toMatchObject({
      ...{ state: 'REVOKED', paid: '700.00', toPay: '0.00', toRecover: '700.00' },
      ...{ recovered: '0.00', revocationReason: 'Mai iniziato.' },
    });
    const recovered = await go('recoverGrant', grant, { version: 2, paymentRef: 'REV-1' });
    expect(recovered.grant).toMatchObject({
      ...{ state: 'RECOVERED', toRecover: '0.00', recovered: '700.00' },
    });
    const unpaid = await on('ACCEPTED');
    const { grant: gone } = await go('revokeGrant', unpaid, told);
    expect(gone).toMatchObject({ state: 'REVOKED', toRecover: '0.00', instalments: [] });
    const nothing = await go('recoverGrant', unpaid, { version: 2, paymentRef: 'REV-2' });
    expect(codesOf([nothing])).toEqual(['NOTHING_TO_PAY']);
  });

  it('of which less is accepted than the advance is closed once the rest is paid back, and revoked after that', async () => {
    const advance = [{ ...paid }, { kind: 'BALANCE' as const, amount: '300.00' }];
    const grant = await on('REPORTED', ...advance);
    const accepted = { acceptedAmount: '520.25', recoveryDueOn: '2026-04-01' };
    const settled = await go('payGrantBalance', grant, accepted);
    expect(settled.grant).toMatchObject({
      ...{ state: 'BALANCE_PAID', acceptedAmount: '520.25', paid: '700.00', toPay: '0.00' },
      ...{ toRecover: '179.75', recovered: '0.00' },
      instalments: [
        { kind: 'ADVANCE', amount: '700.00' },
        { kind: 'RECOVERY', amount: '179.75', dueOn: '2026-04-01', paidOn: null },
      ],
    });
    const close = (version: number) => go('advanceGrant', grant, { act: 'CLOSE', version });
    const paymentRef = 'REV-7';
    const refused = [
      await close(2),
      await go('payBackGrant', grant, { version: 2, paymentRef: '' }),
    ];
    const back = await go('payBackGrant', grant, { version: 2, paymentRef });
    expect(back.grant).toMatchObject({
      ...{ state: 'BALANCE_PAID', toRecover: '0.00', recovered: '179.75' },
    });
    refused.push(await go('payBackGrant', grant, { version: 3, paymentRef }));
    expect((await close(3)).grant).toMatchObject({ state: 'CLOSED' });
    const told = { version: 4, revocationReason: 'Fatture false.' };
    refused.push(await go('revokeGrant', grant, told));
    expect(codesOf(refused)).toEqual([
      ...['RECOVERY_UNPAID', 'PAYMENT_REF_MALFORMED', 'NOTHING_TO_PAY', 'DUE_DAY_MALFORMED'],
    ]);
    const revoked = await go('revokeGrant', grant, { ...told, recoveryDueOn: '2026-05-01' });
    expect(revoked.grant).toMatchObject({ toRecover: '520.25', recovered: '179.75' });
    const recovered = await go('recoverGrant', grant, { version: 5, paymentRef: 'REV-8' });
    expect(recovered.grant).toMatchObject({
      ...{ state: 'RECOVERED', paid: '700.00', toRecover: '0.00', recovered: '700.00' },
      instalments: [
        { kind: 'ADVANCE' },
        { kind: 'RECOVERY', amount: '179.75', paymentRef: 'REV-7' },
        { kind: 'RECOVERY', amount: '520.25', paymentRef: 'REV-8' },
      ],
    });
  });

  it('that is revoked before the rest is paid back has all of it paid back at once', async () => {
    const grant = await on('REPORTED', paid);
    const accepted = { acceptedAmount: '500', recoveryDueOn: '2026-04-01' };
    await go('payGrantBalance', grant, accepted);
    const told = { version: 2, revocationReason: 'No.', recoveryDueOn: '2026-05-01' };
    const { grant: revoked } = await go('revokeGrant', grant, told);
    expect(revoked).toMatchObject({
      ...{ toRecover: '700.00', recovered: '0.00' },
      instalments: [{ kind: 'ADVANCE' }, { kind: 'RECOVERY', dueOn: '2026-05-01' }],
    });
    const vain = await go('payBackGrant', grant, { version: 3, paymentRef: 'REV-1' });
    expect(codesOf([vain])).toEqual(['CASE_STATE_FORBIDS']);
  });
});
