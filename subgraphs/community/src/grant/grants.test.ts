import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLeadVerona,
  coordinator,
  evaluatorRegione,
} from '../../../../tests/viewers.ts';
import { aGrant, anAwardedCall, beneficiary, grantIn, paid } from '../../tests/grants.ts';
import { organisationId } from '../../tests/rows.ts';
import { grantInstalments, grants } from './grant.table.ts';
import type { Grant } from './grant.ts';

let community: Bench;
let callId: string;
let other: Grant;
let late: Grant;

beforeAll(async () => {
  community = await openSubgraph('community');
  callId = await anAwardedCall(community, { budget: '10000000.00' });
  for (let index = 0; index < 103; index += 1) {
    const amount = `${900 + index}.00`;
    const days = { openedOn: `2026-01-${String(1 + (index % 28)).padStart(2, '0')}` };
    await aGrant(community, { callId, amount, ...days, ...grantIn('ADVANCE_PAID') }, [
      { ...paid, amount: '500.10' },
      { kind: 'BALANCE', amount: '200.05', dueOn: '2126-09-30' },
    ]);
  }
  late = await aGrant(community, { callId, amount: '1.00', ...grantIn('CONTRACTED') }, [
    { amount: '0.70', dueOn: '2020-03-04' },
  ]);
  const verona = organisationId('association-05');
  other = await aGrant(community, { organisationId: verona, ...grantIn('REVOKED') }, [
    paid,
    { kind: 'RECOVERY', dueOn: '2020-05-01' },
  ]);
}, 60_000);
afterAll(() => community.close());

const fields = `id amount paid toPay toRecover recovered instalments { kind amount }
  call { id title { text } } proposal { id } association { id } organisation { id }
  steps { act } corrections { field }`;

