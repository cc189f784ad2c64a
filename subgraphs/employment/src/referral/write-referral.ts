import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import type { CaseStep } from '#shared/undertaking/case-step.ts';
import { referralCase } from './referral.repository.ts';
import type { Referral } from './referral.ts';

type Step = Pick<CaseStep, 'act' | 'happenedOn'> & { reason?: string | null };

/**
 * Writes what became of a referral, with its step if one led to it, and tells both sides. Runs with the
 * platform's rights, since either side acts on a row of the sender's.
 */
export async function writeReferral(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  referral: Referral,
  step: Step | null,
): Promise<void> {
  const { id, version, state, organisationId, receiverId } = referral;
  const { type } = referralCase;
  await referralCase.update(tx, referral);
  if (step) {
    await referralCase.insertStep(tx, referral, {
      caseType: type,
      caseId: id,
      number: version,
      state,
      reason: null,
      recordedAt: now,
      ...step,
    });
  }
  const change = { type, id, version, kind: 'UPDATED' as const };
  await appendChanges(
    tx,
    [organisationId, receiverId].map((organisation) => ({ ...change, organisation })),
  );
}
