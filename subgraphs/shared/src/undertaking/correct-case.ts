import { appendChange } from '../change-feed/append-change.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import { requireId } from '../reading/require-id.ts';
import { ok, type Result, refuse } from '../result.ts';
import { prefixOf } from '../type-id.ts';
import { type CorrectionReason, findCorrected } from './case-correction.ts';
import { type AnyKind, type MayRefuse, mayWrite, toldOf } from './case-kind.ts';
import type { Owned } from './case-step.ts';

export type CorrectCaseRefusal = 'CaseNotFound' | 'CaseChanged' | 'NothingCorrected';

type Correcting<Known> = {
  version: number;
  reason: CorrectionReason;
  /** The fields that change; undefined for those that stay. Where that hangs on what is known, it is told. */
  change: Partial<Known> | ((known: Known) => Partial<Known>);
};

/**
 * The one way by which what was recorded of a case is corrected: the case says what is known now,
 * and each field as it was before is kept with the instant and the reason.
 */
export async function correctCase<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string = never,
>(
  context: Context,
  kind: AnyKind<State, Act, Known>,
  id: string,
  { version, reason, change: told }: Correcting<Known>,
  /** What only this kind refuses. */
  check: (corrected: Known, tx: Tx, known: Known) => MayRefuse<Known, Refusal> = ok,
): Promise<Result<Known, CorrectCaseRefusal | Refusal>> {
  requireId(context, prefixOf(kind.type), id);
  const { viewer, now } = context;
  return transaction(context, async (tx): Promise<Result<Known, CorrectCaseRefusal | Refusal>> => {
    const known = await kind.findForUpdate(tx, id);
    if (!known || !mayWrite(kind, known, viewer)) return refuse('CaseNotFound');
    if (known.version !== version) return refuse('CaseChanged');
    const change = typeof told === 'function' ? told(known) : told;
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const corrections = findCorrected(known, change);
    if (corrections.length === 0) return refuse('NothingCorrected');
    const changed = { ...known, ...Object.fromEntries(given), version: version + 1 };
    const corrected = await check(changed, tx, known);
    if (!corrected.ok) return corrected;
    await kind.update(tx, corrected.value);
    const what = { caseType: kind.type, caseId: id, number: version + 1 };
    await kind.insertCorrections(
      tx,
      known,
      corrections.map((each) => ({ ...each, ...what, reason, recordedAt: now })),
    );
    const organisation = toldOf(kind, known, corrected.value);
    const change_ = { type: kind.type, id, version: version + 1, organisation };
    if (!kind.isHidden) await appendChange(tx, { ...change_, kind: 'UPDATED' });
    return corrected;
  });
}
