import {
  type FieldDefinition,
  type ObjectType,
  operationFromDocument,
  type Schema,
  Supergraph,
} from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse, printSchema } from 'graphql';
import { loadSupergraph } from './load-supergraph.ts';

/**
 * - INVALID: it is no supergraph, or one whose parts do not fit together;
 * - UNKNOWN_GRAPH: it names a graph that this gateway cannot ask;
 * - UNPLANNABLE: something that can be asked of it cannot be planned.
 */
export type Checked =
  | { ok: true; apiSchema: string }
  | { ok: false; why: 'INVALID' | 'UNKNOWN_GRAPH' | 'UNPLANNABLE' };

/** Does with a supergraph all that serving it takes, and plans a question of each root field. */
export function checkSupergraph(text: string, graphs: readonly string[]): Checked {
  try {
    const supergraph = Supergraph.build(loadSupergraph(text), { validateSupergraph: true });
    const unknown = supergraph.subgraphsMetadata().find(({ name }) => !graphs.includes(name));
    if (unknown) return { ok: false, why: 'UNKNOWN_GRAPH' };
    const api = supergraph.apiSchema();
    const printed = `${printSchema(api.toGraphQLJSSchema())}\n`;
    if (!arePlannable(new QueryPlanner(supergraph), api)) return { ok: false, why: 'UNPLANNABLE' };
    return { ok: true, apiSchema: printed };
  } catch {
    return { ok: false, why: 'INVALID' };
  }
}

function arePlannable(planner: QueryPlanner, api: Schema): boolean {
  try {
    for (const document of sampleOperations(api)) {
      planner.buildQueryPlan(operationFromDocument(api, parse(document)));
    }
    return true;
  } catch {
    return false;
  }
}

/** A question of each root field, with variables for what it must be given. */
function sampleOperations(api: Schema): string[] {
  return (['query', 'mutation'] as const).flatMap((root) => {
    const type = api.schemaDefinition.rootType(root);
    return type ? type.fields().map((field) => `${root} ${asking(field)}`) : [];
  });
}

function asking(field: FieldDefinition<ObjectType>): string {
  const needed = field.arguments().filter((each) => each.isRequired());
  const variables = needed.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const { name, type } = field;
  const composite = /^(Object|Interface|Union)Type$/.test(type?.toString ? baseKind(type) : '');
  const call = `${name}${given && `(${given})`}${composite ? ' { __typename }' : ''}`;
  return `${variables && `(${variables})`} { ${call} }`;
}

function baseKind(type: NonNullable<FieldDefinition<ObjectType>['type']>): string {
  let kind: { kind: string; ofType?: unknown } = type;
  while (kind.ofType) kind = kind.ofType as typeof kind;
  return kind.kind;
}
