import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { aPlace, asPlatform, organisationId } from '../../tests/rows.ts';
import { placeHosts } from './place.table.ts';

let community: Bench;
let library: string;
let closed: string;
const treviso = organisationId('comune-treviso');
const ponti = organisationId('association-01');

async function hosts(placeId: string, hostsFrom: string, hostsUntil: string | null = null) {
  const row = { placeId, organisationId: ponti, hostsFrom, hostsUntil };
  await asPlatform(community, (tx) => tx.insert(placeHosts).values(row));
}

beforeAll(async () => {
  community = await openSubgraph('community');
  for (let index = 0; index < 103; index += 1) {
    const id = await aPlace(community, { title: `Centro ${String(index).padStart(3, '0')}` });
    await hosts(id, '2026-01-01');
  }
  library = await aPlace(community, {
    ...{ title: 'Biblioteca 50%', kind: 'LIBRARY', territory: 'COMUNE:028060' },
    ...{ accessibility: ['STEP_FREE', 'HEARING_LOOP', 'CHILDCARE'], openFrom: '2026-05-01' },
  });
  closed = await aPlace(community, {
    ...{ title: 'Parco', state: 'CLOSED', territory: 'COMUNE:026021', openUntil: '2024-01-01' },
  });
  await hosts(closed, '2021-01-01', '2022-01-01');
  await aPlace(community, { title: 'Solo proposto', state: 'PROPOSED' });
});
afterAll(() => community.close());

async function list(variables: object) {
  const { data, errors } = await community.query(
    `query ($first: Int, $after: String, $filter: PlaceFilter, $orderBy: [PlaceOrder!]) {
      places(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes { id title { text } } pageInfo { hasNextPage endCursor } totalCount } }`,
    { ...variables },
  );
  expect(errors).toEqual([]);
  return data.places;
}

it.each<[filter: object, count: number]>([
  [{}, 105],
  [{ state: ['CLOSED', 'PROPOSED'] }, 1],
  [{ kind: ['LIBRARY'] }, 1],
  [{ accessibility: ['HEARING_LOOP', 'STEP_FREE'] }, 1],
  [{ accessibility: ['HEARING_LOOP', 'SIGN_LANGUAGE'] }, 0],
  [{ accessibility: [] }, 105],
  [{ comuneCodes: ['028060', '026021'] }, 2],
  [{ inProvinceOf: '026001' }, 104],
  [{ openOn: '2023-12-31' }, 104],
  [{ openOn: '2024-01-01' }, 103],
  [{ openOn: '2026-05-01' }, 104],
  [{ hostedBy: ponti }, 104],
  [{ hostedBy: ponti, openOn: '2021-12-31' }, 1],
  [{ hostedBy: ponti, openOn: '2022-01-01' }, 0],
  [{ hostedBy: treviso }, 0],
  [{ titleContains: 'tro 01' }, 10],
  [{ titleContains: '%' }, 1],
])('are found by %j', async (filter, count) => {
  expect((await list({ filter })).totalCount).toBe(count);
});

it('reads in order, page by page, each once', async () => {
  for (const orderBy of ['TITLE_DESC', 'TITLE_ASC', 'OPENED_ON_ASC', 'OPENED_ON_DESC']) {
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ first: 40, after, orderBy: [orderBy] });
      titles.push(...page.nodes.map((node: { title: { text: string } }) => node.title.text));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(titles).size).toBe(105);
    if (orderBy === 'TITLE_DESC') expect(titles).toEqual([...titles].sort().reverse());
  }
});

it('costs the same statements for 20 as for 100, with all that hangs on it', async () => {
  const document = `query ($first: Int) { places(first: $first) { totalCount nodes {
    title { text } organisation { id } territory { code } hosts(on: "2026-06-01") {
      organisation { id } } all: hosts { hostsFrom } } } }`;
  const few = await community.query(document, { first: 20 });
  const many = await community.query(document, { first: 100 });
  expect(many.errors).toEqual([]);
  expect(many.data.places.nodes).toHaveLength(100);
  expect(many.data.places.nodes[50]).toMatchObject({ hosts: [{ organisation: { id: ponti } }] });
  expect(many.statements).toBe(few.statements);
  expect(many.roundTrips).toBe(few.roundTrips);
});

it('are those of a comune, of its province, and of who receives people there', async () => {
  const document = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Territory { places(filter: { titleContains: "c" }) { totalCount } }
    ... on Organisation { hostedPlaces { totalCount } } ... on Place { title { text } } } }`;
  const territory = (level: string, code: string) => ({ __typename: 'Territory', level, code });
  const asked = [
    territory('COMUNE', '026021'),
    territory('COMUNE', '028060'),
    territory('PROVINCE', '026'),
    territory('ATS', 'VEN_09'),
    { __typename: 'Organisation', id: ponti },
    { __typename: 'Organisation', id: treviso },
    { __typename: 'Place', id: library },
    { __typename: 'Place', id: closed },
  ];
  const { data, errors } = await community.query(document, { representations: asked });
  expect(errors).toEqual([]);
  expect(data._entities).toEqual([
    { places: { totalCount: 1 } },
    { places: { totalCount: 1 } },
    { places: { totalCount: 104 } },
    { places: { totalCount: 0 } },
    { hostedPlaces: { totalCount: 104 } },
    { hostedPlaces: { totalCount: 0 } },
    { title: { text: 'Biblioteca 50%' } },
    { title: { text: 'Parco' } },
  ]);
});
