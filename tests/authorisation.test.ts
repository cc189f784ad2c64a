import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, isObjectType, parse } from 'graphql';
import { printApiSchema } from '#gateway/api-schema.ts';
import { admitSupergraph } from '#gateway/authorisation/admit-supergraph.ts';
import { accessMatrix } from '#infra/reference/access-matrix.ts';
import { composeSupergraph } from '#schema/compose.ts';
import { authorising } from '#shared/authorisation/authorising.ts';
import { needsOf } from '#shared/authorisation/needs.ts';
import { requireMay } from '#shared/authorisation/require-may.ts';
import { findUnruled, graphRules, readRules } from '#shared/authorisation/rules.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { loadContract } from '#shared/server/schema.ts';
import { associationLead, caseWorkerPadova, coordinator, dataSteward } from './viewers.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

const stored = composeSupergraph().supergraph;
const schema = buildSchema(printApiSchema());

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
}, 120_000);
afterAll(() => graph.close());

/** Ways to hide that personal data are asked for, behind what anybody may ask. */
const hidden: [string, string][] = [
  ['as it is', '{ persons { totalCount } }'],
  ['an alias', '{ organisations { totalCount } a: persons { n: totalCount } }'],
  ['a fragment', '{ ...F } fragment F on Query { persons { totalCount } }'],
  [
    'a fragment of a fragment',
    '{ ...F } fragment F on Query { ...G } fragment G on Query { persons { nodes { id } } }',
  ],
  ['an inline fragment', '{ ... { persons { totalCount } } }'],
  [
    '@include(false)',
    '{ organisations { totalCount } persons @include(if: false) { totalCount } }',
  ],
  ['@skip(true)', '{ organisations { totalCount } persons @skip(if: true) { totalCount } }'],
  [
    '@include by a variable',
    'query ($no: Boolean = false) { organisations { totalCount } persons @include(if: $no) { totalCount } }',
  ],
  [
    'an interface',
    '{ node(id: "organisation_01jn5z9k2wfjtt3v3r5h6kq0ab") { id ... on Person { sex } } }',
  ],
  [
    'a type that is not asked anything',
    '{ node(id: "organisation_01jn5z9k2wfjtt3v3r5h6kq0ab") { ... on Person { __typename } } }',
  ],
  [
    'nodes of several types',
    '{ nodes(ids: []) { id ... on Organisation { name } ... on PersonRecord { state } } }',
  ],
  ['nesting', '{ organisations { nodes { enrolments { nodes { person { sex } } } } } }'],
  ['__typename alone', '{ persons { __typename } }'],
];

describe('what is protected', () => {
  it.each(hidden)('is refused behind %s, before anything is fetched', async (_, document) => {
    const ask = (identity?: SampleIdentityName) => graph.query(document, {}, identity);
    const [nobody, dashboard] = [await ask(), await ask('dashboard')];
    expect([nobody.status, nobody.data, nobody.counts.fetches]).toEqual([401, undefined, 0]);
    expect(nobody.errors.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
    expect([dashboard.status, dashboard.data, dashboard.counts.fetches]).toEqual([
      403,
      undefined,
      0,
    ]);
    expect(dashboard.errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    expect(dashboard.errors[0]?.extensions['scopes']).toMatch(/person:read/);
  });

  it('is told by all the scopes that are missing, and where the first was met', async () => {
    const { errors } = await graph.query(
      '{ organisations { totalCount } vulnerabilityCases { totalCount } persons { totalCount } }',
      {},
      'researcher-unipd',
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      scope: 'vulnerability:read',
      scopes: 'vulnerability:read person:read',
      coordinate: 'VulnerabilityCase',
    });
  });

  it('keeps a mutation from being carried out in part', async () => {
    const document = `mutation ($open: OpenNetworkInput!, $invite: InviteMemberInput!) {
      openNetwork(input: $open) { errors { __typename } }
      inviteMember(input: $invite) { errors { __typename } } }`;
    const { status, data, errors, counts } = await graph.query(document, {}, 'contact-unipd');
    expect([status, data, counts.fetches]).toEqual([403, undefined, 0]);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'membership:write' });
  });

  it('leaves alone another operation of the same document, and introspection', async () => {
    const document = 'query A { organisations { totalCount } } query B { persons { totalCount } }';
    const askFor = async (operationName: string) => {
      const response = await fetch(graph.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, operationName }),
      });
      return response.status;
    };
    expect([await askFor('A'), await askFor('B'), await askFor('A')]).toEqual([200, 401, 200]);
    const { status } = await graph.query('{ __schema { types { name fields { name } } } }');
    expect(status).toBe(200);
  });
});

describe('a purpose', () => {
  const asking = (viewer: Viewer) => () =>
    requireMay({ viewer, language: 'it' }, 'Person', 'Query.persons');

  it('is asked for beside the scopes: data of persons are not given for monitoring', () => {
    expect(asking(caseWorkerPadova)).not.toThrow();
    expect(asking(dataSteward)).not.toThrow();
    for (const purpose of ['MONITORING', 'RESEARCH', 'COORDINATION', null] as const) {
      expect(asking({ ...caseWorkerPadova, purpose })).toThrow(/finalità/);
    }
  });

  it('is told with those for which it would be given', () => {
    const refused = () =>
      requireMay(
        { viewer: { ...associationLead, purpose: 'RESEARCH' }, language: 'en' },
        'Mutation.recordParticipation',
      );
    expect(refused).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({
          code: 'PURPOSE_FORBIDDEN',
          purpose: 'RESEARCH',
          purposes: 'SERVICE',
        }),
      }),
    );
  });
});

