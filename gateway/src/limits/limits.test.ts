import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { readGatewayConfig } from '../config.ts';
import { readCostWeights } from './cost-weights.ts';
import { countTokens } from './count-tokens.ts';
import { countValues } from './count-values.ts';
import { measureDocument } from './document-shape.ts';
import { estimateCost } from './estimate-cost.ts';
import { keepDocuments } from './known-documents.ts';
import { limitBounds, limitsOf, limitVariable, usualLimits } from './limits.ts';
import { findOperation } from './operation.ts';
import { countFetches } from './plan-fetches.ts';

const sdl = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  input Filter { name: String @cost(weight: 50) }
  input Row { name: String } input Rows { rows: [Row!]! }
  type Node { id: ID! friends(first: Int, filter: Filter): Connection tags: [Tag!]! best: Node search: Tag @cost(weight: 70) }
  type Tag { name: String }
  type Connection { nodes: [Node!]! edges: [Edge!]! totalCount: Int! pageInfo: Tag }
  type Edge { node: Node! }
  type Query { nodes(ids: [ID!]!): [Node]! all(first: Int = 10, filter: Filter): Connection one: Node }
  type Mutation { write(input: Rows!): Tag }
`;
const schema = buildSchema(sdl);
const weights = readCostWeights(sdl);

function estimate(text: string, variables: Record<string, unknown> = {}) {
  const operation = findOperation(schema, parse(text), undefined, variables);
  if (!operation) throw new Error('Which operation?');
  return estimateCost(schema, weights, operation, 100);
}

describe('the shape of a document', () => {
  it('is that of its fragments where they are used', () => {
    const shape = measureDocument(
      parse(`query @a { x: one { ...F ... @b { y: best { id } } } }
        fragment F on Node { best { z: best { ...G } } } fragment G on Node { id @c @c }`),
    );
    expect(shape).toEqual({
      ...{ fragments: 2, spreads: 3, directives: 4, repeatedDirectives: 2, aliases: 3 },
      ...{ rootFields: 1, depth: 4, introspectionDepth: 0 },
    });
  });

  it('is measured at once, also of a thousand million fields and of fragments in a circle', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on Node { a: id ...F${i + 1} ...F${i + 1} }`,
    );
    const bomb = `{ one { ...F0 } } ${levels.join(' ')} fragment F30 on Node { a: id }`;
    const began = performance.now();
    expect(measureDocument(parse(bomb)).aliases).toBe(2 ** 31 - 1);
    expect(estimate(bomb).cost).toBe(1);
    const circle =
      '{ one { ...A } } fragment A on Node { best { ...B } } fragment B on Node { ...A }';
    expect(measureDocument(parse(circle)).spreads).toBeGreaterThan(1);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('is the same whether selections are written out or in fragments', () => {
    const names = fc.constantFrom('id', 'best', 'tags');
    const tree = fc.letrec<{ selection: string }>((tie) => ({
      selection: fc.oneof(
        { maxDepth: 4 },
        fc.constant('id'),
        fc
          .tuple(fc.option(names), fc.array(tie('selection'), { minLength: 1, maxLength: 3 }))
          .map(([alias, inside]) => `${alias ? `a_${alias}: ` : ''}best { ${inside.join(' ')} }`),
      ),
    })).selection;
    fc.assert(
      fc.property(tree, (selection) => {
        const plain = parse(`{ one { ${selection} } }`);
        const apart = parse(`{ one { ...F } } fragment F on Node { ${selection} }`);
        const { fragments: _, spreads: __, ...written } = measureDocument(plain);
        expect(measureDocument(apart)).toMatchObject(written);
        const costs = [plain, apart].map((document) => {
          const operation = findOperation(schema, document, undefined, {});
          return operation && estimateCost(schema, weights, operation, 100).cost;
        });
        expect(costs[0]).toBe(costs[1]);
      }),
    );
  });
});

