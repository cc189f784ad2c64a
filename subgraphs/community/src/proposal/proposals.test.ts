import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  communityTreviso,
  contactUnipd,
  coordinator,
  dashboard,
  evaluatorRegione,
  evaluatorUnipd,
  evaluatorVenezia,
} from '../../../../tests/viewers.ts';
import { aCall, aProposal } from '../../tests/calls.ts';
import { anAssociation, asPlatform, begun, organisationId } from '../../tests/rows.ts';
import type { Call } from '../call/call.ts';
import { evaluations } from '../evaluation/evaluation.table.ts';
import type { Proposal } from './proposal.ts';

let community: Bench;
let call: Call;
let lead: string;
let ofRegione: Proposal;
let assigned: Proposal[];

const regione = organisationId('regione-veneto');
const verona = organisationId('association-05');

async function assign({ id, organisationId: applicantId }: Proposal, evaluator: Viewer) {
  await asPlatform(community, (tx) =>
    tx.insert(evaluations).values({
      ...{ id: newId('evaluation'), ...begun('ASSIGNED'), organisationId: regione },
      ...{ callId: call.id, proposalId: id, applicantId },
      evaluatorOrganisationId: evaluator.organisation ?? '',
      evaluatorSubject: evaluator.subject,
    }),
  );
}

/** 100 proposals of other associations, of which two are given to an evaluator; one of the Regione's own. */
beforeAll(async () => {
  community = await openSubgraph('community');
  call = await aCall(community, { state: 'EVALUATING' });
  lead = await anAssociation(community, { ownOrganisationId: organisationId('association-01') });
  await aProposal(community, { callId: call.id, associationId: lead, state: 'ADMISSIBLE' });
  const supported = await anAssociation(community, { supporterId: regione, informal: true });
  const proposed = { callId: call.id, state: 'ADMISSIBLE' as const };
  ofRegione = await aProposal(community, {
    ...{ ...proposed, associationId: supported, organisationId: regione },
  });
  assigned = [];
  for (let index = 0; index < 100; index += 1) {
    const associationId = await anAssociation(community, {
      ownOrganisationId: verona,
      listed: false,
    });
    const proposal = await aProposal(community, {
      ...{ ...proposed, associationId, organisationId: verona, migrantLed: index % 2 === 0 },
      themes: index % 4 === 0 ? ['WORK', 'WOMEN'] : ['SPORT'],
    });
    if (index < 2) assigned.push(proposal);
  }
  for (const proposal of assigned) await assign(proposal, evaluatorUnipd);
});
afterAll(() => community.close());

const everywhere = `query ($call: ID!, $association: ID!, $filter: ProposalFilter) {
  proposals(filter: $filter) { totalCount nodes { id } }
  call(id: $call) { proposals(filter: $filter) { totalCount nodes { id } } }
  association(id: $association) { proposals(filter: $filter) { totalCount } } }`;

async function seenBy(viewer: Viewer, filter: object = {}) {
  const variables = { call: call.id, association: lead, filter };
  const { data, errors } = await community.query(everywhere, variables, viewer);
  expect(errors).toEqual([]);
  const { proposals, call: of, association } = data;
  expect(of.proposals.nodes).toEqual(proposals.nodes);
  expect(of.proposals.totalCount).toBe(proposals.totalCount);
  return {
    total: proposals.totalCount,
    ids: proposals.nodes,
    ofLead: association?.proposals.totalCount,
  };
}

describe('proposals', () => {
  it('are seen by who applied, the Regione, and who is to evaluate them, in totals and filters too', async () => {
    const totals = [];
    for (const viewer of [
      ...[coordinator, associationLead, associationLeadVerona, communityTreviso],
      ...[evaluatorUnipd, evaluatorVenezia, evaluatorRegione],
    ]) {
      const all = await seenBy(viewer);
      const theirs = await seenBy(viewer, { organisationId: verona });
      totals.push([all.total, theirs.total, all.ofLead]);
    }
    expect(totals).toEqual([
      ...[
        [102, 100, 1],
        [1, 0, 1],
        [100, 100, 0],
        [0, 0, 0],
      ],
      // Not of who is not assigned, whatever the Regione itself proposes.
      ...[
        [2, 2, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
    const { ids } = await seenBy(evaluatorUnipd);
    const expected = assigned.map(({ id }) => ({ id }));
    expect(ids.toSorted((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1))).toEqual(
      expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect((await seenBy(coordinator, { organisationId: regione })).ids).toEqual([
      { id: ofRegione.id },
    ]);
  });

  it('given to one evaluator are not given to whom else works there', async () => {
    const colleague = { ...evaluatorUnipd, subject: 'somebody-else' };
    expect((await seenBy(colleague)).total).toBe(0);
    const contact: Viewer = { ...contactUnipd, scopes: ['community:read'] };
    expect((await seenBy(contact)).total).toBe(0);
  });

  it('are shown to who evaluates with their costs, and without the association that is not listed', async () => {
    const [first] = assigned;
    const { data, errors } = await community.query(
      `query ($id: ID!) { proposal(id: $id) { association { id } costs { amount }
        call { criteria { code } } steps { act } summary { text } } }`,
      { id: first?.id },
      evaluatorUnipd,
    );
    expect(errors).toEqual([]);
    expect(data.proposal).toMatchObject({
      ...{ association: null, summary: { text: 'In breve.' }, steps: [] },
      costs: [{ amount: '3000.10' }, { amount: '1499.90' }],
      call: { criteria: [{ code: 'IMPACT' }, { code: 'BUDGET' }] },
    });
    const other = await community.query(
      'query ($id: ID!) { proposal(id: $id) { id } }',
      { id: first?.id },
      associationLead,
    );
    expect(other.data.proposal).toBeNull();
  });

  it.each([
    [{ themes: ['WOMEN'] }, 25],
    [{ migrantLed: false }, 50],
    [{ state: ['SUBMITTED'] }, 0],
    [{ titleContains: 'progetto PROPOSAL_' }, 102],
    [{ titleContains: '%' }, 0],
  ])('are filtered by %j', async (filter, total) => {
    expect((await seenBy(coordinator, filter)).total).toBe(total);
  });

  it.each([
    [anonymous, 'UNAUTHENTICATED'],
    [dashboard, 'FORBIDDEN'],
  ])('are nobody else’s to ask for', async (viewer, code) => {
    const { data, errors } = await community.query(
      'query ($id: ID!) { proposals { totalCount } call(id: $id) { id proposals { totalCount } } }',
      { id: call.id },
      viewer,
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect(data).toBeUndefined();
  });

  it('take as many statements for 100 as for 20', async () => {
    const counts = [];
    for (const first of [20, 100]) {
      const { statements, errors } = await community.query(
        `query ($first: Int) { proposals(first: $first) { totalCount nodes {
          id call { id title { text } criteria { code } } association { name } costs { amount }
          steps { act } corrections { field } } } }`,
        { first },
        coordinator,
      );
      expect(errors).toEqual([]);
      counts.push(statements);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
