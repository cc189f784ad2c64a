import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { anonymous, associationLead } from '../../../../tests/viewers.ts';
import {
  aMicroIntervention,
  anAssociation,
  aParticipation,
  organisationId,
} from '../../tests/rows.ts';

let community: Bench;
let special: string;
const associations: string[] = [];

const key = (index: number) => `association-${String(index + 1).padStart(2, '0')}`;

beforeAll(async () => {
  community = await openSubgraph('community');
  for (let index = 0; index < 100; index += 1) {
    const own = { organisationId: organisationId(key(index)) };
    const id = await anAssociation(community, { ownOrganisationId: own.organisationId });
    associations.push(id);
    for (let n = 0; n < 3; n += 1) {
      const microInterventionId = await aMicroIntervention(community, {
        ...own,
        associationId: id,
        title: `Corso ${String(index).padStart(3, '0')}/${n}`,
        startsOn: `2026-0${n + 1}-01`,
        endsOn: `2026-0${n + 2}-01`,
        territories: [`COMUNE:${index}`, 'REGION:05'],
      });
      await aParticipation(community, { ...own, microInterventionId });
    }
  }
  const [first = ''] = associations;
  special = await aMicroIntervention(community, {
    associationId: first,
    organisationId: organisationId(key(0)),
    title: 'Torneo "Tutti in campo"',
    theme: 'SPORT',
    state: 'VERIFIED',
    startsOn: '2025-05-01',
    endsOn: '2025-06-01',
  });
});
afterAll(() => community.close());

async function list(variables: object) {
  const { data, errors } = await community.query(
    `query ($first: Int, $after: String, $filter: MicroInterventionFilter, $orderBy: [MicroInterventionOrder!]) {
      microInterventions(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes { id title startsOn } pageInfo { hasNextPage endCursor } totalCount } }`,
    { ...variables },
  );
  expect(errors).toEqual([]);
  return data.microInterventions;
}

it('is found by each filter', async () => {
  const found = async (filter: object) => (await list({ filter })).nodes[0]?.id;
  expect(await found({ theme: ['SPORT'] })).toBe(special);
  expect(await found({ state: ['VERIFIED', 'STOPPED'] })).toBe(special);
  expect(await found({ titleContains: 'tutti IN' })).toBe(special);
  expect(await found({ on: '2025-05-01' })).toBe(special);
  expect(await found({ on: '2025-05-31' })).toBe(special);
  expect(await found({ on: '2025-06-01' })).toBeUndefined();
  expect((await list({ filter: { on: '2026-02-14' } })).totalCount).toBe(100);
});

it('reads in each order, page by page, each once', async () => {
  for (const order of ['STARTS_ON_DESC', 'STARTS_ON_ASC', 'TITLE_ASC', 'TITLE_DESC']) {
    const read: { id: string; title: string; startsOn: string }[] = [];
    let after: string | null = null;
    do {
      const page = await list({ first: 90, after, orderBy: [order] });
      read.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(read.map(({ id }) => id)).size).toBe(301);
    const values = read.map(({ title, startsOn }) => (order.startsWith('T') ? title : startsOn));
    const sorted = [...values].sort();
    expect(values).toEqual(order.endsWith('DESC') ? sorted.reverse() : sorted);
  }
});

it('costs the same statements for 20 as for 100, with all that hangs on it', async () => {
  const document = `query ($first: Int) { microInterventions(first: $first) { totalCount nodes {
    title organisation { id } territories { code } association { name territories { code } }
    participations(first: 5) { totalCount nodes { id organisation { id } } } } } }`;
  const few = await community.query(document, { first: 20 }, associationLead);
  const many = await community.query(document, { first: 100 }, associationLead);
  expect(few.errors).toEqual([]);
  expect(many.data.microInterventions.nodes).toHaveLength(100);
  expect(many.statements).toBe(few.statements);
  expect(many.roundTrips).toBe(few.roundTrips);
});

describe('from its neighbours in the graph', () => {
  const page =
    'microInterventions(first: 2) { totalCount nodes { title } pageInfo { hasNextPage } }';
  const neighbours = {
    Organisation: (index: number) => ({ id: organisationId(key(index)) }),
    Territory: (index: number) => ({ level: 'COMUNE', code: String(index) }),
    Association: (index: number) => ({ id: associations[index] }),
  };

  for (const [type, toKey] of Object.entries(neighbours)) {
    it(`is read for 20 as for 100 of ${type} by the same statements`, async () => {
      const ask = (length: number) => {
        const representations = Array.from({ length }, (_, index) => ({
          __typename: type,
          ...toKey(index),
        }));
        const document = `query ($representations: [_Any!]!) {
          _entities(representations: $representations) { ... on ${type} { ${page} } } }`;
        return community.query(document, { representations });
      };
      const few = await ask(20);
      const many = await ask(100);
      expect(many.errors).toEqual([]);
      expect(many.data._entities).toHaveLength(100);
      expect(many.data._entities[42].microInterventions).toEqual({
        totalCount: 3,
        nodes: [{ title: 'Corso 042/2' }, { title: 'Corso 042/1' }],
        pageInfo: { hasNextPage: true },
      });
      expect(many.statements).toBe(few.statements);
    });
  }

  it('is empty where it does not take place, and pages behind a cursor', async () => {
    const document = `query ($after: String) { _entities(representations: [
      { __typename: "Territory", level: "REGION", code: "05" },
      { __typename: "Territory", level: "REGION", code: "04" }]) { ... on Territory {
        microInterventions(first: 100, after: $after) {
          totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { data }: { data: { _entities: [Page, Page] } } = await community.query(document, {
        after,
      });
      const [veneto, elsewhere] = data._entities.map((each) => each.microInterventions);
      expect(elsewhere).toMatchObject({ totalCount: 0, nodes: [] });
      expect(veneto?.totalCount).toBe(300);
      read.push(...(veneto?.nodes ?? []).map(({ id }) => id));
      after = veneto?.pageInfo.hasNextPage ? veneto.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(read).size).toBe(300);
    expect(read).toHaveLength(300);
  });
});

type Page = {
  microInterventions: {
    totalCount: number;
    nodes: { id: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
};

it('shows everybody the micro-intervention but participations only to who may read them', async () => {
  const document = `query ($id: ID!) { microIntervention(id: $id) { title theme state startsOn endsOn } }`;
  const { data } = await community.query(document, { id: special }, anonymous);
  expect(data.microIntervention).toMatchObject({ theme: 'SPORT', endsOn: '2025-06-01' });
  const counts = `query ($id: ID!) { microIntervention(id: $id) { participations { totalCount } } }`;
  const { errors } = await community.query(counts, { id: special }, anonymous);
  expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
});