describe('the cost of an operation', () => {
  it.each([
    ['one thing', '{ one { id } }', {}, 1],
    ['a page of the usual size', '{ all { nodes { id } } }', {}, 11],
    ['a list without a default', '{ one { friends { nodes { id } } } }', {}, 22],
    ['a page by a variable', 'query ($n: Int) { all(first: $n) { nodes { id } } }', { n: 50 }, 51],
    ['a variable’s default', 'query ($n: Int = 30) { all(first: $n) { nodes { id } } }', {}, 31],
    ['null', 'query ($n: Int = 30) { all(first: $n) { nodes { id } } }', { n: null }, 11],
    ['pages in pages', '{ all { nodes { friends(first: 3) { edges { node { id } } } } } }', {}, 81],
    ['a count', '{ all(first: 1) { totalCount } }', {}, 6],
    ['a short list', '{ one { tags { name } } }', {}, 6],
    ['as many as are named', '{ nodes(ids: ["a", "b", "c"]) { id } }', {}, 3],
    ['what the contract says is dear', '{ one { search { name } } }', {}, 72],
    [
      'a search',
      'query ($f: Filter) { all(filter: $f) { nodes { id } } }',
      { f: { name: 'a' } },
      61,
    ],
    [
      'a search that is left out',
      'query ($f: Filter) { all(filter: $f) { nodes { id } } }',
      {},
      11,
    ],
    [
      'rows to write',
      'mutation ($i: Rows!) { write(input: $i) { name } }',
      { i: { rows: [{}, {}] } },
      12,
    ],
    ['what nobody knows', '{ nothing { at { all } } }', {}, 0],
  ])('counts %s', (_, text, variables, cost) => {
    expect(estimate(text, variables).cost).toBe(cost);
  });

  it('is never less for a larger page', () => {
    const size = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(size, size, size, (one, other, inner) => {
        const of = (n: number) =>
          estimate(
            `query ($n: Int, $m: Int) { all(first: $n) { nodes { friends(first: $m) { nodes { id } } } } }`,
            { n, m: inner },
          ).cost;
        expect(of(Math.max(one, other))).toBeGreaterThanOrEqual(of(Math.min(one, other)));
        expect(of(one)).toBe(1 + one * (1 + 1 + inner));
      }),
    );
  });

  it.each([[0], [-1], [101], [2_147_483_647]])('tells that %d is no size of a page', (n) => {
    const text = 'query ($n: Int) { one { friends(first: $n) { nodes { id } } } }';
    expect(estimate(text, { n }).pageSizes).toEqual([n]);
    expect(estimate(text.replace('$n: Int', `$n: Int = ${n}`)).pageSizes).toEqual([n]);
    expect(estimate(`{ one { friends(first: ${n}) { nodes { id } } } }`).pageSizes).toEqual([n]);
  });
});

describe('what is counted before anything is read', () => {
  it('are tokens, as far as the limit', () => {
    expect(countTokens('{ a(b: "c d") }', 100)).toBe(8);
    expect(countTokens('{ a '.repeat(100_000), 50)).toBe(51);
    expect(countTokens('{ a % b', 50)).toBe(2);
  });

  it('are values of variables, however deep they are nested', () => {
    const most = { values: 1_000, nesting: 16 };
    expect(countValues({ a: [1, { b: 2 }] }, most)).toEqual({ values: 5, nesting: 3 });
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(countValues(deep, most).nesting).toBe(17);
    expect(countValues(Array(5_000).fill(0), most).values).toBeGreaterThan(1_000);
  });

  it('are fetches of a plan; of two ways under a condition the longer', () => {
    const fetch = { kind: 'Fetch' } as never;
    const plan = {
      node: {
        kind: 'Sequence',
        nodes: [
          fetch,
          { kind: 'Parallel', nodes: [fetch, { kind: 'Flatten', path: [], node: fetch }] },
          {
            kind: 'Condition',
            condition: 'c',
            ifClause: { kind: 'Parallel', nodes: [fetch, fetch] },
            elseClause: fetch,
          },
        ],
      },
    } as never;
    expect(countFetches(plan)).toBe(5);
  });
});

describe('documents that passed', () => {
  it('are forgotten, the oldest first, when they are too many characters', () => {
    const known = keepDocuments(10);
    const document = parse('{ a }');
    for (const text of ['aaaaa', 'bbbbb']) known.set(text, document);
    known.get('aaaaa');
    known.set('ccccc', document);
    expect(['aaaaa', 'bbbbb', 'ccccc'].map((text) => known.get(text) !== undefined)).toEqual([
      ...[true, false, true],
    ]);
  });
});

describe('limits of the environment', () => {
  it('are the usual ones unless they are set, within their bounds', () => {
    expect(limitVariable('rootFields')).toBe('POLIS_LIMIT_ROOT_FIELDS');
    expect(limitsOf({ ...envOf(usualLimits()), POLIS_LIMIT_DEPTH: '9' }).depth).toBe(9);
    for (const { usual, least, most } of Object.values(limitBounds)) {
      expect(usual).toBeGreaterThanOrEqual(least);
      expect(usual).toBeLessThanOrEqual(most);
    }
    expect(() => readGatewayConfig({ POLIS_LIMIT_DEPTH: '1000' })).toThrow(
      /POLIS_LIMIT_DEPTH.*a whole number from 7 to 20/,
    );
  });
});

function envOf(limits: ReturnType<typeof usualLimits>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(limits).map(([name, value]) => [limitVariable(name as never), value]),
  );
}
