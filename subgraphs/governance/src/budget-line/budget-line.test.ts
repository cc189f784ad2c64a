import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { actingAs, type Bench } from '../../../../tests/testbed.ts';
import { describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import {
  aBudgetLine,
  addLine,
  declare,
  isSeen,
  openPartners,
  padova,
  settle,
  treviso,
} from '../../tests/project-plan.ts';
import { budgetLineUndertaking } from './budget-line.repository.ts';
import { checkAgreed } from './budget-line.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openPartners();
});
afterAll(() => governance.close());

const sums = 'declared checked certified cut left';
const selection = `budgetLine { id state version amount startsOn endsOn amendedOn ${sums}
  organisation { id } corrections { field before after } }`;
const told = {
  ...{ workPackage: 'WP3', category: 'TRAVEL', amount: '1500.5', openedOn: '2026-01-12' },
  ...{ startsOn: '2026-01-01', endsOn: '2026-12-31' },
};

type Viewer = typeof coordinator;

const enter = (more: object = {}, viewer: Viewer = contactPadova) =>
  mutate(governance, 'enterBudgetLine', selection, { ...told, ...more }, { viewer });
const amend = (id: string, version: number, more: object, viewer: Viewer = contactPadova) => {
  const input = { budgetLineId: id, version, reason: 'OTHER', amendedOn: '2026-05-04', ...more };
  return mutate(governance, 'amendBudgetLine', selection, input, { viewer });
};
const codesOf = (payloads: { errors: { code: string }[] }[]) =>
  payloads.map(({ errors }) => errors[0]?.code);

