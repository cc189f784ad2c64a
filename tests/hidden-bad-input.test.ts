import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { loadReference } from '../subgraphs/governance/src/load-reference.ts';
import { addLine, declare } from '../subgraphs/governance/tests/project-plan.ts';
import { codesOf, organisation, sendingTo } from './governance-requests.ts';
import { type Bench, openSubgraph } from './testbed.ts';
import { anonymous, contactPadova, contactTreviso, dashboard } from './viewers.ts';

// Aggregation, order and filters through what may not be read: the row of the list of bad inputs agreed with
// partners that has a file of its own. Filters obey the same permission as reads.

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const { ask, draft, invite } = sendingTo(() => governance);
const padova = organisation('comune-padova');

describe('what may not be read', () => {
  const secret = { titleIt: 'Protocollo Zafferano', titleEn: 'Memorandum Saffron' };
  let hidden: { memorandumId: string; lineId: string; expenseId: string };

  beforeAll(async () => {
    const { memorandum } = await draft({ ...secret, openedOn: '2026-02-02' });
    const { id: lineId } = await addLine(governance);
    const { expense } = await declare(governance, lineId, { documentRef: 'Fattura Zafferano' });
    hidden = { memorandumId: memorandum.id, lineId, expenseId: expense.id };
    await invite({ email: 'zafferano@padova.example', openedOn: '2026-02-02' });
  });

  const count = async (list: string, type: string, filter: object, viewer: Viewer) => {
    const found = await ask(
      `query ($filter: ${type}) { list: ${list}(filter: $filter) { totalCount nodes { id }
        pageInfo { hasNextPage endCursor } } }`,
      { filter },
      viewer,
    );
    expect(found.list.totalCount).toBe(found.list.nodes.length);
    if (found.list.totalCount === 0) {
      expect(found.list.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
    }
    return found.list.totalCount;
  };

  it.each([
    [{ titleContains: 'zafferano' }],
    [{ titleContains: 'Zafferano', state: ['DRAFT'] }],
    [{ titleContains: 'saffron', organisationId: padova }],
    [{ titleContains: 'saffron', signatoryOrganisationId: padova }],
    [{ titleContains: 'saffron', missingSignatures: false }],
    [{ titleContains: 'saffron', expiresFrom: '2027-02-28', expiresBefore: '2027-03-01' }],
  ])('a draft of a memorandum is not told by filtering with %j', async (filter) => {
    expect(await count('memoranda', 'MemorandumFilter', filter, contactPadova)).toBe(1);
    for (const viewer of [contactTreviso, dashboard, anonymous]) {
      expect(await count('memoranda', 'MemorandumFilter', filter, viewer)).toBe(0);
    }
  });

  it.each([
    [{ organisationId: padova }],
    [{ state: ['DECLARED'] }],
    [{ spentFrom: '2026-03-31', spentBefore: '2026-04-01' }],
  ])('an expense of another partner is not told by filtering with %j', async (filter) => {
    expect(await count('expenses', 'ExpenseFilter', filter, contactPadova)).toBeGreaterThan(0);
    expect(await count('expenses', 'ExpenseFilter', filter, contactTreviso)).toBe(0);
    const { lineId } = hidden;
    const ofLine = { ...filter, budgetLineId: lineId };
    expect(await count('expenses', 'ExpenseFilter', ofLine, contactTreviso)).toBe(0);
  });

  it('nor by sums, by what hangs on its partner, or by its id', async () => {
    const document = `query ($padova: ID!, $expense: ID!, $line: ID!, $memorandum: ID!) {
      budgetByPartner { organisation { id } }
      organisation(id: $padova) { budgetLines { totalCount } memoranda(filter: { state: [DRAFT] }) { totalCount } }
      expense(id: $expense) { id } budgetLine(id: $line) { left } memorandum(id: $memorandum) { id } }`;
    const { memorandumId: memorandum, lineId: line, expenseId: expense } = hidden;
    const asked = { padova, expense, line, memorandum };
    const found = await governance.query(document, asked, contactTreviso);
    expect(found.errors).toEqual([]);
    expect(found.data).toMatchObject({
      ...{ expense: null, budgetLine: null, memorandum: null },
      organisation: { budgetLines: { totalCount: 0 }, memoranda: { totalCount: 0 } },
    });
    expect(JSON.stringify(found.data)).not.toMatch(/Saffron|600\.00|"left"|"act"/);
    const partners = found.data.budgetByPartner.map(
      (each: { organisation: object }) => each.organisation,
    );
    expect(partners).not.toContainEqual({ id: padova });
  });

  it('an operator’s address: no filter and no order follows it, and a look at all of them shows none', async () => {
    for (const asked of [
      'operators(filter: { email: "zafferano@padova.example" }) { totalCount }',
      'operators(orderBy: [EMAIL_ASC]) { totalCount }',
    ]) {
      const { errors } = await governance.query(`{ ${asked} }`, {}, contactTreviso);
      expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    const all =
      '{ operators(first: 100) { nodes { organisation { id } details { email } externalRef } } }';
    const { operators } = await ask(all, {}, contactTreviso);
    expect(operators.nodes.length).toBeGreaterThan(0);
    expect(JSON.stringify(operators)).not.toContain('@padova');
    // That an address is taken is told to its employer alone.
    const same = { email: 'zafferano@padova.example' };
    expect(codesOf(await invite(same))).toEqual(['OPERATOR_EMAIL_TAKEN']);
    expect(codesOf(await invite(same, { viewer: contactTreviso }))).toEqual([]);
  });

  it.each([
    ['policyTools', `{ adoptedBy: "${padova}" }`, 'governance:read'],
    ['organisations', '{ inNoNetworkOn: "2026-02-02" }', 'membership:read'],
    ['researchActions', '{ clearanceExpiresBefore: "2027-01-01" }', 'governance:read'],
  ])('%s are not filtered by %s without %s', async (list, filter, scope) => {
    const document = `{ ${list}(filter: ${filter}) { totalCount } }`;
    const { data, errors } = await governance.query(document, {}, anonymous);
    expect(data).toEqual({ [list]: null });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', scope });
  });
});
