/** The parts of `EXPLAIN (FORMAT JSON)` that tell whether a statement stays fast as tables grow. */
export type PlanNode = {
  'Node Type': string;
  'Plan Rows': number;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  'Join Filter'?: string;
  'Rows Removed by Filter'?: number;
  'Actual Loops'?: number;
  Strategy?: string;
  Plans?: PlanNode[];
};

/**
 * - SCAN: all of a large table is read.
 * - SORT: more of a large table is sorted than a page needs.
 * - WALK: rows of a large table are found by looking at others, for an equality that no index follows.
 * - CALL: who asks is found out again for each row.
 */
export type PlanFault = { kind: 'SCAN' | 'SORT' | 'WALK' | 'CALL'; what: string };

/** Rows that a statement for a batch of parents may look at in vain, and those it may sort. */
const mostPassedOver = 1_000;
const mostSorted = 200;

/** Nodes that take all their input before they give any of it. */
const blocking = new Set([
  'Sort',
  'Aggregate',
  'Hash',
  'Materialize',
  'Memoize',
  'Bitmap Heap Scan',
]);

/** Names of the policies' functions, and what PostgreSQL writes in their place. */
const call = /\bviewer_\w+\(|\bcurrent_setting\(/;

/** A column that holds a value of the statement, or of the row it is joined to. */
const equality = / = (ANY \()?\(*(\$\d|[a-z_]+\.[a-z_]+)/;

/** Parts of a condition that must all hold. */
function conjuncts(condition: string): string[] {
  let depth = 0;
  const parts = [''];
  for (const word of condition.replace(/^\((.*)\)$/, '$1').split(/( AND )/)) {
    if (word === ' AND ' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${word}`);
    depth += word.split('(').length - word.split(')').length;
  }
  return parts;
}

function findEquality(condition = ''): string | undefined {
  return conjuncts(condition).find((part) => equality.test(part) && !part.includes(' OR '));
}

export function findPlanFaults(plan: PlanNode, largeTables: ReadonlySet<string>): PlanFault[] {
  const counts = plan['Node Type'] === 'Aggregate' && plan.Strategy === 'Plain';
  const faults = findIn(plan, largeTables, false);
  // To count a whole list takes all of it.
  return counts ? faults.filter(({ kind }) => kind === 'CALL') : faults;
}

function findIn(node: PlanNode, largeTables: ReadonlySet<string>, limited: boolean): PlanFault[] {
  const stopsEarly = node['Node Type'] === 'Limit' || (limited && !blocking.has(node['Node Type']));
  return [
    ...faultsOfScan(node, largeTables, limited),
    ...faultsOfSort(node, largeTables),
    ...faultsOfFilter(node),
    ...(node.Plans ?? []).flatMap((child) => findIn(child, largeTables, stopsEarly)),
  ];
}

function faultsOfScan(
  node: PlanNode,
  largeTables: ReadonlySet<string>,
  limited: boolean,
): PlanFault[] {
  const { 'Node Type': type, 'Relation Name': table, Filter: filter = '' } = node;
  if (table === undefined || !largeTables.has(table)) return [];
  const removed = (node['Rows Removed by Filter'] ?? 0) * (node['Actual Loops'] ?? 1);
  if (type === 'Seq Scan') return [{ kind: 'SCAN', what: `reads all of ${table}` }];
  if (node['Index Cond'] === undefined && type.startsWith('Index') && !limited) {
    return [{ kind: 'SCAN', what: `walks a whole index of ${table}` }];
  }
  const unfollowed = findEquality(filter);
  if (unfollowed && !findEquality(node['Index Cond'])) {
    return [{ kind: 'WALK', what: `no index of ${table} follows ${unfollowed}` }];
  }
  if (removed > mostPassedOver) {
    return [{ kind: 'WALK', what: `passes over ${removed} rows of ${table} by ${filter}` }];
  }
  return [];
}

function faultsOfSort(node: PlanNode, largeTables: ReadonlySet<string>): PlanFault[] {
  if (node['Node Type'] !== 'Sort') return [];
  const [input] = node.Plans ?? [];
  if (!input || input['Plan Rows'] <= mostSorted) return [];
  const tables = tablesBelow(input).filter((table) => largeTables.has(table));
  if (tables.length === 0) return [];
  return [{ kind: 'SORT', what: `sorts ${input['Plan Rows']} rows of ${tables.join(', ')}` }];
}

/** What a limit lets through is no more than a page. */
function tablesBelow(node: PlanNode): string[] {
  if (node['Node Type'] === 'Limit') return [];
  const own = node['Relation Name'];
  return [...(own ? [own] : []), ...(node.Plans ?? []).flatMap(tablesBelow)];
}

function faultsOfFilter(node: PlanNode): PlanFault[] {
  return [node.Filter, node['Join Filter']]
    .filter((condition) => condition !== undefined)
    .filter((condition) => call.test(condition))
    .map((condition) => ({
      kind: 'CALL',
      what: `asks for each row of ${node['Relation Name'] ?? 'a join'}: ${condition}`,
    }));
}
