import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { memorandumKind } from './memorandum.repository.ts';
import type { Memorandum } from './memorandum.ts';
import type { MemorandumState } from './memorandum-life-cycle.ts';

export type LedRefusal =
  | 'CaseNotFound'
  | 'CaseStateForbids'
  | 'CaseInFuture'
  | 'CaseTooEarly'
  | 'PartnerExited';

/** The memorandum, locked, to which its lead adds something on a day, and in which states that can be. */
export async function findLed(
  tx: Tx,
  { viewer, today }: Context,
  memorandumId: string,
  day: string,
  states: readonly MemorandumState[],
): Promise<Result<Memorandum, LedRefusal>> {
  const memorandum = await memorandumKind.findForUpdate(tx, memorandumId);
  if (!memorandum || memorandum.organisationId !== viewer.organisation) {
    return refuse('CaseNotFound');
  }
  if (!states.includes(memorandum.state)) return refuse('CaseStateForbids');
  if (day > today) return refuse('CaseInFuture');
  if (day < memorandum.openedOn) return refuse('CaseTooEarly');
  const isOut = await memorandumKind.isOut(tx, memorandum.organisationId, day);
  return isOut ? refuse('PartnerExited') : ok(memorandum);
}
