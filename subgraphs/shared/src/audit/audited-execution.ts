import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, getOperationAST, print } from 'graphql';
import type { Context } from '../context.ts';
import type { Run } from '../server/run.ts';
import { AuditUnwritable } from './audit-log.ts';
import { collectReads, toReads } from './collect-reads.ts';
import { letSaySubjects, personalFieldsOf } from './personal-fields.ts';
import { planReading, type ReadingPlan } from './reading-plan.ts';
import { type Operation, toEntry } from './to-entry.ts';
import { auditUnavailable } from './unavailable.ts';
import { withhold } from './withhold.ts';

type Prepared = { plan: ReadingPlan | undefined; operation: Operation };

/**
 * Executes, and writes down what the answer shows of whom before it leaves. Where that cannot be written,
 * nothing of it is shown; what tells of nobody is answered all the same. A document that asks for nothing
 * personal is executed as it is.
 */
export function auditing(schema: GraphQLSchema, execute: Run): Run {
  const personal = personalFieldsOf(schema);
  letSaySubjects(schema, personal);
  const prepared = new WeakMap<DocumentNode, Map<string, Prepared>>();

  function prepare(document: DocumentNode, name: string | undefined): Prepared {
    const known = prepared.get(document) ?? new Map<string, Prepared>();
    prepared.set(document, known);
    const before = known.get(name ?? '');
    if (before) return before;
    const plan = planReading(schema, personal, document, name);
    const hash = plan ? createHash('sha256').update(print(document)).digest('hex') : null;
    const named = getOperationAST(document, name)?.name?.value;
    const made = { plan, operation: { name: toClientsName(named), hash } };
    known.set(name ?? '', made);
    return made;
  }

  return async (document, operationName, context, variables) => {
    const { plan, operation } = prepare(document, operationName);
    if (!plan) return execute(document, operationName, context, variables);
    if (plan.isMutation) {
      const why = await whyUnwritable(context);
      if (why) return { data: null, errors: [auditUnavailable(context, why)] };
    }
    const result = await execute(plan.document, operationName, context, variables);
    const seen = collectReads(plan, result.data);
    const reads = toReads(plan.fields, seen.of);
    if (reads.length === 0) return result;
    const kind = plan.isMutation ? 'WRITE' : 'READ';
    try {
      await context.audit.append(reads.map((read) => toEntry(context, kind, operation, read)));
      return result;
    } catch (error) {
      if (!(error instanceof AuditUnwritable)) throw error;
      const { data, paths } = withhold(plan, result.data ?? null, seen.parts);
      const errors = paths.map((path) => auditUnavailable(context, error, path));
      return { ...result, data, errors: [...(result.errors ?? []), ...errors] };
    }
  };
}

/** What writes is refused before it has written. */
async function whyUnwritable({ audit }: Context): Promise<AuditUnwritable | undefined> {
  try {
    await audit.append([]);
    return undefined;
  } catch (error) {
    if (error instanceof AuditUnwritable) return error;
    throw error;
  }
}

/** A gateway adds the domain and a number to the name that the client gave. */
function toClientsName(name: string | undefined): string | null {
  return name?.replace(/__\w+?__\d+$/, '') ?? null;
}
