import { appendChange } from '../change-feed/append-change.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type AnyKind, toldOf } from './case-kind.ts';
import type { Owned } from './case-step.ts';

export type RefRefusal = 'ExternalRefTaken' | 'ExternalRefMalformed';

/** A partner's own key: neither empty nor long, without control characters. */
export function isWellFormedRef(externalRef: string): boolean {
  return /^[^\p{Cc}]{1,100}$/u.test(externalRef) && externalRef.trim() === externalRef;
}

/** Writes what was opened, with its first step, and tells the feed. */
export async function writeOpened<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string,
>(
  tx: Tx,
  context: Context,
  kind: AnyKind<State, Act, Known>,
  opened: Known,
  /** What a unique index of this kind alone stands for. */
  taken: Refusal | undefined,
): Promise<Result<Known, RefRefusal | Refusal>> {
  const inserted = await kind.insert(tx, opened);
  if (inserted === 'EXTERNAL_REF_TAKEN') return refuse('ExternalRefTaken');
  if (inserted === 'TAKEN') {
    if (taken === undefined) throw new Error(`${kind.type} names no refusal for its index`);
    return refuse(taken);
  }
  await tellOpened(tx, context, kind, opened);
  return ok(opened);
}

/** The first step of what was opened, and the feed's entry of it. */
export async function tellOpened<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  kind: AnyKind<State, Act, Known>,
  opened: Known,
): Promise<void> {
  const { type } = kind;
  const { id, openedOn, state, version } = opened;
  await kind.insertStep(tx, opened, {
    caseType: type,
    caseId: id,
    number: version,
    act: null,
    state,
    reason: null,
    happenedOn: openedOn,
    recordedAt: now,
  });
  if (kind.isHidden) return;
  const organisation = toldOf(kind, opened);
  await appendChange(tx, { type, id, version, kind: 'CREATED', organisation });
}
