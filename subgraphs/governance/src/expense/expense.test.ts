import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { isMore } from '#shared/euro.ts';
import { referenceId } from '#shared/reference-id.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench } from '../../../../tests/testbed.ts';
import { describeUndertaking, happenedOn, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import {
  addLine,
  declare,
  isSeen,
  openPartners,
  padova,
  settle,
  treviso,
} from '../../tests/project-plan.ts';
import type { BudgetLine } from '../budget-line/budget-line.ts';
import { memberships } from '../membership/membership.table.ts';
import { expenseUndertaking } from './expense.repository.ts';
import { checkCut, type Expense } from './expense.ts';

let governance: Bench;
let line: BudgetLine;

beforeAll(async () => {
  governance = await openPartners();
  line = await addLine(governance, { amount: '100000.00' });
});
afterAll(() => governance.close());

type Viewer = typeof coordinator;
const asTreviso = { viewer: contactTreviso };
const codesOf = (payloads: { errors: { code: string }[] }[]) =>
  payloads.map(({ errors }) => errors[0]?.code);

const correct = (
  expenseId: string,
  version: number,
  more: object,
  viewer: Viewer = contactPadova,
) => {
  const input = { expenseId, version, reason: 'TYPING_ERROR', ...more };
  const selection = 'expense { amount version corrections { field before after } }';
  return mutate(governance, 'correctExpense', selection, input, { viewer });
};

describe('an expense', () => {
  it('is declared by its partner, and seen by it and the Regione alone', async () => {
    const { expense, errors } = await declare(governance, line.id, { externalRef: 'F-1' });
    expect(errors).toEqual([]);
    expect(expense).toMatchObject({
      ...{ state: 'DECLARED', amount: '600.00', externalRef: 'F-1', cutAmount: null },
      ...{ organisation: { id: padova }, budgetLine: { id: line.id } },
    });
    const seen = [];
    for (const viewer of [contactPadova, coordinator, contactTreviso, dashboard, anonymous]) {
      seen.push(await isSeen(governance, 'expense', expense.id, viewer));
    }
    expect(seen).toEqual([true, true, false, false, false]);
  });

  it('of two that a line cannot both hold, declared at once, is declared once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await addLine(governance, { amount: '1000.00' });
      const payloads = await Promise.all([
        declare(governance, id, { amount: '600' }),
        declare(governance, id, { amount: '600' }),
        declare(governance, id, { amount: '600' }),
      ]);
      expect(codesOf(payloads).toSorted()).toEqual([
        'BUDGET_LINE_EXCEEDED',
        'BUDGET_LINE_EXCEEDED',
        undefined,
      ]);
    }
  });

  it('races no amendment that takes away what it is declared of', async () => {
    const { id } = await addLine(governance, { amount: '1000.00' });
    const amendment = { budgetLineId: id, version: 1, reason: 'OTHER', amount: '500' };
    const payloads = await Promise.all([
      declare(governance, id, { amount: '600' }),
      mutate(
        governance,
        'amendBudgetLine',
        'budgetLine { id }',
        { ...amendment, amendedOn: '2026-05-04' },
        { viewer: contactPadova },
      ),
    ]);
    expect(codesOf(payloads).toSorted()).toEqual(['BUDGET_LINE_EXCEEDED', undefined]);
  });

  it('takes the place of what was cut', async () => {
    const { id } = await addLine(governance, { amount: '1000.00' });
    const { expense } = await declare(governance, id, { amount: '1000' });
    expect(codesOf([await declare(governance, id, { amount: '0.01' })])).toEqual([
      'BUDGET_LINE_EXCEEDED',
    ]);
    const cut = await settle(governance, expense.id, '250.5');
    expect(cut.expense).toEqual({ state: 'CUT', cutAmount: '250.50' });
    const more = [
      await declare(governance, id, { amount: '250.51' }),
      await declare(governance, id, { amount: '250.5' }),
    ];
    expect(codesOf(more)).toEqual(['BUDGET_LINE_EXCEEDED', undefined]);
    expect(more[1]?.expense.budgetLine.left).toBe('0.00');
  });

  it('is refused what does not fit', async () => {
    const { id: closed } = await addLine(governance, { state: 'CLOSED' });
    const { id: others } = await addLine(governance, { organisationId: treviso });
    const refused = [
      await declare(governance, line.id, { amount: '1.234' }),
      await declare(governance, line.id, { amount: '0' }),
      await declare(governance, line.id, { spentOn: '2025-12-31' }),
      await declare(governance, line.id, { spentOn: '2026-12-01' }),
      await declare(governance, line.id, { documentRef: '' }),
      await declare(governance, line.id, { description: ' ' }),
      await declare(governance, closed),
      await declare(governance, others),
      await declare(governance, line.id, {}, asTreviso),
      // The Regione cuts and certifies, and declares nothing for others.
      await declare(governance, line.id, {}, { viewer: coordinator }),
      await declare(governance, newId('budget_line')),
    ];
    expect(codesOf(refused)).toEqual([
      'AMOUNT_MALFORMED',
      'AMOUNT_MALFORMED',
      'SPENT_OUTSIDE_PERIOD',
      'SPENT_OUTSIDE_PERIOD',
      'DOCUMENT_REF_MALFORMED',
      'WORDS_MALFORMED',
      'CASE_STATE_FORBIDS',
      ...Array.from({ length: 4 }, () => 'BUDGET_LINE_NOT_FOUND'),
    ]);
  });

  it('is corrected by its partner until it is checked, and fits its line then, too', async () => {
    const { id } = await addLine(governance, { amount: '1000.00' });
    const { expense } = await declare(governance, id);
    const { expense: corrected } = await correct(expense.id, 1, { amount: '1000' });
    expect(corrected).toMatchObject({
      amount: '1000.00',
      corrections: [{ field: 'amount', before: '"600.00"', after: '"1000.00"' }],
    });
    const refused = [
      await correct(expense.id, 2, { amount: '1000.01' }),
      await correct(expense.id, 2, { amount: '-1' }),
      await correct(expense.id, 2, { spentOn: '2027-01-01' }),
      await correct(expense.id, 2, { documentRef: ' ' }),
      await correct(expense.id, 2, { description: '' }),
      await correct(expense.id, 2, { amount: '1' }, coordinator),
      await correct(expense.id, 2, { amount: '1' }, contactTreviso),
    ];
    expect(codesOf(refused)).toEqual([
      'BUDGET_LINE_EXCEEDED',
      'AMOUNT_MALFORMED',
      'SPENT_OUTSIDE_PERIOD',
      'DOCUMENT_REF_MALFORMED',
      'WORDS_MALFORMED',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
    ]);
    const checked = { expenseId: expense.id, version: 2, act: 'CHECK', happenedOn: '2026-11-23' };
    await mutate(governance, 'advanceExpense', 'expense { id }', checked, { viewer: coordinator });
    expect(codesOf([await correct(expense.id, 3, { amount: '1' })])).toEqual([
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('is cut by no more than it is, with a reason, and by the Regione', async () => {
    const { expense } = await declare(governance, line.id);
    const { id: expenseId } = expense;
    const asking = { viewer: coordinator };
    const happenedOn = '2026-11-23';
    const check = { expenseId, version: 1, act: 'CHECK', happenedOn };
    await mutate(governance, 'advanceExpense', 'expense { id }', check, asking);
    const input = { expenseId, version: 2, cutAmount: '600', cutReasonIt: 'Doppia.', happenedOn };
    const cut = (more: object) =>
      mutate(governance, 'cutExpense', 'expense { id }', { ...input, ...more }, asking);
    const refused = [
      await cut({ cutAmount: '600.01' }),
      await cut({ cutAmount: '0' }),
      await cut({ cutReasonIt: '' }),
    ];
    expect(codesOf(refused)).toEqual(['CUT_MALFORMED', 'AMOUNT_MALFORMED', 'WORDS_MALFORMED']);
    for (const [name, given] of [
      ['cutExpense', input] as const,
      ['advanceExpense', check] as const,
    ]) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename } } }`;
      const { errors } = await governance.query(document, { input: given }, contactPadova);
      expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:decide' });
    }
    expect(codesOf([await cut({})])).toEqual([undefined]);
  });

  it('of a partner that has left is declared if it was spent before, and checked', async () => {
    const rovigo = referenceId('organisation', 'comune-rovigo');
    await actingAs(governance, coordinator, (tx) =>
      tx
        .update(memberships)
        .set({ state: 'EXITED', stateSince: '2026-05-01' })
        .where(eq(memberships.organisationId, rovigo)),
    );
    const { id } = await addLine(governance, { organisationId: rovigo });
    const asking = { viewer: { ...contactPadova, organisation: rovigo } };
    const after = await declare(governance, id, { spentOn: '2026-05-02' }, asking);
    expect(codesOf([after])).toEqual(['PARTNER_EXITED']);
    const { expense } = await declare(governance, id, { spentOn: '2026-04-30' }, asking);
    expect((await settle(governance, expense.id)).expense.state).toBe('CERTIFIED');
    const close = { budgetLineId: id, version: 1, act: 'CLOSE', happenedOn: '2026-11-23' };
    const closed = await mutate(governance, 'advanceBudgetLine', 'budgetLine { state }', close, {
      viewer: coordinator,
    });
    expect(closed.budgetLine.state).toBe('CLOSED');
    const line = { workPackage: 'WP2', category: 'OTHER', amount: '1', organisationId: rovigo };
    const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const entered = await mutate(
      governance,
      'enterBudgetLine',
      'budgetLine { id }',
      { ...line, ...period },
      { viewer: coordinator },
    );
    expect(codesOf([entered])).toEqual(['PARTNER_EXITED']);
  });

  it('is not corrected once its line is closed', async () => {
    const { id: budgetLineId } = await addLine(governance);
    const { expense } = await declare(governance, budgetLineId);
    const close = { budgetLineId, version: 1, act: 'CLOSE', happenedOn: '2026-11-23' };
    await mutate(governance, 'advanceBudgetLine', 'budgetLine { id }', close, {
      viewer: coordinator,
    });
    expect(codesOf([await correct(expense.id, 1, { amount: '500' })])).toEqual([
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('is found to be checked, by line, by partner and by day', async () => {
    const { id: budgetLineId } = await addLine(governance);
    const { expense: march } = await declare(governance, budgetLineId, { amount: '1' });
    const { expense: may } = await declare(governance, budgetLineId, {
      ...{ amount: '2', spentOn: '2026-05-31' },
    });
    await settle(governance, may.id);
    const find = async (filter: object) => {
      const { data } = await governance.query(
        `query ($filter: ExpenseFilter) {
          expenses(filter: $filter, orderBy: [SPENT_ON_ASC]) { nodes { id } } }`,
        { filter: { budgetLineId, ...filter } },
        coordinator,
      );
      return data.expenses.nodes.map((node: { id: string }) => node.id);
    };
    expect(await find({})).toEqual([march.id, may.id]);
    expect(await find({ state: ['DECLARED'] })).toEqual([march.id]);
    expect(await find({ spentFrom: '2026-05-31' })).toEqual([may.id]);
    expect(await find({ spentBefore: '2026-05-31', organisationId: padova })).toEqual([march.id]);
    expect(await find({ organisationId: treviso })).toEqual([]);
  });
});

describe('an expense', () => {
  describeUndertaking({
    bench: () => governance,
    kind: expenseUndertaking,
    ownWays: {
      CUT: () => ({
        mutation: 'cutExpense',
        input: { cutAmount: '1.00', cutReasonIt: 'Doppia.', happenedOn },
      }),
    },
    organisationId: padova,
    viewer: coordinator,
    // Nobody but the Regione decides; whoever could would still not see another's.
    stranger: { ...contactTreviso, scopes: coordinator.scopes },
    complete: (begun): Expense => ({
      ...begun,
      ...{ budgetLineId: line.id, amount: '10.00', spentOn: '2026-01-31', documentRef: 'F 1' },
      description: 'Personale',
      cutAmount: begun.state === 'CUT' ? '10.00' : null,
      cutReasonIt: begun.state === 'CUT' ? 'Doppia.' : null,
    }),
  });
});

describe('a cut', () => {
  const euro = fc
    .integer({ min: 0, max: 100_000 })
    .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);

  it('is of something, and never of more than was declared', () => {
    fc.assert(
      fc.property(euro, euro, (amount, cutAmount) => {
        const fits = isMore(cutAmount, '0.00') && !isMore(cutAmount, amount);
        expect(checkCut({ amount }, { cutAmount, cutReasonIt: 'Doppia.' }).ok).toBe(fits);
      }),
    );
  });
});