describe('rules', () => {
  const unruled = (supergraph: string) => findUnruled(parse(supergraph));
  function plant(from: string | RegExp, to: string): string {
    const planted = stored.replace(from, to);
    if (planted === stored) throw new Error(`There is no ${from} to plant a defect in`);
    return planted;
  }

  it('are said of everything', () => {
    expect(unruled(stored)).toEqual([]);
  });

  it.each([
    [
      'a mutation',
      /(inviteMember\([^)]*\): InviteMemberPayload!.*?) @requiresScopes\(scopes: \[\["membership:write"\]\]\)/,
      '$1',
      'Mutation.inviteMember',
    ],
    ['a query of no entity', /(consentTexts.*?) @public/, '$1', 'Query.consentTexts'],
    [
      'an entity',
      /(type Organisation implements Node\n(?: {2}@join.*\n)+) {2}@public\n/,
      '$1',
      'Organisation says',
    ],
    [
      'an interface',
      /(interface UserError\n(?: {2}@join.*\n)+) {2}@public\n/,
      '$1',
      'UserError says',
    ],
  ])('that are missing at %s are found, and nothing is served then', (_, from, to, place) => {
    const planted = plant(from, to);
    expect(unruled(planted).join('\n')).toContain(place);
    expect(() => readRules(planted)).toThrow(place);
    expect(() => admitSupergraph(planted)).toThrow(place);
  });

  it('that contradict each other, or name what nobody knows, are found', () => {
    const both = plant(/(consentTexts.*?@public)/, '$1 @authenticated');
    expect(unruled(both).join()).toMatch(/Query\.consentTexts is @public and has a rule/);
    expect(() => readRules(plant('"membership:write"', '"membership:wirte"'))).toThrow(
      /membership:wirte/,
    );
  });

  it('hold of the fields of a type, of what leads to it, and of its lists', () => {
    const placesOf = (document: string) =>
      needsOf(schema, graphRules(), parse(document)).map(({ coordinate }) => coordinate);
    expect(placesOf('{ organisation(id: "x") { name } }')).toEqual([]);
    expect(placesOf('{ memberships { edges { node { state } } } }')).toEqual(['Membership']);
    expect(placesOf('{ organisation(id: "x") { staleSince } }')).toEqual([
      'Organisation.staleSince',
    ]);
    expect(placesOf('{ node(id: "x") { ... on PersonRecord { caseSteps { act } } } }')).toEqual([
      'PersonRecord',
      'PersonRecord.caseSteps',
    ]);
  });
});

describe('what the contract says in words', () => {
  /** Of the owner's details behind a key, and of an act that a rule cannot tell from others. */
  const beyond = ['Evaluation.evaluator', 'IndividualPlan.caseOperator', 'Mutation.advancePlace'];

  it('names no scope that the rules do not ask for', () => {
    const asked = new Map(
      accessMatrix().rows.map(({ type, field, rules }) => [
        `${type}.${field}`,
        new Set<string>(rules.flatMap(({ scopes }) => scopes.flat())),
      ]),
    );
    const wrong = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ type, field }) => {
        const said = [...(field.description ?? '').matchAll(/`([a-z]+:[a-z]+)`/g)];
        const needed = asked.get(`${type.name}.${field.name}`);
        return said.some(([, scope = '']) => !needed?.has(scope));
      })
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(wrong).toEqual(beyond);
  });
});

describe('a supergraph', () => {
  it('is loaded with its rules, and without what demands them of Apollo', () => {
    const { supergraphSdl } = admitSupergraph(stored);
    expect(stored).toContain('for: SECURITY');
    expect(supergraphSdl).not.toContain('for: SECURITY');
    expect(supergraphSdl).toContain('for: EXECUTION');
    expect(readRules(supergraphSdl)).toEqual(readRules(stored));
  });

  it('that brings no rules is not served, however it was loaded', async () => {
    const without = new ApolloServer({
      schema: buildSubgraphSchema(loadContract('governance')),
      plugins: [
        ApolloServerPluginInlineTraceDisabled(),
        authorising(() => {
          throw new Error('no rules');
        }),
      ],
    });
    await expect(without.start()).rejects.toThrow();
  });

  it('needs the same of a viewer whatever fields are asked first', () => {
    const fields = ['persons', 'memberships', 'organisations', 'vacancies', 'surveyResponses'];
    fc.assert(
      fc.property(fc.shuffledSubarray(fields), (some) => {
        const asked = some.map((field) => `${field} { totalCount }`).join(' ');
        const needs = needsOf(schema, graphRules(), parse(`{ __typename ${asked} }`));
        const scopes = needs.flatMap(({ rule }) => rule.scopes.flat());
        const held = new Set<string>(coordinator.scopes);
        expect(scopes.length).toBe(some.filter((field) => field !== 'organisations').length);
        expect(scopes.some((scope) => !held.has(scope))).toBe(
          some.some((field) => ['persons', 'vacancies'].includes(field)),
        );
      }),
    );
  });
});
