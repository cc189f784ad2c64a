import { appendChange } from '../change-feed/append-change.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import { requireId } from '../reading/require-id.ts';
import { ok, type Result, refuse } from '../result.ts';
import { prefixOf } from '../type-id.ts';
import { type AnyKind, type MayRefuse, mayWrite, toldOf } from './case-kind.ts';
import type { Owned } from './case-step.ts';

export type WorkOnUndertakingRefusal = 'CaseNotFound' | 'CaseChanged' | 'PartnerExited';

/**
 * The one way by which something is done to an undertaking that is neither an act nor a correction,
 * as what hangs on it changes: under its version, and told to the feed as a change of it.
 */
export async function workOnUndertaking<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string,
>(
  context: Context,
  kind: AnyKind<State, Act, Known>,
  /** `on` is the day of what is done. */
  { id, version, on }: { id: string; version: number; on: string },
  /** Writes what is done, and gives the undertaking as it is then; its version is the next already. */
  work: (next: Known, tx: Tx) => MayRefuse<Known, Refusal>,
): Promise<Result<Known, WorkOnUndertakingRefusal | Refusal>> {
  requireId(context, prefixOf(kind.type), id);
  return transaction(
    context,
    async (tx): Promise<Result<Known, WorkOnUndertakingRefusal | Refusal>> => {
      const known = await kind.findForUpdate(tx, id);
      if (!known || !mayWrite(kind, known, context.viewer)) return refuse('CaseNotFound');
      if (known.version !== version) return refuse('CaseChanged');
      const actor = context.viewer.organisation ?? known.organisationId;
      if (await kind.isOut(tx, actor, on)) return refuse('PartnerExited');
      const done = await work({ ...known, version: version + 1 }, tx);
      if (!done.ok) return done;
      await kind.update(tx, done.value);
      const change = { type: kind.type, id, version: version + 1, kind: 'UPDATED' as const };
      await appendChange(tx, { ...change, organisation: toldOf(kind, known, done.value) });
      return ok(done.value);
    },
  );
}
