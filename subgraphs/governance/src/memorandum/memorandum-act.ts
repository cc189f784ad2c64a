import { addDays } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Memorandum } from './memorandum.ts';
import {
  type BySignatories,
  type MemorandumAct,
  type MemorandumState,
  memorandumLifeCycle,
  signableStates,
} from './memorandum-life-cycle.ts';

/** Whoever signs alone agrees with nobody. */
const fewestSignatories = 2;

export type ActRefusal = 'MemorandumDocumentMissing' | 'TooFewSignatories' | 'MemorandumNotExpired';

/** What an act of its lead does to a memorandum beside moving it on. */
export function complete(
  memorandum: Memorandum,
  act: MemorandumAct,
  day: string,
): Result<Memorandum, ActRefusal> {
  if (act === 'OPEN_FOR_SIGNATURE') {
    if (memorandum.documentHash === null) return refuse('MemorandumDocumentMissing');
    if (memorandum.signaturesMissing < fewestSignatories) return refuse('TooFewSignatories');
    return ok({ ...memorandum, signableFrom: day });
  }
  if (act === 'EXPIRE' && day <= memorandum.effectiveTo) return refuse('MemorandumNotExpired');
  return ok(act === 'EXPIRE' || act === 'TERMINATE' ? endOn(memorandum, day) : memorandum);
}

/** What had run out before is not in force until the day on which somebody ended it. */
export function endOn<Given extends Pick<Memorandum, 'effectiveTo'>>(
  memorandum: Given,
  day: string,
) {
  const runOut = addDays(memorandum.effectiveTo, 1);
  return { ...memorandum, endedOn: day < runOut ? day : runOut };
}

export type Signatures = { given: number; missing: number };

/** What a memorandum becomes when a signatory signs or withdraws, and which act that is of its own. */
export function followSignatures(
  memorandum: Memorandum,
  by: 'SIGN' | 'WITHDRAW',
  signatures: Signatures,
  day: string,
): { followed: Memorandum; act: BySignatories | null } {
  const { state, stateSince, effectiveFrom, version } = memorandum;
  // A signature on paper may be recorded behind a later one, and turns nothing back.
  const since = later(day, stateSince);
  // What would begin behind its last day never begins: whoever withdraws does not bring it about.
  const isOver = later(since, effectiveFrom) > memorandum.effectiveTo;
  const found = signableStates.includes(state) ? actOf(state, by, signatures) : null;
  const act = isOver && found === 'COMPLETE_SIGNATURES' ? null : found;
  const counted = {
    ...memorandum,
    signaturesMissing: signatures.missing,
    version: version + 1,
  };
  if (act === null) return { followed: counted, act };
  const inForceFrom = act === 'COMPLETE_SIGNATURES' ? later(since, effectiveFrom) : null;
  const moved = { state: memorandumLifeCycle[act].to, stateSince: since, inForceFrom };
  return { followed: { ...counted, ...moved }, act };
}

function actOf(
  state: MemorandumState,
  by: 'SIGN' | 'WITHDRAW',
  { given, missing }: Signatures,
): BySignatories | null {
  if (given >= fewestSignatories && missing === 0) return 'COMPLETE_SIGNATURES';
  if (by === 'SIGN') return 'SIGN';
  return given === 0 && state === 'PARTLY_SIGNED' ? 'LOSE_SIGNATURES' : null;
}

function later(day: string, other: string): string {
  return day > other ? day : other;
}
