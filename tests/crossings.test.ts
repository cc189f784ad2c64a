import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { openProgramme } from './programme.ts';
import type { WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openProgramme();
}, 300_000);
afterAll(() => graph.close());

type Crossing = {
  name: string;
  as: SampleIdentityName;
  /** A list of `$first` items, each with what crosses to another module or domain. */
  query: string;
  /** Fetches to the domains, however long the list. */
  fetches: number;
};

const list = (body: string) => `query ($first: Int!) { list: ${body} }`;

const crossings: Crossing[] = [
  {
    name: 'Territory → organisations, access points, micro-interventions',
    as: 'system-veneto-lavoro',
    query:
      list(`territories(first: $first, filter: { level: COMUNE, on: "2026-03-01" }) { nodes { name
      organisations(first: 3) { totalCount nodes { name } }
      accessPoints(first: 3) { totalCount nodes { name } }
      microInterventions(first: 3) { totalCount nodes { title } } } }`),
    fetches: 3,
  },
  {
    name: 'Territory → parents, successors, predecessors',
    as: 'dashboard',
    query: list(`territories(first: $first, filter: { level: COMUNE }) { nodes { name
      parents { name } successors { name } predecessors { name } } }`),
    fetches: 1,
  },
  {
    name: 'Organisation → memberships, territories, access points, enrolments, micro-interventions',
    as: 'system-veneto-lavoro',
    query: list(`organisations(first: $first) { nodes { name territories { territory { name } }
      memberships(first: 2) { totalCount nodes { state } }
      accessPoints(first: 3) { totalCount nodes { name } }
      enrolments(first: 3) { totalCount nodes { state } }
      microInterventions(first: 3) { totalCount nodes { title } } } }`),
    fetches: 3,
  },
  {
    name: 'Person → records, enrolments, participations with what they are part of',
    as: 'system-veneto-lavoro',
    query: list(`persons(first: $first) { nodes { sex birthYear takesPartInCommunity
      records { givenName familyName residence { name } owner { name } accessPoint { name } }
      enrolments(first: 3) { totalCount nodes { state accessPoint { name } organisation { name } } }
      participations(first: 3) { totalCount nodes { occurredOn microIntervention { title association { name } } } } } }`),
    fetches: 5,
  },
  {
    name: 'Person → citizenships',
    as: 'system-veneto-lavoro',
    query: list(`persons(first: $first) { nodes { citizenships { label isoAlpha3
      citizenshipGroup { label parent { label } } } } }`),
    fetches: 2,
  },
  {
    name: 'PersonRecord → person, enrolments, comune',
    as: 'case-worker-padova',
    query: list(`personRecords(first: $first) { nodes { givenName person { sex } residence { name }
      enrolments(first: 3) { totalCount nodes { state } } } }`),
    fetches: 2,
  },
  {
    name: 'Enrolment → record, person, access point, organisation',
    as: 'case-worker-padova',
    query: list(`enrolments(first: $first) { nodes { state personRecord { givenName } person { sex }
      accessPoint { name comune { name } } organisation { name } } }`),
    fetches: 3,
  },
  {
    name: 'AccessPoint → comune, served territories, organisation, enrolments',
    as: 'system-veneto-lavoro',
    query:
      list(`accessPoints(first: $first, orderBy: [CODE_DESC]) { nodes { name comune { name } serves { name }
      parent { name } operatingOrganisation { name } enrolments(first: 2) { totalCount nodes { state } } } }`),
    fetches: 4,
  },
  {
    name: 'MicroIntervention → association, organisation, territories, participations',
    as: 'association-lead',
    query:
      list(`microInterventions(first: $first) { nodes { title association { name } organisation { name }
      territories { name } participations(first: 3) { totalCount nodes { occurredOn } } } }`),
    fetches: 3,
  },
  {
    name: 'Participation → micro-intervention, record',
    as: 'system-veneto-lavoro',
    query: list(`participations(first: $first) { nodes { occurredOn microIntervention { title }
      personRecord { givenName } organisation { name } } }`),
    fetches: 3,
  },
  {
    name: 'Association → organisation, territories, micro-interventions',
    as: 'dashboard',
    query:
      list(`associations(first: $first) { nodes { name organisation { name } territories { name }
      microInterventions(first: 3) { totalCount nodes { title } } } }`),
    fetches: 3,
  },
  {
    name: 'Membership → organisation',
    as: 'dashboard',
    query: list('memberships(first: $first) { nodes { state organisation { name } } }'),
    fetches: 1,
  },
];

