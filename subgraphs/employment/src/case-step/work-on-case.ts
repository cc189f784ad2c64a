import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { prefixOf } from '#shared/type-id.ts';
import type { AnyCaseKind } from './any-case-kind.ts';
import type { Case } from './case.ts';

export type WorkOnCaseRefusal = 'CaseNotFound' | 'CaseChanged';

/**
 * The one way by which something is done to a case that is neither an act alone nor a correction,
 * as what hangs on it changes: under its version, and told to the feed as a change of the case.
 */
export async function workOnCase<
  State extends string,
  Act extends string,
  Known extends Case<State>,
  Refusal extends string,
>(
  context: Context,
  kind: AnyCaseKind<State, Act, Known>,
  { id, version }: { id: string; version: number },
  /** Writes what is done, and gives the case as it is then; its version is seen to. */
  work: (known: Known, tx: Tx) => Promise<Result<Known, Refusal>>,
): Promise<Result<Known, WorkOnCaseRefusal | Refusal>> {
  requireId(context, prefixOf(kind.type), id);
  const { viewer } = context;
  return transaction(context, async (tx): Promise<Result<Known, WorkOnCaseRefusal | Refusal>> => {
    const known = await kind.findForUpdate(tx, id);
    if (!known || known.organisationId !== viewer.organisation) return refuse('CaseNotFound');
    if (known.version !== version) return refuse('CaseChanged');
    const done = await work(known, tx);
    if (!done.ok) return done;
    const changed = { ...done.value, version: version + 1 };
    await kind.update(tx, changed);
    const change = { type: kind.type, id, version: changed.version };
    await appendChange(tx, { ...change, kind: 'UPDATED', organisation: known.organisationId });
    return { ok: true, value: changed };
  });
}
