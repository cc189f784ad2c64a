import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { openProgramme } from './programme.ts';
import type { WholeGraph } from './whole-graph.ts';

// An organisation as one page of everything it does, in one question across the domains.

let graph: WholeGraph;
const padova: SampleIdentityName = 'contact-comune-padova';

beforeAll(async () => {
  graph = await openProgramme();
}, 300_000);
afterAll(() => graph.close());

const everything = `name type state territories { relation territory { name } }
  memberships { totalCount nodes { role state workPackages } }
  networks { nameIt theme state }
  memoranda { totalCount nodes { titleIt state organisation { name } signaturesMissing } }
  commitments { totalCount nodes { text state dueOn } }
  operators { totalCount nodes { role state details { email } } }
  policyTools { totalCount nodes { titleIt state latestVersion } }
  toolAdoptions { totalCount nodes { state toolVersion policyTool { titleIt } } }
  researchActions { totalCount nodes { titleIt state } }
  projectActivities { totalCount nodes { taskCode state } }
  budgetLines { totalCount nodes { amount declared left } }
  accessPoints { totalCount nodes { name kind state } }
  courses { totalCount nodes { titleIt state } }
  courseEditions { totalCount nodes { startsOn state } }
  microInterventions { totalCount nodes { title state } }`;

const page = `query ($first: Int, $filter: OrganisationFilter) {
  organisations(first: $first, filter: $filter) { nodes { ${everything} } } }`;

async function ask(first: number, filter: object = {}, as: SampleIdentityName = padova) {
  const answer = await graph.query(page, { first, filter }, as);
  expect(answer.errors).toEqual([]);
  return { organisations: answer.data.organisations.nodes, counts: answer.counts };
}

/** Of the lists, those in which there is something. */
function filled({ networks, ...lists }: Record<string, { totalCount: number } & unknown[]>) {
  const inLists = Object.keys(lists).filter((name) => (lists[name]?.totalCount ?? 0) > 0);
  return networks?.length ? [...inLists, 'networks'] : inLists;
}

it.each([
  [
    ...([padova, 'Comune di Padova'] as const),
    ['accessPoints', 'budgetLines', 'commitments', 'memoranda', 'memberships', 'networks'],
    ['operators', 'projectActivities', 'toolAdoptions'],
  ],
  [
    ...(['contact-comune-treviso', 'Comune di Treviso'] as const),
    ['accessPoints', 'budgetLines', 'courses', 'courseEditions', 'networks', 'operators'],
    ['projectActivities'],
  ],
  [
    ...(['contact-unipd', 'Università di Padova'] as const),
    ['memberships', 'networks', 'operators', 'policyTools', 'researchActions'],
    ['projectActivities'],
  ],
])('%s sees everything that its organisation does, %s', async (contact, name, ...lists) => {
  const { organisations } = await ask(1, { nameContains: name }, contact);
  expect(filled(organisations[0])).toEqual(expect.arrayContaining(lists.flat()));
  expect(organisations[0].operators.nodes[0].details?.email).toMatch(/@/);
});

it('a partner sees of another what partners may see, and counts nothing else', async () => {
  const { organisations } = await ask(1, { nameContains: 'Comune di Treviso' });
  const [{ operators, budgetLines, projectActivities }] = organisations;
  expect(operators.totalCount).toBeGreaterThan(0);
  expect(operators.nodes.filter(({ details }: { details: unknown }) => details)).toEqual([]);
  expect([budgetLines.totalCount, projectActivities.totalCount]).toEqual([0, 0]);
});

it('takes as many fetches and statements for twenty organisations as for one', async () => {
  const one = await ask(1, { nameContains: 'Comune di Padova' });
  const twenty = await ask(20);
  expect([one.organisations.length, twenty.organisations.length]).toEqual([1, 20]);
  expect(twenty.counts).toEqual(one.counts);
  // Each domain once.
  expect(one.counts.fetches).toBe(3);
});
