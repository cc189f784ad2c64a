import { describe, expect, it } from '@jest/globals';
import { findPlanFaults, type PlanNode } from './plan-faults.ts';

const large = new Set(['enrolment']);
const kinds = (plan: PlanNode) => findPlanFaults(plan, large).map(({ kind }) => kind);

const node = (type: string, more: Partial<PlanNode> = {}): PlanNode => ({
  'Node Type': type,
  'Plan Rows': 10,
  ...more,
});
const scan = (type: string, more: Partial<PlanNode> = {}) =>
  node(type, { 'Relation Name': 'enrolment', ...more });
const above = (type: string, ...plans: PlanNode[]) => node(type, { Plans: plans });

describe('a scan', () => {
  it('of all rows is a fault, but of a small table', () => {
    expect(kinds(above('Limit', scan('Seq Scan')))).toEqual(['SCAN']);
    expect(kinds(scan('Seq Scan', { 'Relation Name': 'access_point' }))).toEqual([]);
  });

  it('may take all rows to count them all, but not per parent', () => {
    const count = node('Aggregate', { Strategy: 'Plain', Plans: [scan('Seq Scan')] });
    expect(kinds(count)).toEqual([]);
    expect(kinds(above('Nested Loop', node('Function Scan'), count))).toEqual(['SCAN']);
  });

  it('in the order of an index ends with the page, unless something takes all of it first', () => {
    const walk = scan('Index Only Scan');
    expect(kinds(above('Limit', walk))).toEqual([]);
    expect(kinds(walk)).toEqual(['SCAN']);
    expect(kinds(above('Limit', above('Hash', walk)))).toEqual(['SCAN']);
  });

  it('has an index for what is equal', () => {
    const filtered = (cond: string | undefined, filter: string) =>
      kinds(
        above('Limit', scan('Index Scan', { ...(cond && { 'Index Cond': cond }), Filter: filter })),
      );
    expect(filtered(undefined, '(person_id = parent.key)')).toEqual(['WALK']);
    expect(filtered('(ROW(a, id) < ROW($1, $2))', '((b > 1) AND (id = ANY ($3)))')).toEqual([
      'WALK',
    ]);
    expect(filtered('(person_id = parent.key)', '(organisation_id = $2)')).toEqual([]);
    // A policy, and a choice that a parameter can make idle.
    expect(
      filtered(undefined, '((InitPlan 1).col1 OR (organisation_id = (InitPlan 2).col1))'),
    ).toEqual([]);
    expect(filtered(undefined, '($3 OR (entity_type = ANY ($4)))')).toEqual([]);
  });

  it('passes over no more than a batch of pages may', () => {
    const passing = (removed: number) =>
      scan('Index Scan', {
        'Index Cond': '(a = $1)',
        'Rows Removed by Filter': removed,
        'Actual Loops': 20,
      });
    expect(kinds(passing(10))).toEqual([]);
    expect(kinds(passing(100))).toEqual(['WALK']);
  });
});

describe('a sort', () => {
  const sort = (rows: number, below: PlanNode) => above('Sort', { ...below, 'Plan Rows': rows });

  it('takes no more rows of a large table than pages have', () => {
    const found = scan('Index Scan', { 'Index Cond': '(organisation_id = $1)' });
    expect(kinds(above('Limit', sort(5_000, found)))).toEqual(['SORT']);
    expect(kinds(above('Limit', sort(100, found)))).toEqual([]);
  });

  it('may put the pages of many parents in order', () => {
    const page = above('Limit', scan('Index Scan', { 'Index Cond': '(person_id = parent.key)' }));
    expect(kinds(sort(5_000, above('Nested Loop', node('Function Scan'), page)))).toEqual([]);
  });
});

describe('a condition', () => {
  it('does not find out for each row who is asking, not even on a small table or to count', () => {
    const asking = "((current_setting('app.role'::text, true)) = 'PLATFORM'::text)";
    const small = scan('Seq Scan', { 'Relation Name': 'membership', Filter: asking });
    expect(kinds(small)).toEqual(['CALL']);
    expect(kinds(node('Aggregate', { Strategy: 'Plain', Plans: [small] }))).toEqual(['CALL']);
    expect(kinds(node('Nested Loop', { 'Join Filter': '(a = viewer_organisation())' }))).toEqual([
      'CALL',
    ]);
    // Once, before any row.
    expect(kinds(node('Result', { 'One-Time Filter': asking } as Partial<PlanNode>))).toEqual([]);
  });
});
