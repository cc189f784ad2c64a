import type { Tx } from '#shared/database/database.ts';
import { type CorrectionReason, findCorrected } from '#shared/undertaking/case-correction.ts';
import type { AnyKind } from '#shared/undertaking/case-kind.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

type Why = { field: string; reason: CorrectionReason; recordedAt: Date };

/** Keeps what a part of an undertaking that lies in rows of its own was before; not when it is the same. */
export async function correctPart<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(
  tx: Tx,
  kind: AnyKind<State, Act, Known>,
  /** Its version is the next already. */
  next: Known,
  { field, reason, recordedAt }: Why,
  { before, after }: { before: unknown; after: unknown },
): Promise<boolean> {
  const corrected = findCorrected({ [field]: before }, { [field]: after });
  if (corrected.length === 0) return false;
  const what = { caseType: kind.type, caseId: next.id, number: next.version };
  const corrections = corrected.map((each) => ({ ...each, ...what, reason, recordedAt }));
  await kind.insertCorrections(tx, next, corrections);
  return true;
}
