import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { type AnyKind, toldOf } from '#shared/undertaking/case-kind.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { insertUndertakingSteps } from '#shared/undertaking/undertaking-step.repository.ts';

/** The first steps of many that were opened and the feed's entries, in two statements however many they are. */
export async function tellAllOpened<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(
  tx: Tx,
  { now: recordedAt }: Pick<Context, 'now'>,
  kind: AnyKind<State, Act, Known>,
  opened: readonly Known[],
): Promise<void> {
  if (opened.length === 0) return;
  const { type: caseType } = kind;
  const steps = opened.map(
    ({ id: caseId, organisationId, openedOn: happenedOn, state, version }) => {
      const step = {
        caseType,
        caseId,
        number: version,
        organisationId,
        state,
        happenedOn,
        recordedAt,
      };
      return { ...step, act: null, reason: null };
    },
  );
  await insertUndertakingSteps(tx, steps);
  const changes = opened.map((known) => {
    const { id, version } = known;
    const organisation = toldOf(kind, known);
    return { type: caseType, id, version, kind: 'CREATED' as const, organisation };
  });
  await appendChanges(tx, changes);
}
