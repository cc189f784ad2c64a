import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { DecideErasureInput } from '../generated/resolvers.ts';
import { isRecordHeld } from '../legal-hold/legal-hold.repository.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import { erasureList, findErasureForUpdate, updateErasure } from './erasure.repository.ts';
import { type DecideRefusal, decide, type Erasure } from './erasure.ts';
import { findErasable } from './may-erase.ts';
import { tellErasure } from './tell-erasure.ts';

export type DecideErasureRefusal = DecideRefusal | 'ErasureNotFound';

export async function decideErasure(
  context: Context,
  { erasureId, ...decision }: DecideErasureInput,
): Promise<Result<Erasure, DecideErasureRefusal>> {
  requireScope(context, 'privacy:write');
  requireId(context, 'erasure', erasureId);
  const decided = await transaction(context, (tx) => decideOn(tx, context, erasureId, decision));
  if (decided.ok && decided.value.state === 'RUNNING') {
    // What was decided stays so. Where it cannot be done at this moment, the round that keeps at it does it,
    // and reports what is in its way.
    await carryOutErasure(context.database, erasureId, context.now).catch(() => {});
  }
  return decided;
}

async function decideOn(
  tx: Parameters<Parameters<typeof transaction>[1]>[0],
  context: Context,
  erasureId: string,
  decision: Omit<DecideErasureInput, 'erasureId'>,
): Promise<Result<Erasure, DecideErasureRefusal>> {
  const { viewer, now, today } = context;
  const [seen] = await findByIds(tx, erasureList, [erasureId]);
  const record = seen && (await findErasable(tx, context, seen.personRecordId));
  if (!record) return refuse('ErasureNotFound');
  return asPlatform(tx, viewer, async () => {
    const known = await findErasureForUpdate(tx, erasureId);
    if (!known) return refuse('ErasureNotFound');
    const isHeld = await isRecordHeld(tx, record.id, today);
    const outcome = decide(known, decision, isHeld, now);
    if (!outcome.ok) return outcome;
    const { erasure, act } = outcome.value;
    await updateErasure(tx, erasure, act, now);
    await tellErasure(tx, erasure);
    return ok(erasure);
  });
}