describe('what a crossing costs', () => {
  it.each(crossings)('$name: the same for 100 items as for 20', async ({ as, query, fetches }) => {
    const twenty = await graph.query(query, { first: 20 }, as);
    const hundred = await graph.query(query, { first: 100 }, as);
    expect([...twenty.errors, ...hundred.errors]).toEqual([]);
    expect(twenty.data.list.nodes.length).toBeGreaterThan(0);
    // For the record: what the test found, item counts included.
    const found = `${twenty.data.list.nodes.length} → ${hundred.data.list.nodes.length} items`;
    expect(`${found}: ${hundred.counts.statements}`).toBe(`${found}: ${twenty.counts.statements}`);
    expect([twenty.counts.fetches, hundred.counts.fetches]).toEqual([fetches, fetches]);
    if (process.env['SHOW_COUNTS'])
      console.log(`${found} | ${hundred.counts.fetches} | ${hundred.counts.statements}`);
  });
});

describe('the first questions of a programme', () => {
  it('shows who works in the ambito of Treviso, across the three domains', async () => {
    const { data, errors } = await graph.query(
      `{ territory(code: "VEN_09", level: ATS) { name perimeter
        organisations { nodes { name } } accessPoints { nodes { name kind } }
        microInterventions { nodes { title association { name } } } } }`,
      {},
      'dashboard',
    );
    expect(errors).toEqual([]);
    expect(data.territory.perimeter).toBe('UNKNOWN');
    expect(data.territory.organisations.nodes).toContainEqual({ name: 'Comune di Treviso' });
    expect(data.territory.accessPoints.nodes.length).toBeGreaterThan(0);
    expect(data.territory.microInterventions.nodes.length).toBeGreaterThan(2);
  });

  it('shows a person to her own case worker and nothing of her to another partner’s', async () => {
    const one = `{ persons(first: 1, filter: { takesPartInCommunity: true }) { nodes { id } } }`;
    const found = await graph.query(one, {}, 'case-worker-padova');
    const id = found.data.persons.nodes[0].id;
    const person = `query ($id: ID!) { person(id: $id) { id records { givenName }
      enrolments { nodes { id } } participations { totalCount nodes { id } } } }`;
    const mine = await graph.query(person, { id }, 'case-worker-padova');
    expect(mine.data.person.records).toHaveLength(1);
    expect(mine.data.person.enrolments.nodes.length).toBeGreaterThan(0);
    expect(mine.data.person.participations.totalCount).toBeGreaterThan(0);
    const others = await graph.query(person, { id }, 'case-worker-treviso');
    expect(others.data).toEqual({ person: null });
    const asNode = await graph.query(
      'query ($id: ID!) { node(id: $id) { ... on Person { birthYear enrolments { totalCount } participations { totalCount } } } }',
      { id },
      'case-worker-treviso',
    );
    expect(JSON.stringify(asNode.data)).not.toMatch(/[1-9]/);
  });

  it('has a participation in the person’s view as soon as it is recorded', async () => {
    const found = await graph.query(
      '{ personRecords(first: 1) { nodes { id person { id } } } }',
      {},
      'case-worker-padova',
    );
    const [record] = found.data.personRecords.nodes;
    const running = await graph.query(
      '{ microInterventions(first: 100, filter: { state: [RUNNING], on: "2026-11-01" }) { nodes { id organisation { id } } } }',
      {},
      'association-lead',
    );
    const attempts = await Promise.all(
      running.data.microInterventions.nodes.map(({ id }: { id: string }) =>
        graph.query(
          `mutation ($input: RecordParticipationInput!) { recordParticipation(input: $input) {
            participation { id } errors { ... on UserError { code } } } }`,
          {
            input: { microInterventionId: id, personRecordId: record.id, occurredOn: '2026-11-01' },
          },
          'association-lead',
        ),
      ),
    );
    const recorded = attempts.find(({ data }) => data.recordParticipation.participation);
    const view = await graph.query(
      'query ($id: ID!) { person(id: $id) { participations(first: 100) { nodes { id } } } }',
      { id: record.person.id },
      'case-worker-padova',
    );
    expect(view.data.person.participations.nodes).toContainEqual(
      recorded?.data.recordParticipation.participation,
    );
    await graph.followAll();
    const known = await graph.query(
      'query ($id: ID!) { person(id: $id) { takesPartInCommunity } }',
      { id: record.person.id },
      'case-worker-padova',
    );
    expect(known.data.person.takesPartInCommunity).toBe(true);
  });
});