async function list(filter: object, viewer = coordinator, more = '') {
  const { data, errors } = await community.query(
    `query ($filter: GrantFilter) { grants(first: 100, filter: $filter ${more}) {
      totalCount nodes { id amount } } }`,
    { filter },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.grants;
}

describe('grants', () => {
  it('are found by each filter', async () => {
    const count = async (filter: object) => (await list(filter)).totalCount;
    expect(await count({})).toBe(105);
    expect(await count({ callId })).toBe(104);
    expect(await count({ callId: other.callId })).toBe(1);
    expect(await count({ associationId: other.associationId })).toBe(1);
    expect(await count({ organisationId: beneficiary })).toBe(104);
    expect(await count({ state: ['REVOKED', 'CLOSED'] })).toBe(1);
    expect(await count({ instalmentDueBefore: '2020-03-04' })).toBe(0);
    expect(await count({ instalmentDueBefore: '2020-03-05' })).toBe(1);
    expect(await count({ instalmentDueBefore: '2126-10-01' })).toBe(105);
    expect((await list({ overdue: true, callId })).nodes).toMatchObject([{ id: late.id }]);
    expect(await count({ overdue: true })).toBe(2);
    expect(await count({ overdue: false })).toBe(103);
  });

  it('of another association are nowhere, nor in totals', async () => {
    const all = await list({}, associationLeadVerona);
    expect(all).toMatchObject({ totalCount: 1, nodes: [{ id: other.id }] });
    const hidden: object[] = [{ callId }, { organisationId: beneficiary }, { overdue: false }];
    for (const filter of [...hidden, { associationId: late.associationId }]) {
      expect(await list(filter, associationLeadVerona)).toEqual({ totalCount: 0, nodes: [] });
    }
    // Of the Regione coordinators alone see them.
    expect((await list({}, evaluatorRegione)).totalCount).toBe(0);
    const document = `query ($call: ID!, $association: ID!, $grant: ID!) {
      call(id: $call) { grants { totalCount } }
      association(id: $association) { grants { totalCount nodes { id } } }
      grant(id: $grant) { paid }
      _entities(representations: [{ __typename: "Grant", id: $grant }]) { ... on Grant { id } } }`;
    const asked = { call: callId, association: late.associationId, grant: late.id };
    const { data } = await community.query(document, asked, associationLeadVerona);
    expect(data).toEqual({
      ...{ call: { grants: { totalCount: 0 } }, grant: null, _entities: [null] },
      association: { grants: { totalCount: 0, nodes: [] } },
    });
  });

  it('leave what is public to be read by everybody', async () => {
    const ask = (more: string) =>
      community.query(
        `query ($id: ID!) { call(id: $id) { id ${more} } }`,
        { id: callId },
        anonymous,
      );
    expect((await ask('')).data.call).toEqual({ id: callId });
    const { data, errors } = await ask('grants { totalCount }');
    expect([data, errors[0]?.extensions['code']]).toEqual([undefined, 'UNAUTHENTICATED']);
  });

  it('hang on their call, association, organisation and proposal', async () => {
    const document = `query ($call: ID!, $association: ID!, $proposal: ID!, $organisation: ID!) {
      call(id: $call) { grants { nodes { id } } }
      association(id: $association) { grants { nodes { id } } }
      proposal(id: $proposal) { grant { id toRecover } }
      _entities(representations: [{ __typename: "Organisation", id: $organisation }]) {
        ... on Organisation { grants { nodes { id } } } } }`;
    const { callId: call, associationId: association, proposalId: proposal } = other;
    const asked = { call, association, proposal, organisation: other.organisationId };
    const { data, errors } = await community.query(document, asked, associationLeadVerona);
    expect(errors).toEqual([]);
    const one = { grants: { nodes: [{ id: other.id }] } };
    expect(data).toEqual({
      ...{ call: one, association: one, _entities: [one] },
      proposal: { grant: { id: other.id, toRecover: '700.00' } },
    });
  });

  it('are of nobody who evaluates, also of their own organisation', async () => {
    const own = { ...evaluatorRegione, organisation: other.organisationId };
    const viewer = { ...own, scopes: [...own.scopes, 'community:read' as const] };
    const document = `query ($id: ID!, $filter: GrantFilter) {
      grant(id: $id) { id proposal { id } steps { act } }
      grants(filter: $filter) { totalCount nodes { proposal { id } } } }`;
    const { data, errors } = await community.query(document, { id: other.id, filter: {} }, viewer);
    expect(errors).toEqual([]);
    expect(data).toEqual({ grant: null, grants: { totalCount: 0, nodes: [] } });
    const tables = await actingAs(community, viewer, async (tx) => [
      await tx.select().from(grants),
      await tx.select().from(grantInstalments),
    ]);
    expect(tables).toEqual([[], []]);
  });

  it('are read in order, page by page, each once', async () => {
    const { nodes } = await list({ callId }, coordinator, ', orderBy: [AMOUNT_DESC]');
    const amounts = nodes.map(({ amount }: { amount: string }) => Number(amount));
    expect(amounts).toEqual(amounts.toSorted((a: number, b: number) => b - a));
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await community.query(
        `query ($after: String) { grants(first: 40, after: $after, orderBy: [AMOUNT_ASC]) {
          nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
        coordinator,
      );
      ids.push(...data.grants.nodes.map(({ id }: { id: string }) => id));
      after = data.grants.pageInfo.hasNextPage ? data.grants.pageInfo.endCursor : null;
    } while (after);
    expect([ids.length, new Set(ids).size]).toEqual([105, 105]);
  });

  it('cost the same statements for 20 as for 100, with all that hangs on them', async () => {
    const document = `query ($first: Int, $filter: GrantFilter) {
      grants(first: $first, filter: $filter) { totalCount nodes { ${fields} } } }`;
    const ask = (first: number) =>
      community.query(document, { first, filter: { state: ['ADVANCE_PAID'] } }, coordinator);
    const [few, many] = [await ask(20), await ask(100)];
    expect([few.errors, many.errors]).toEqual([[], []]);
    expect(many.data.grants.nodes).toHaveLength(100);
    expect(many.data.grants.nodes[99]).toMatchObject({
      ...{ paid: '500.10', toPay: '200.05', toRecover: '0.00', recovered: '0.00' },
    });
    expect(many.statements).toBe(few.statements);
    expect(many.roundTrips).toBe(few.roundTrips);
  });

  it('of proposals and of calls cost the same statements for 20 as for 100', async () => {
    const document = `query ($first: Int, $id: ID!) {
      call(id: $id) { proposals(first: $first) { nodes { grant { id paid } } } } }`;
    const few = await community.query(document, { first: 20, id: callId }, coordinator);
    const many = await community.query(document, { first: 100, id: callId }, coordinator);
    expect(many.data.call.proposals.nodes).toHaveLength(100);
    expect(many.data.call.proposals.nodes[99].grant).not.toBeNull();
    expect(many.statements).toBe(few.statements);
  });
});
