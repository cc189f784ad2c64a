import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result } from '#shared/result.ts';
import { withCaseUuid } from '#shared/undertaking/by-case.ts';
import { type AnyKind, toldOf } from '#shared/undertaking/case-kind.ts';
import { type AdvanceRefusal, advance, type Owned } from '#shared/undertaking/case-step.ts';
import { undertakingSteps } from '#shared/undertaking/undertaking-step.table.ts';

/** What happens to one of many on the same day; the caller has locked it. */
type Happening<Act extends string, Known> = { known: Known; act: Act };

export type Advanced<Act extends string, Known> = Happening<Act, Known> & { before: Known };

/** What all of them become, or why one of them cannot. */
export function advanceAll<State extends string, Act extends string, Known extends Owned<State>>(
  { cycle }: Pick<AnyKind<State, Act, Known>, 'cycle'>,
  happenings: readonly Happening<Act, Known>[],
  happenedOn: string,
  today: string,
): Result<Advanced<Act, Known>[], AdvanceRefusal> {
  const all: Advanced<Act, Known>[] = [];
  for (const { known: before, act } of happenings) {
    const { version } = before;
    const advanced = advance(cycle, before, { version, act, happenedOn }, today);
    if (!advanced.ok) return advanced;
    all.push({ before, act, known: advanced.value });
  }
  return ok(all);
}

/** The steps of all of them and the feed's entries, in two statements however many they are. */
export async function tellAdvanced<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  kind: AnyKind<State, Act, Known>,
  advanced: readonly Advanced<Act, Known>[],
): Promise<void> {
  if (advanced.length === 0) return;
  const { type } = kind;
  const steps = advanced.map(({ act, known }) => {
    const { id: caseId, organisationId, version: number, state, stateSince: happenedOn } = known;
    const step = { caseType: type, caseId, number, organisationId, act, state, reason: null };
    return withCaseUuid({ ...step, happenedOn, recordedAt: now });
  });
  await tx.insert(undertakingSteps).values(steps);
  const changes = advanced.map(({ before, known }) => {
    const { id, version } = known;
    return {
      type,
      id,
      version,
      kind: 'UPDATED' as const,
      organisation: toldOf(kind, before, known),
    };
  });
  await appendChanges(tx, changes);
}
