import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';

type QueryPlan = Parameters<Experimental_DidResolveQueryPlanCallback>[0]['queryPlan'];
type PlanNode = Exclude<NonNullable<QueryPlan['node']>, { kind: 'Subscription' }>;

/** How often carrying a plan out asks a graph; of two ways under a condition the longer one. */
export function countFetches({ node }: Pick<QueryPlan, 'node'>): number {
  return node && node.kind !== 'Subscription' ? count(node) : 0;
}

function count(node: PlanNode): number {
  switch (node.kind) {
    case 'Fetch':
      return 1;
    case 'Flatten':
      return count(node.node);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.reduce((sum, each) => sum + count(each), 0);
    case 'Condition':
      return Math.max(
        node.ifClause ? count(node.ifClause) : 0,
        node.elseClause ? count(node.elseClause) : 0,
      );
    case 'Defer':
      return 0;
  }
}
