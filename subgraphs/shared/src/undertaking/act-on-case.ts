import { appendChange } from '../change-feed/append-change.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import { requireId } from '../reading/require-id.ts';
import { ok, type Result, refuse } from '../result.ts';
import { prefixOf } from '../type-id.ts';
import { type AnyKind, type MayRefuse, mayWrite, toldOf } from './case-kind.ts';
import { type AdvanceRefusal, advance, type CaseAdvance, type Owned } from './case-step.ts';

export type ActOnCaseRefusal = AdvanceRefusal | 'CaseNotFound' | 'PartnerExited';

/** The one way by which a case, or what else an organisation has opened, goes on: checked, written with its step, and told to the feed. */
export async function actOnCase<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string = never,
>(
  context: Context,
  kind: AnyKind<State, Act, Known>,
  id: string,
  request: CaseAdvance<Act>,
  /** What the act does to this kind beside moving it on, or why this kind refuses it. */
  complete: (advanced: Known, tx: Tx) => MayRefuse<Known, Refusal> = ok,
): Promise<Result<Known, ActOnCaseRefusal | Refusal>> {
  requireId(context, prefixOf(kind.type), id);
  const { viewer, today, now } = context;
  return transaction(context, async (tx): Promise<Result<Known, ActOnCaseRefusal | Refusal>> => {
    const known = await kind.findForUpdate(tx, id);
    if (!known || !mayWrite(kind, known, viewer)) return refuse('CaseNotFound');
    const advanced = advance<State, Act, Known>(kind.cycle, known, request, today);
    if (!advanced.ok) return advanced;
    // Of who acts: what a partner has left open can be ended by whoever else may act on it.
    const actor = viewer.organisation ?? known.organisationId;
    const isOut = await kind.isOut(tx, actor, request.happenedOn);
    if (isOut) return refuse('PartnerExited');
    const completed = await complete(advanced.value, tx);
    if (!completed.ok) return completed;
    const { state, version } = completed.value;
    await kind.update(tx, completed.value);
    await kind.insertStep(tx, completed.value, {
      caseType: kind.type,
      caseId: id,
      number: version,
      act: request.act,
      state,
      reason: request.reason ?? null,
      happenedOn: request.happenedOn,
      recordedAt: now,
    });
    const organisation = toldOf(kind, known, completed.value);
    const change = { type: kind.type, id, version, organisation };
    if (!kind.isHidden) await appendChange(tx, { ...change, kind: 'UPDATED' });
    return completed;
  });
}