describe('a budget line', () => {
  it('is entered by its partner or the Regione, and seen by them alone', async () => {
    const { budgetLine, errors } = await enter();
    expect(errors).toEqual([]);
    const nothing = { declared: '0.00', checked: '0.00', certified: '0.00', cut: '0.00' };
    expect(budgetLine).toMatchObject({ amount: '1500.50', ...nothing, left: '1500.50' });
    const seen = [];
    for (const viewer of [contactPadova, coordinator, contactTreviso, dashboard, anonymous]) {
      seen.push(await isSeen(governance, 'budgetLine', budgetLine.id, viewer));
    }
    expect(seen).toEqual([true, true, false, false, false]);
    const other = await enter({ organisationId: treviso }, coordinator);
    expect(other.budgetLine.organisation.id).toBe(treviso);
    const input = { ...told, organisationId: treviso };
    const forbidden = await governance.query(
      `mutation ($input: EnterBudgetLineInput!) {
        enterBudgetLine(input: $input) { errors { __typename } } }`,
      { input },
      contactPadova,
    );
    expect(forbidden.errors[0]?.extensions).toMatchObject({ scope: 'governance:decide' });
  });

  it('is refused what is no amount and no period', async () => {
    const refused = [
      await enter({ amount: '12,50' }),
      await enter({ amount: '0.00' }),
      await enter({ amount: '-5' }),
      await enter({ endsOn: '2025-12-31' }),
    ];
    expect(codesOf(refused)).toEqual([
      ...Array.from({ length: 3 }, () => 'AMOUNT_MALFORMED'),
      'PERIOD_MALFORMED',
    ]);
  });

  it('is amended from a day on, keeps what it was, and holds what is declared', async () => {
    const { id } = await addLine(governance);
    await declare(governance, id);
    const { budgetLine } = await amend(id, 1, { amount: '800' });
    expect(budgetLine).toMatchObject({
      ...{ amount: '800.00', amendedOn: '2026-05-04', declared: '600.00', left: '200.00' },
      corrections: [
        { field: 'amendedOn', before: 'null', after: '"2026-05-04"' },
        { field: 'amount', before: '"1000.00"', after: '"800.00"' },
      ],
    });
    const byRegione = await amend(id, 2, { endsOn: '2026-11-30' }, coordinator);
    expect(byRegione.errors).toEqual([]);
    const refused = [
      await amend(id, 3, { amount: '599.99' }),
      await amend(id, 3, { startsOn: '2026-04-01' }),
      await amend(id, 3, { amount: '900', amendedOn: '2026-05-03' }),
      await amend(id, 3, { amount: '900', amendedOn: '2126-05-03' }),
      await amend(id, 3, { amount: '800.0' }),
      await amend(id, 3, { amount: 'many' }),
      await amend(id, 3, { startsOn: '2026-12-01' }),
      await amend(id, 3, { amount: '900' }, contactTreviso),
    ];
    expect(codesOf(refused)).toEqual([
      'BUDGET_LINE_EXCEEDED',
      'SPENT_OUTSIDE_PERIOD',
      'AMENDED_TOO_EARLY',
      'CASE_IN_FUTURE',
      'NOTHING_CORRECTED',
      'AMOUNT_MALFORMED',
      'PERIOD_MALFORMED',
      'CASE_NOT_FOUND',
    ]);
    expect((await amend(id, 3, { amount: '600' })).budgetLine.left).toBe('0.00');
  });

  it('sums up what became of what was declared', async () => {
    const { id } = await addLine(governance, { amount: '1000.00' });
    const amounts = ['100.10', '200.20', '300.30', '50'];
    const ids: string[] = [];
    for (const amount of amounts) ids.push((await declare(governance, id, { amount })).expense.id);
    const [first = '', second = ''] = ids;
    await settle(governance, first);
    await settle(governance, second, '50.20');
    const { data } = await governance.query(
      `query ($id: ID!) { budgetLine(id: $id) { ${sums} expenses(filter: { state: [DECLARED] }) {
        totalCount } } }`,
      { id },
      contactPadova,
    );
    expect(data.budgetLine).toEqual({
      ...{ declared: '650.60', checked: '300.30', certified: '250.10', cut: '50.20' },
      ...{ left: '399.60', expenses: { totalCount: 2 } },
    });
  });

  it('tells steps and amendments to no other partner, not even by a statement', async () => {
    const count = (viewer: Viewer) =>
      actingAs(governance, viewer, async (tx) => {
        const rows = await tx.execute<{ total: number }>(sql`
          select count(*)::int as total from undertaking_correction
          where undertaking_type = 'BudgetLine'`);
        return [...rows][0]?.total;
      });
    expect(await count(contactTreviso)).toBe(0);
    expect(await count(contactPadova)).toBeGreaterThan(0);
    expect(await count(coordinator)).toBe(await count(contactPadova));
  });

  it('is read with its sums and expenses by as many statements for 100 as for 20', async () => {
    for (let more = 0; more < 100; more += 1) {
      await addLine(governance, { organisationId: treviso, category: 'OTHER' });
    }
    const document = `query ($first: Int) { budgetLines(first: $first, filter: { category: [OTHER] }) {
      nodes { ${sums} organisation { name } steps { act } corrections { field }
        expenses(first: 2) { totalCount nodes { amount } } } } }`;
    const few = await governance.query(document, { first: 20 }, coordinator);
    const many = await governance.query(document, { first: 100 }, coordinator);
    expect(many.data.budgetLines.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
    const own = await governance.query(document, { first: 20 }, contactPadova);
    expect(own.data.budgetLines.nodes).toEqual([]);
  });
});

describe('a budget line', () => {
  describeUndertaking({
    bench: () => governance,
    kind: budgetLineUndertaking,
    organisationId: padova,
    viewer: contactPadova,
    stranger: contactTreviso,
    complete: aBudgetLine,
  });
});

describe('what is agreed', () => {
  it('is an amount of some cents at least, kept with two decimals', () => {
    const period = { startsOn: '2026-01-01', endsOn: '2026-01-01' };
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (cents) => {
        const amount = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
        const agreed = checkAgreed({ ...period, amount });
        expect(agreed.ok && agreed.value.amount).toBe(cents > 0n && amount);
      }),
    );
  });
});
