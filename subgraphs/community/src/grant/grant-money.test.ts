import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centsOf, euroOf, isMore } from '#shared/euro.ts';
import type { GrantInstalment } from './grant.ts';
import {
  checkAccepted,
  checkAid,
  checkCup,
  keptOf,
  partOf,
  planInstalments,
  planRecovery,
} from './grant-money.ts';

const cents = fc.bigInt({ min: 1n, max: 999_999_999_999n });
const euro = cents.map(euroOf);
const percent = fc.integer({ min: 0, max: 100 });
const days = { contractedOn: '2026-02-02', advanceDueOn: '2026-03-04', balanceDueOn: '2026-09-30' };
const payment = { paidOn: '2026-03-01', paymentRef: 'MAND-1' };

const sumOf = (instalments: readonly GrantInstalment[]) =>
  instalments.reduce((sum, { amount }) => sum + centsOf(amount), 0n);

function plan(amount: string, advancePercent: number) {
  const planned = planInstalments({ id: 'grant_1', amount }, advancePercent, days);
  if (!planned.ok) throw new Error(planned.refusal);
  return planned.value;
}

describe('an advance', () => {
  it('is to the cent, half a cent up', () => {
    expect(partOf('0.05', 50)).toBe('0.03');
    expect(partOf('0.01', 49)).toBe('0.00');
    expect(partOf('0.01', 50)).toBe('0.01');
    expect(partOf('333.33', 70)).toBe('233.33');
    expect(partOf('9999999999.99', 100)).toBe('9999999999.99');
  });

  it('is never half a cent off, and with the balance the grant, of any amount and part', () => {
    fc.assert(
      fc.property(euro, percent, (amount, hundredths) => {
        const twice = 200n * centsOf(partOf(amount, hundredths));
        const off = twice - 2n * centsOf(amount) * BigInt(hundredths);
        expect(off > -100n && off <= 100n).toBe(true);
        const instalments = plan(amount, hundredths);
        expect(sumOf(instalments)).toBe(centsOf(amount));
        expect(instalments.every((each) => isMore(each.amount, '0.00'))).toBe(true);
      }),
    );
  });

  it('comes before the balance, and not before the contract', () => {
    const grant = { id: 'grant_1', amount: '1000.00' };
    const planOn = (hundredths: number, more: object) =>
      planInstalments(grant, hundredths, { ...days, ...more }).ok;
    expect(planOn(70, {})).toBe(true);
    expect(planOn(70, { advanceDueOn: null })).toBe(false);
    expect(planOn(70, { advanceDueOn: '2026-02-01' })).toBe(false);
    expect(planOn(70, { balanceDueOn: '2026-03-03' })).toBe(false);
    expect(planOn(0, { advanceDueOn: null })).toBe(true);
    expect(planOn(0, { balanceDueOn: '2026-02-01' })).toBe(false);
  });
});

describe('what is accepted', () => {
  it('is never more than the grant nor the report, and paid to the cent', () => {
    fc.assert(
      fc.property(euro, euro, euro, percent, (amount, reportedAmount, given, hundredths) => {
        const advance = plan(amount, hundredths)
          .filter(({ kind }) => kind === 'ADVANCE')
          .map((each) => ({ ...each, ...payment }));
        const kept = keptOf(advance);
        const accepted = checkAccepted({ amount, reportedAmount }, given, kept);
        expect(accepted.ok).toBe(!isMore(given, amount) && !isMore(given, reportedAmount));
        if (!accepted.ok) return;
        const { balance, excess, grant } = accepted.value;
        const [left, back] = [centsOf(balance), centsOf(excess)];
        expect(centsOf(kept) + left - back).toBe(centsOf(grant.acceptedAmount));
        expect([left, back]).toContain(0n);
        expect(isMore(grant.acceptedAmount, amount)).toBe(false);
      }),
    );
  });
});

describe('a recovery', () => {
  const since = '2026-05-04';

  it('with those before it is of all that was paid, and of nothing where nothing was', () => {
    fc.assert(
      fc.property(euro, percent, percent, fc.boolean(), (amount, hundredths, part, isPaid) => {
        let instalments = plan(amount, hundredths).map((each) =>
          isPaid && each.kind === 'ADVANCE' ? { ...each, ...payment } : each,
        );
        const paid = keptOf(instalments);
        for (const back of [partOf(paid, part), keptOf]) {
          const owed = typeof back === 'string' ? back : back(instalments);
          const told = { amount: owed, since, dueOn: '2026-06-03' };
          const planned = planRecovery('grant_1', instalments, told);
          if (!planned.ok) throw new Error(planned.refusal);
          expect(sumOf(planned.value)).toBe(centsOf(owed));
          instalments = [...instalments, ...planned.value.map((each) => ({ ...each, ...payment }))];
        }
        const recoveries = instalments.filter(({ kind }) => kind === 'RECOVERY');
        expect([sumOf(recoveries), keptOf(instalments)]).toEqual([centsOf(paid), '0.00']);
        expect(recoveries.map(({ number }) => number)).toEqual(recoveries.map((_, i) => i + 1));
      }),
    );
  });

  it('has a day by which it is paid, not before it is asked for', () => {
    const planOn = (amount: string, dueOn: string | null) =>
      planRecovery('grant_1', [], { amount, since, dueOn }).ok;
    expect([planOn('1.00', null), planOn('1.00', '2026-05-03')]).toEqual([false, false]);
    expect([planOn('1.00', since), planOn('0.00', null)]).toEqual([true, true]);
  });
});

describe('aid under de minimis', () => {
  it('is at most 300,000 euro, with the grant', () => {
    const grant = { amount: '1000.00' };
    expect(checkAid(grant, '299000')).toMatchObject({ value: { deMinimisAid: '299000.00' } });
    expect(checkAid(grant, '299000.01')).toMatchObject({ refusal: 'DeMinimisExceeded' });
    expect(checkAid(grant, '0').ok).toBe(true);
    expect(checkAid(grant, '-1')).toMatchObject({ refusal: 'AmountMalformed' });
    expect(checkAid(grant, '0', '299000.01').ok).toBe(false);
    expect(checkAid(grant, '298000', '299000.00').ok).toBe(true);
    expect(checkAid({ amount: '300000.01' }, '0').ok).toBe(false);
  });
});

describe('a CUP', () => {
  it.each([
    ['H79J26000010009', true],
    ['h79j26000010009', false],
    ['H79J2600001000', false],
    ['H79J260000100099', false],
    ['HH9J26000010009', false],
    ['H79926000010009', false],
    [' H79J26000010009', false],
    ['H79J26000010009\n', false],
  ])('%j is one: %s', (text, isOne) => {
    expect(checkCup(text).ok).toBe(isOne);
  });
});
