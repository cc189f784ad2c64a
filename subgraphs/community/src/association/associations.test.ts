import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { anonymous, associationLead, coordinator, dashboard } from '../../../../tests/viewers.ts';
import { aMicroIntervention, anAssociation, organisationId } from '../../tests/rows.ts';

let community: Bench;
let hidden: string;
let hiddenIntervention: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  for (let index = 0; index < 105; index += 1) {
    const id = await anAssociation(community, {
      name: `Associazione ${String(index).padStart(3, '0')}`,
      newGeneration: index % 2 === 0,
      informal: index % 3 === 0,
      state: index === 104 ? 'INACTIVE' : 'ENGAGED',
      countryCodes: index === 7 ? ['344', '460'] : ['436'],
      territories: ['ATS:VEN_09', 'COMUNE:026086'],
    });
    await aMicroIntervention(community, { associationId: id });
  }
  const own = { ownOrganisationId: organisationId('association-01') };
  hidden = await anAssociation(community, { ...own, name: 'Donne 50%_insieme', listed: false });
  hiddenIntervention = await aMicroIntervention(community, {
    organisationId: own.ownOrganisationId,
    associationId: hidden,
  });
});
afterAll(() => community.close());

async function list(variables: object, viewer: Viewer = anonymous) {
  const { data, errors } = await community.query(
    `query ($first: Int, $after: String, $filter: AssociationFilter, $orderBy: [AssociationOrder!]) {
      associations(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        nodes { id name } pageInfo { hasNextPage endCursor } totalCount } }`,
    { ...variables },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.associations;
}

describe('an association that has not agreed to be listed', () => {
  const one = 'query ($id: ID!) { association(id: $id) { id territories { code } } }';

  it('is not there for others, nor in their totals', async () => {
    for (const viewer of [anonymous, dashboard]) {
      expect((await community.query(one, { id: hidden }, viewer)).data.association).toBeNull();
      expect((await list({}, viewer)).totalCount).toBe(105);
      expect((await list({ filter: { nameContains: 'donne' } }, viewer)).nodes).toEqual([]);
    }
  });

  it('is there for the Regione and for itself', async () => {
    for (const viewer of [coordinator, associationLead]) {
      const { data } = await community.query(one, { id: hidden }, viewer);
      expect(data.association).toEqual({ id: hidden, territories: [{ code: '026086' }] });
      expect((await list({}, viewer)).totalCount).toBe(106);
    }
  });

  it('keeps its name out of its micro-interventions, which are public', async () => {
    const document = `query ($id: ID!) { microIntervention(id: $id) {
      id association { id name } organisation { id } } }`;
    const { data, errors } = await community.query(document, { id: hiddenIntervention });
    expect(errors).toEqual([]);
    expect(data.microIntervention).toEqual({
      id: hiddenIntervention,
      association: null,
      organisation: { id: organisationId('association-01') },
    });
  });
});

it('is found by each filter', async () => {
  expect((await list({ filter: { newGeneration: true } })).totalCount).toBe(53);
  expect((await list({ filter: { newGeneration: false } })).totalCount).toBe(52);
  expect((await list({ filter: { informal: true } })).totalCount).toBe(35);
  expect((await list({ filter: { informal: false } })).totalCount).toBe(70);
  expect((await list({ filter: { countryCode: '460' } })).nodes).toMatchObject([
    { name: 'Associazione 007' },
  ]);
  expect((await list({ filter: { state: ['INACTIVE', 'MAPPED'] } })).totalCount).toBe(1);
  expect((await list({ filter: { nameContains: 'AZIONE 01' } })).totalCount).toBe(10);
  const literal = { filter: { nameContains: '%_' } };
  expect((await list(literal)).totalCount).toBe(0);
  expect((await list(literal, coordinator)).totalCount).toBe(1);
});

it('is found by language, territory and who supports it', async () => {
  const supporterId = organisationId('comune-belluno');
  const id = await anAssociation(community, {
    ...{ name: 'Dolomiti', listed: false, supporterId, languageCodes: ['ukr', 'mkd'] },
    territories: ['COMUNE:025006', 'ATS:VEN_01'],
  });
  for (const filter of [
    { languageCodes: ['mkd', 'sqi'] },
    { comuneCode: '025006' },
    { atsCode: 'VEN_01' },
    { supporterId, languageCodes: ['ukr'] },
  ]) {
    expect((await list({ filter }, coordinator)).nodes).toEqual([{ id, name: 'Dolomiti' }]);
    expect((await list({ filter })).totalCount).toBe(0);
  }
  for (const filter of [{ comuneCode: 'VEN_01' }, { languageCodes: [] }, { atsCode: '' }]) {
    expect((await list({ filter }, coordinator)).totalCount).toBe(0);
  }
});

it('reads in order, page by page, each once', async () => {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page = await list({ first: 40, after, orderBy: ['NAME_DESC'] });
    names.push(...page.nodes.map(({ name }: { name: string }) => name));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(names).toHaveLength(105);
  expect(names).toEqual([...names].sort().reverse());
});

it('costs the same statements for 20 as for 100, with all that hangs on it', async () => {
  const document = `query ($first: Int) { associations(first: $first) { totalCount nodes {
    name organisation { id } keptBy { id } supporter { id } territories { level code } register
    microInterventions { totalCount nodes { title territories { code } } } } } }`;
  const few = await community.query(document, { first: 20 });
  const many = await community.query(document, { first: 100 });
  expect(few.data.associations.nodes).toHaveLength(20);
  expect(many.data.associations.nodes).toHaveLength(100);
  expect(many.data.associations.nodes[99]).toMatchObject({
    territories: [
      { level: 'ATS', code: 'VEN_09' },
      { level: 'COMUNE', code: '026086' },
    ],
    microInterventions: { totalCount: 1 },
  });
  expect(many.statements).toBe(few.statements);
  expect(many.roundTrips).toBe(few.roundTrips);
});

it('answers references in one batch, null where it is not for the caller', async () => {
  const { data: listed } = await community.query('{ associations(first: 100) { nodes { id } } }');
  const ids = listed.associations.nodes.map(({ id }: { id: string }) => id);
  const document = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Association { id name } } }`;
  const ask = (some: string[]) =>
    community.query(document, {
      representations: some.map((id) => ({ __typename: 'Association', id })),
    });
  const few = await ask([...ids.slice(0, 19), hidden]);
  const many = await ask([...ids.slice(0, 99), hidden]);
  expect(few.data._entities.at(-1)).toBeNull();
  expect(many.data._entities.filter(Boolean)).toHaveLength(99);
  expect(many.statements).toBe(few.statements);
});
